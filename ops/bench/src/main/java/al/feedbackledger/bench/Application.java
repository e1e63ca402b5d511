package al.feedbackledger.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application as {@code ops/ledger} starts it, on a data folder of its own. */
final class Application {
    private static final String READY = "/actuator/health/readiness";

    /** The limits are for visitors; here one address is all of them. */
    private static final String NO_LIMIT = "--ledger.limits.submissions=1000000";

    private final Path jar = Path.of(required("ledger.app"));
    private final Path root = Path.of(required("ledger.root"));
    private final Path data;
    private final Path log;

    Application(Path scratch) {
        this.data = scratch.resolve("data");
        this.log = scratch.resolve("application.log");
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(property + " is not set: call ops/ledger bench");
        }
        return value;
    }

    Path data() {
        return data;
    }

    Path mapping(String name) {
        return root.resolve("ops").resolve("import").resolve(name);
    }

    Server start() throws IOException, InterruptedException {
        List<String> words = options("320m");
        words.addAll(List.of("-jar", jar.toString(), "run", "--port", "{port}", "--data", data.toString(), NO_LIMIT));
        return Server.start(words, READY, log);
    }

    /** The controller that does nothing, under the same options. */
    Server startNothing() throws IOException, InterruptedException {
        List<String> words = options("320m");
        words.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), NothingServer.class.getName(), "--server.port={port}"));
        return Server.start(words, "/ready", log);
    }

    /** A command of the command line; it must end well. */
    Duration command(String... rest) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Server.java()));
        command.addAll(options("256m"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(rest));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("a command of the bench failed: " + rest[0] + ", see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What the launcher gave this process, but for its own heap and folder. */
    private static List<String> options(String heap) {
        List<String> words = new ArrayList<>();
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> !word.startsWith("-Xmx") && !word.startsWith("-Dledger.app"))
                .forEach(words::add);
        words.add("-Xmx" + heap);
        return words;
    }
}
