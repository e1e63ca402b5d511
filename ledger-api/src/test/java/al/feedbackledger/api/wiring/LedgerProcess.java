package al.feedbackledger.api.wiring;

import al.feedbackledger.api.FeedbackLedger;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/**
 * The application as somebody runs it: a process of its own with its own PostgreSQL on a data folder of its own. It may be
 * killed, and started again on the same folder.
 */
public final class LedgerProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    /** One for all: what it has learned to do quickly it need not learn again after each kill. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path data;
    private final Process process;
    private final URI address;

    private LedgerProcess(Path data, Process process, URI address) {
        this.data = data;
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and waits until its doors are open.
     *
     * @param home what the process takes for its user's home
     * @param more arguments of {@code run}
     */
    public static LedgerProcess start(Path data, Path home, String... more) throws IOException {
        Files.createDirectories(data);
        Files.deleteIfExists(data.resolve("instance"));
        Path output = Files.createTempFile("ledger-process-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FeedbackLedger.class.getName(),
                "run",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--ledger.limits.submissions=1000000"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("it ended; see " + output, () -> !process.isAlive())
                .until(() -> Files.exists(data.resolve("instance")));
        String instance = Files.readString(data.resolve("instance"), StandardCharsets.UTF_8);
        return new LedgerProcess(
                data,
                process,
                URI.create(JsonMapper.shared().readTree(instance).get("address").asString()));
    }

    /** Where its doors are. */
    public URI address() {
        return address;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** Gives feedback on the portal under a key. */
    public HttpResponse<String> submit(String key, String json) throws IOException, InterruptedException {
        return send(request("/api/v1/feedback", "Idempotency-Key", key, "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public int readiness() throws IOException, InterruptedException {
        return get("/actuator/health/readiness").statusCode();
    }

    /**
     * One of the measures, as a monitoring program reads it.
     *
     * @param name with its tags, for example {@code ledger_closed{reason="disk-full"}}
     */
    public double measure(String name) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not measured: " + name));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Lines of {@code postmaster.pid}: process, folder, start, port. */
    private List<String> mark() throws IOException {
        return Files.readAllLines(data.resolve("cluster/postmaster.pid"));
    }

    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(mark().getFirst().strip())).orElseThrow();
    }

    /** A program of the embedded server, beside the one that runs. */
    Path program(String name) throws IOException {
        return Path.of(postmaster().info().command().orElseThrow()).resolveSibling(name);
    }

    /** A session of the application's user. */
    public Connection connection() throws IOException, SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + mark().get(3).strip() + "/feedback_ledger";
        return DriverManager.getConnection(
                url, "ledger_app", Files.readString(data.resolve("secrets/app")).strip());
    }

    /** The first column of a query, as the application's user. */
    public List<String> query(String sql) throws IOException, SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** SIGKILL for the application alone; its PostgreSQL lives on without an owner. */
    public void killApplication() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGKILL for every process of PostgreSQL, its parent first; the application lives on. */
    public void killServer() throws IOException {
        ProcessHandle server = postmaster();
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        all.addAll(server.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** SIGKILL for the application and for every process of its PostgreSQL. */
    public void kill() throws IOException, InterruptedException {
        ProcessHandle server = postmaster();
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle(), server));
        all.addAll(server.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /** Stops it as Ctrl-C does; ends it by force where it does not stop, and fails then. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the application does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the application stops", e);
        }
    }
}
