package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Answer;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.terminal.Stop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An application that belongs to this run alone: the same program as this one, in a process of its own, on a data folder
 * and port of its own. It is started, killed without warning and started again as a real one might be.
 */
final class OwnApplication implements AutoCloseable {
    private static final String MAIN = "al.feedbackledger.api.FeedbackLedger";
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-Xmx320m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");
    private static final int TAIL_LINES = 20;

    private final Path data;
    private final Path log;
    private final Process process;
    private final Instance instance;
    private final Duration startedIn;

    private OwnApplication(Path data, Path log, Process process, Instance instance, Duration startedIn) {
        this.data = data;
        this.log = log;
        this.process = process;
        this.instance = instance;
        this.startedIn = startedIn;
        // Nothing may go on running when this run is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts an application on a data folder and waits until it answers. */
    static OwnApplication start(Path data, Path log) throws IOException {
        Path file = data.resolve(Instance.FILE);
        Files.deleteIfExists(file);
        long from = System.nanoTime();
        Process process = command(data, log).start();
        try {
            Instance instance = ready(process, file, data, log);
            return new OwnApplication(data, log, process, instance, Duration.ofNanos(System.nanoTime() - from));
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static ProcessBuilder command(Path data, Path log) {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> Stop.failed("this process does not know its own Java")));
        words.addAll(OPTIONS);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> word.startsWith("-XX:AOTCache=") || word.startsWith("-Xlog:"))
                .forEach(words::add);
        String classPath = System.getProperty("java.class.path");
        boolean oneJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        words.addAll(oneJar ? List.of("-jar", classPath) : List.of("-cp", classPath, MAIN));
        words.addAll(List.of("run", "--port", "0", "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Never into somebody's real database.
        builder.environment().remove("LEDGER_DB_URL");
        builder.environment().remove("LEDGER_DB_ADMIN_URL");
        return builder;
    }

    private static Instance ready(Process process, Path file, Path data, Path log) {
        long until = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw Stop.failed("the application did not start:\n" + tail(log));
            }
            if (Files.exists(file)) {
                Instance instance = Instance.of(data);
                if (isHealthy(instance)) {
                    return instance;
                }
            }
            pause();
        }
        throw Stop.failed(
                "the application was not ready within " + READY_WITHIN.toMinutes() + " minutes:\n" + tail(log));
    }

    private static boolean isHealthy(Instance instance) {
        try {
            Answer answer = Door.ofCommandLine(instance).get("/actuator/health/readiness");
            return answer.ok();
        } catch (Stop notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("interrupted while the application starts");
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("the log cannot be read", e);
        }
    }

    Instance instance() {
        return instance;
    }

    Duration startedIn() {
        return startedIn;
    }

    /** Ends it as a power cut would, and starts it again on what is left. */
    OwnApplication killAndStartAgain() throws IOException {
        kill();
        return startAgain();
    }

    /** Another process on the same data, after this one has ended. */
    OwnApplication startAgain() throws IOException {
        waitForEnd();
        return start(data, log);
    }

    /** Ends it as a power cut would: nothing of it can tidy up. */
    void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** The application's memory now, in MiB, without its database's; 0 where the system does not say. */
    long residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Stops it as Ctrl-C would. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            waitForEnd();
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw Stop.failed("the application did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("interrupted while the application ends");
        }
    }
}
