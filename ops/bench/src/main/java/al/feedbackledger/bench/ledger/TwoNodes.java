package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.database.DatabaseAddress;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Two nodes, each a Java process of its own, write to one database together what one node writes to it alone. */
final class TwoNodes {
    private static final int CLIENTS = 512;

    private final Ground ground;
    private final LedgerExtent extent;
    private final Session session;
    private final Path scratch;

    TwoNodes(Ground ground, LedgerExtent extent, Session session, Path scratch) {
        this.ground = ground;
        this.extent = extent;
        this.session = session;
        this.scratch = scratch;
    }

    void measure() throws IOException, SQLException, InterruptedException {
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int round = 0; round < extent.rounds(); round++) {
            List<Integer> turn = new ArrayList<>(List.of(1, 2));
            Collections.shuffle(turn, session.order());
            for (int nodes : turn) {
                (nodes == 1 ? one : two).add(together(nodes));
            }
        }
        double alone = Table.median(one);
        double both = Table.median(two);
        session.table()
                .row(
                        "Two nodes on one database",
                        Table.text("%,.0f/s", both),
                        Table.text("one node %,.0f/s: **%.2f**", alone, both / alone),
                        "≥ 0.9");
    }

    /** A node's process and its two ends. */
    private record Running(Process process, BufferedWriter to, BufferedReader from, Path ids) {
        void say(String line) throws IOException {
            to.write(line);
            to.newLine();
            to.flush();
        }

        String hear() throws IOException {
            String line = from.readLine();
            if (line == null) {
                throw new IOException("a node ended early");
            }
            return line;
        }
    }

    private double together(int nodes) throws IOException, SQLException, InterruptedException {
        try (Database database = ground.fresh()) {
            List<Running> running = new ArrayList<>();
            try {
                for (int i = 0; i < nodes; i++) {
                    running.add(start(database, CLIENTS / nodes, i));
                }
                for (Running node : running) {
                    node.hear();
                }
                for (Running node : running) {
                    node.say("go");
                }
                double perSecond = 0;
                for (Running node : running) {
                    perSecond += Double.parseDouble(node.hear());
                }
                for (Running node : running) {
                    node.process().waitFor();
                }
                told(nodes, perSecond, database, running);
                return perSecond;
            } finally {
                running.forEach(node -> node.process().destroy());
            }
        }
    }

    private void told(int nodes, double perSecond, Database database, List<Running> running)
            throws SQLException, IOException {
        Acknowledged acknowledged = new Acknowledged();
        for (Running node : running) {
            Files.readAllLines(node.ids()).forEach(id -> acknowledged.add(id, 0));
        }
        try (OurLedger ledger = new OurLedger(database)) {
            session.table()
                    .run(
                            nodes == 1 ? "one node" : "two nodes",
                            Table.text("%,.0f/s", perSecond),
                            ledger.check(acknowledged).text(),
                            "");
        }
    }

    private Running start(Database database, int clients, int number) throws IOException {
        Path ids = Files.createTempFile(scratch, "node", ".ids");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        scratch.resolve("nodes.log").toFile()))
                .start();
        Running node = new Running(
                process,
                process.outputWriter(StandardCharsets.UTF_8),
                process.inputReader(StandardCharsets.UTF_8),
                ids);
        DatabaseAddress address = database.app();
        for (String line : List.of(
                address.url(),
                Objects.requireNonNull(address.user()),
                Objects.requireNonNull(address.password()),
                Integer.toString(clients),
                extent.warmUp().toString(),
                extent.each().toString(),
                Long.toString(session.order().nextLong()),
                scratch.resolve("keys-" + number).toString(),
                ids.toString())) {
            node.say(line);
        }
        return node;
    }
}
