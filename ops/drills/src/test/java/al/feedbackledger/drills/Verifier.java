package al.feedbackledger.drills;

import al.feedbackledger.api.FeedbackLedger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The auditor's program as he runs it: its one jar, in a process of its own, in a folder of its own. */
final class Verifier {
    static final Path JAR = Path.of("../verify/target/feedback-ledger-verify.jar");

    private Verifier() {}

    /**
     * How it ended.
     *
     * @param code its exit code
     * @param said everything it wrote
     */
    record Verdict(int code, String said) {}

    /** Runs it in a folder with the words of a command line. */
    static Verdict run(Path folder, String... words) throws IOException, InterruptedException {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException(
                    "the auditor's program is not built; build it: mvn -pl ops/verify -am package");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toRealPath().toString()));
        command.addAll(List.of(words));
        return ended(started(folder, command));
    }

    /** Runs a command of the application in a folder, as {@code ops/ledger} does. */
    static Verdict application(Path folder, String... words) throws IOException, InterruptedException {
        return ended(begin(folder, words));
    }

    /** Begins a command of the application in a folder; its folder for temporary files is {@code temporary} there. */
    static Process begin(Path folder, String... words) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                FeedbackLedger.class.getName()));
        command.addAll(List.of(words));
        return started(folder, command);
    }

    private static Process started(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Waits for it to end. */
    static Verdict ended(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Verdict(process.waitFor(), said);
    }
}
