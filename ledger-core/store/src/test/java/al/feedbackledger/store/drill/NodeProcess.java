package al.feedbackledger.store.drill;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.ReceiptRow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A node of its own process that gives feedback once and says what it was told. It can be stopped like any process. */
final class NodeProcess implements AutoCloseable {
    private static final String KEY = "one key, whichever node it is sent to";

    private final Process process;
    private final BufferedReader output;

    private NodeProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts it; it sends its command at once. The database's address goes through its input, not its arguments. */
    static NodeProcess start(TestDatabase database, String stream) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        stream)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String input = String.join(
                "\n",
                database.app().url(),
                database.app().user(),
                database.app().password(),
                "");
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().flush();
        return new NodeProcess(process);
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        DatabaseAddress app = new DatabaseAddress(input.readLine(), input.readLine(), input.readLine());
        try (LedgerDoor node = new LedgerDoor(new TestDatabase(app, app), 2)) {
            System.out.println("told " + give(node, arguments[0]).getClass().getSimpleName());
        }
    }

    /** The same request under the same key, from whichever node. */
    static CommandResult give(LedgerDoor node, String stream) {
        ReceiptRow receipt = new ReceiptRow(
                TreeHash.leaf(KEY.getBytes(UTF_8)), TreeHash.leaf(stream.getBytes(UTF_8)), stream, Reply.seal());
        return node.door.send(
                Commands.submit(stream, Kind.COMPLAINT, true),
                Act.of(People.SUBJECT, Made.START),
                Attachment.none().with(receipt));
    }

    /** SIGSTOP: it stands still, with whatever it holds. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP", process.pid());
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT", process.pid());
    }

    static void signal(String name, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** What it was told, once it has ended by itself. */
    String told() throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("told ")) {
                told.add(line.substring("told ".length()));
            }
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || told.size() != 1) {
            throw new IOException("the node was told " + told);
        }
        return told.getFirst();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
