package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the application's own, in a folder that is kept.
 *
 * <p>Whoever starts it closes it; it installs no shutdown hook, because it would then die before those who still write.
 * It survives the death of the application, as a server without an owner: the next start stops it cleanly and begins
 * anew. If the server alone dies, {@link #startAgainIfDown} brings it back on the same port.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** The database the ledger lives in. */
    public static final String DATABASE = "feedback_ledger";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    static final String ADMIN = "postgres";
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(60);
    private static final Duration START_AT_MOST = Duration.ofMinutes(5);

    private final DataFolder folder;
    private final ServerPrograms programs;
    private final Durability durability;
    private final int port;
    private boolean closed;

    /** Whether an acknowledged commit survives a power cut. Anything but {@code KEPT} is for tests alone. */
    enum Durability {
        KEPT,
        FORGOTTEN
    }

    private EmbeddedServer(DataFolder folder, ServerPrograms programs, Durability durability, int port) {
        this.folder = folder;
        this.programs = programs;
        this.durability = durability;
        this.port = port;
    }

    /**
     * Starts the server that comes with the application; ready for connections when this returns.
     *
     * @param data the application's data folder; created where missing
     * @throws StartRefused with a sentence that says what to do
     */
    public static EmbeddedServer start(Path data) {
        DataFolder folder = DataFolder.take(data);
        try {
            return start(folder, ServerPrograms.forData(folder.root()), Durability.KEPT);
        } catch (IOException e) {
            throw closing(folder, didNotStart(folder, e));
        } catch (StartRefused e) {
            throw closing(folder, e);
        }
    }

    static EmbeddedServer start(DataFolder folder, ServerPrograms programs, Durability durability) {
        try {
            ServerPrograms.refuseRootWithoutUnshare();
            EmbeddedServer server = new EmbeddedServer(folder, programs, durability, freePort());
            server.stopOrphan();
            server.initialise();
            server.launch();
            LOG.info("PostgreSQL is ready on 127.0.0.1:{}", server.port);
            return server;
        } catch (IOException e) {
            throw closing(folder, didNotStart(folder, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw closing(folder, didNotStart(folder, e));
        } catch (StartRefused e) {
            throw closing(folder, e);
        }
    }

    private static StartRefused closing(DataFolder folder, StartRefused refused) {
        try {
            folder.close();
        } catch (IOException e) {
            refused.addSuppressed(e);
        }
        return refused;
    }

    private static StartRefused didNotStart(DataFolder folder, Exception cause) {
        return new StartRefused(
                Code.SERVER_DID_NOT_START,
                "The embedded PostgreSQL did not start. " + folder.room() + " Its own words are in "
                        + folder.path("postgres.log") + ".",
                cause);
    }

    /** The admin's way in, for bootstrap and migration only. */
    public DatabaseAddress admin() {
        return new DatabaseAddress(url(DATABASE), ADMIN, password("admin"));
    }

    /** The application's way in. */
    public DatabaseAddress app() {
        return new DatabaseAddress(url(DATABASE), LedgerBootstrap.APP_ROLE, password("app"));
    }

    /** Creates the ledger's database, roles and tables, or brings them up to date. */
    public void prepare() {
        LedgerBootstrap.createDatabase(maintenance(), DATABASE);
        LedgerBootstrap.prepare(admin(), password("app"));
    }

    DatabaseAddress maintenance() {
        return new DatabaseAddress(url("postgres"), ADMIN, password("admin"));
    }

    DatabaseAddress database(String name, String user) {
        return new DatabaseAddress(url(name), user, password(user.equals(ADMIN) ? "admin" : "app"));
    }

    public int port() {
        return port;
    }

    Path cluster() {
        return folder.path("cluster");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String password(String name) {
        try {
            return folder.password(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the file with the password of " + name + " cannot be read", e);
        }
    }

    /**
     * Starts the server again if it died under its living owner, on the same port; once closed it stays closed.
     *
     * @return whether it had to be started
     */
    public synchronized boolean startAgainIfDown() throws IOException, InterruptedException {
        if (closed || !ServerProcesses.workingIn(cluster()).isEmpty()) {
            return false;
        }
        LOG.warn("PostgreSQL on port {} is down; starting it again", port);
        stopOrphan();
        launch();
        return true;
    }

    /**
     * Stops what an earlier owner left running and removes its mark. This process holds the data folder, so whatever
     * server works in the cluster has lost its owner.
     */
    private void stopOrphan() throws IOException, InterruptedException {
        Path mark = cluster().resolve("postmaster.pid");
        if (!Files.exists(mark)) {
            return;
        }
        Optional<Long> pid = markedProcess(mark);
        if (pid.isPresent() && ServerProcesses.workingIn(cluster()).contains(pid.get())) {
            LOG.warn("stopping the PostgreSQL server {} that an earlier run left behind", pid.get());
            stop();
        }
        if (!ServerProcesses.awaitNone(cluster(), STOP_AT_MOST)) {
            throw new StartRefused(
                    Code.DATA_FOLDER_IN_USE,
                    "The data folder " + cluster() + " is in use by PostgreSQL processes "
                            + ServerProcesses.workingIn(cluster()) + " that do not end. Stop them and start again.");
        }
        Files.deleteIfExists(mark);
    }

    /** Nothing for a mark that a server could not finish, because the disk was full or the machine stopped. */
    private static Optional<Long> markedProcess(Path mark) throws IOException {
        return Files.readAllLines(mark).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** A cluster is made beside its place and moved there whole, so that a killed first start leaves no half of one. */
    private void initialise() throws IOException, InterruptedException {
        if (Files.isDirectory(cluster())) {
            return;
        }
        Path draft = folder.path("cluster.draft");
        deleteDraft(draft);
        run(
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=" + ADMIN,
                        "--pwfile=" + folder.passwordFile("admin"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--data-checksums",
                        "--no-instructions",
                        "--locale=C",
                        hasBuiltinLocale() ? "--locale-provider=builtin" : "--locale-provider=libc",
                        hasBuiltinLocale() ? "--builtin-locale=C.UTF-8" : "--lc-ctype=C.UTF-8"));
        Files.move(draft, cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean hasBuiltinLocale() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(programs.bin().resolve("postgres").toString(), "--version").start();
        String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        int major = Integer.parseInt(version.replaceFirst("(?s)^\\D*(\\d+).*$", "$1"));
        return major >= 17;
    }

    private static void deleteDraft(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> paths = Files.walk(draft)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void launch() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + cluster(),
                        "--log=" + folder.path("postgres.log"),
                        "--wait",
                        "--timeout=" + START_AT_MOST.toSeconds(),
                        "--options=" + ServerOptions.of(port, durability)));
    }

    private void stop() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                List.of(
                        "stop",
                        "--pgdata=" + cluster(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + STOP_AT_MOST.toSeconds()));
    }

    private void run(String program, List<String> arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(programs.command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.path("programs.log").toFile()))
                .start();
        if (!process.waitFor(START_AT_MOST.toSeconds() + STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " ended with " + process.exitValue());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Stops the server in good order and gives the folder back. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (!ServerProcesses.workingIn(cluster()).isEmpty()) {
                stop();
            }
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop in good order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping the embedded PostgreSQL", e);
        }
    }
}
