package al.feedbackledger.bench.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Durable appends, one event for each command: our writer, Axon's engine and the ceiling, in turns of random order. */
final class Appends {
    private static final int FEW = 64;
    private static final int MANY = 512;
    private static final int LEAST_BATCH = 64;

    /** With two processors, which the compiler shares, code is hot only after some ten seconds of load. */
    private static final int WARM_UP_TURNS = 3;

    private final Ground ground;
    private final LedgerExtent extent;
    private final EventMix mix;
    private final Sealing sealing;
    private final Random order;
    private final Table table;
    private final Map<String, List<Double>> perSecond = new HashMap<>();
    private final Map<String, List<Double>> p99 = new HashMap<>();
    private final List<Double> ourBytes = new ArrayList<>();
    private final List<Double> axonBytes = new ArrayList<>();
    private final Map<Integer, Double> batches = new HashMap<>();

    Appends(Ground ground, LedgerExtent extent, Session session) {
        this.ground = ground;
        this.extent = extent;
        this.mix = session.mix();
        this.sealing = session.sealing();
        this.order = session.order();
        this.table = session.table();
    }

    private enum Who {
        OURS,
        AXON,
        CEILING
    }

    /** Events a second with many clients, as measured: later loads are a part of it. */
    record Most(double ours, double axon) {}

    Most measure() throws IOException, SQLException, InterruptedException {
        Table.say("warming up");
        for (int i = 0; i < WARM_UP_TURNS; i++) {
            once(Who.OURS, MANY, extent.each(), true);
            once(Who.AXON, MANY, extent.each(), true);
        }
        for (int round = 0; round < extent.rounds(); round++) {
            for (int clients : List.of(FEW, MANY)) {
                List<Who> turn = new ArrayList<>(List.of(Who.values()));
                // The ceiling needs to know the batches of a run of ours before it.
                Collections.shuffle(turn, order);
                for (Who who : turn) {
                    once(who, clients, extent.each(), false);
                }
            }
        }
        tell();
        return new Most(median(Who.OURS, MANY), median(Who.AXON, MANY));
    }

    private void once(Who who, int clients, Duration each, boolean warmUp)
            throws IOException, SQLException, InterruptedException {
        try (Database database = ground.fresh()) {
            if (who == Who.CEILING) {
                int batch = (int) Math.max(1, Math.round(batches.getOrDefault(clients, clients / 2.0)));
                Ceiling ceiling = new Ceiling(new Commands(mix, sealing, order.nextLong()), batch, order.nextLong());
                double events = ceiling.perSecond(database, each);
                keep(perSecond, who, clients, events);
                table.run(name(who, clients), Table.text("%,.0f/s", events), "batches of " + batch, "");
                return;
            }
            try (Contestant contestant = who == Who.OURS ? new OurLedger(database) : new AxonLedger(database)) {
                ClosedLoad load = new ClosedLoad(mix, sealing, order.nextLong());
                ClosedLoad.Result result = load.run(contestant, clients, each, ground.cores());
                if (who == Who.OURS) {
                    batches.put(clients, contestant.meanBatch());
                }
                if (!warmUp) {
                    keep(who, clients, contestant, result);
                }
            }
        }
    }

    private void keep(Who who, int clients, Contestant contestant, ClosedLoad.Result result) throws SQLException {
        keep(perSecond, who, clients, result.perSecond());
        keep(p99, who, clients, result.acknowledged().percentileMillis(.99));
        Correctness correctness = contestant.check(result.acknowledged());
        if (contestant instanceof OurLedger ours && ours.meanBatch() >= LEAST_BATCH) {
            ourBytes.add(ours.bytesPerEvent());
        } else if (contestant instanceof AxonLedger axon && clients == MANY) {
            axonBytes.add(axon.bytesPerEvent());
        }
        double thousands = result.acknowledged().size() / 1_000.0;
        table.run(
                name(who, clients),
                Table.text(
                        "%,.0f/s, p50 %.1f ms, p99 %.1f ms, %.0f in a commit",
                        result.perSecond(),
                        result.acknowledged().percentileMillis(.5),
                        result.acknowledged().percentileMillis(.99),
                        contestant.meanBatch()),
                correctness.text(),
                Table.text(
                        "client %.2f, PostgreSQL %.2f",
                        result.clientCores() / thousands, result.serverCores() / thousands));
    }

    private void tell() {
        for (int clients : List.of(FEW, MANY)) {
            double ours = median(Who.OURS, clients);
            double axon = median(Who.AXON, clients);
            double ceiling = median(Who.CEILING, clients);
            table.row(
                    "Durable appends, " + clients + " clients",
                    Table.text("%,.0f/s, p99 %.1f ms", ours, median(p99, Who.OURS, clients)),
                    Table.text(
                            "Axon's engine %,.0f/s, p99 %.1f ms: **%.1f ×**; ceiling %,.0f/s: **%.0f %%**",
                            axon, median(p99, Who.AXON, clients), ours / axon, ceiling, 100 * ours / ceiling),
                    clients == FEW ? "≥ 4 ×, p99 ≤ 25 ms" : "≥ 7 ×, ≥ 60 % of the ceiling");
        }
        if (ourBytes.isEmpty() || axonBytes.isEmpty()) {
            table.row("Bytes per event", "no run had batches of " + LEAST_BATCH, "", "≤ 1.3 ×");
        } else {
            double ours = Table.median(ourBytes);
            double axon = Table.median(axonBytes);
            table.row(
                    "Bytes per event with indexes and what proofs need, vault apart",
                    Table.text("%.0f", ours),
                    Table.text("Axon's table %.0f: **%.2f ×**", axon, ours / axon),
                    "≤ 1.3 ×");
        }
    }

    private double median(Who who, int clients) {
        return median(perSecond, who, clients);
    }

    private static double median(Map<String, List<Double>> values, Who who, int clients) {
        return Table.median(values.getOrDefault(name(who, clients), List.of()));
    }

    private static void keep(Map<String, List<Double>> values, Who who, int clients, double value) {
        values.computeIfAbsent(name(who, clients), key -> new ArrayList<>()).add(value);
    }

    private static String name(Who who, int clients) {
        return switch (who) {
            case OURS -> "our writer, " + clients + " clients";
            case AXON -> "Axon's engine, " + clients + " clients";
            case CEILING -> "ceiling, batches of " + clients + " clients";
        };
    }
}
