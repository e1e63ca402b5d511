package al.feedbackledger.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, and what it takes to get ready and to run. */
final class Server implements AutoCloseable {
    private static final Duration READY_AT_MOST = Duration.ofMinutes(3);

    private final Process process;
    private final URI address;
    private final long begun;
    private final Duration readyAfter;

    private Server(Process process, URI address, long begun, Duration readyAfter) {
        this.process = process;
        this.begun = begun;
        this.address = address;
        this.readyAfter = readyAfter;
    }

    /**
     * Starts a Java program and waits until it answers.
     *
     * @param arguments of {@code java}; {@code {port}} stands for the port
     * @param readyPath answers 200 as soon as the server is ready
     */
    static Server start(List<String> arguments, String readyPath, Path log) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(java());
        arguments.forEach(argument -> command.add(argument.replace("{port}", Integer.toString(port))));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        URI address = URI.create("http://127.0.0.1:" + port);
        awaitReady(process, address.resolve(readyPath), begin);
        return new Server(process, address, begin, Duration.ofNanos(System.nanoTime() - begin));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void awaitReady(Process process, URI ready, long begin) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - begin < READY_AT_MOST.toNanos()) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the server ended with " + process.exitValue());
                }
                if (answers(client, ready)) {
                    return;
                }
                // Asked again at once it would take the time from the server that is starting.
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("the server did not get ready");
    }

    private static boolean answers(HttpClient client, URI ready) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    Duration readyAfter() {
        return readyAfter;
    }

    /** Resident memory of the process alone, in MB. PostgreSQL's is its own. */
    long residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        }
    }

    /** Memory of the process and of the PostgreSQL on a data folder, in MB; what several share is counted once. */
    long proportionalMegabytes(Path data) throws IOException {
        // The server is no child of the application: it outlives it, so that nothing is cut off in the middle.
        String postmaster = Files.readAllLines(data.resolve("cluster").resolve("postmaster.pid"))
                .getFirst()
                .strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        long kilobytes = proportionalKilobytes(process.toHandle()) + proportionalKilobytes(server);
        for (ProcessHandle worker : server.descendants().toList()) {
            kilobytes += proportionalKilobytes(worker);
        }
        return kilobytes / 1024;
    }

    private static long proportionalKilobytes(ProcessHandle handle) throws IOException {
        Path file = Path.of("/proc", Long.toString(handle.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** From the start until every view has folded every event. */
    double secondsUntilNoViewLags() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/prometheus"))
                    .build();
            while (System.nanoTime() - begun < READY_AT_MOST.toNanos()) {
                String metrics = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                List<String> lags = metrics.lines()
                        .filter(line -> line.startsWith("ledger_view_lag{"))
                        .toList();
                if (!lags.isEmpty() && lags.stream().allMatch(line -> line.endsWith(" 0.0"))) {
                    return (System.nanoTime() - begun) / 1e9;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("the views did not catch up");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
