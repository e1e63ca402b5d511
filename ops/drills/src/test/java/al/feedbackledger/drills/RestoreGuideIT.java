package al.feedbackledger.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The commands of the runbook on backup and restore, each as it stands there, in its order: everything was lost that had
 * been signed after the backup. Its {@code /mnt} is a folder of the test, in a mount namespace of its own.
 */
@Tag("long")
class RestoreGuideIT {
    private static final Path GUIDE = Path.of("..", "docs", "restore.md");
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql/15/bin");
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(30);
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    /** {@code run} goes on until it is stopped: it is noted, and the test starts the application in its place. */
    private static final String LAUNCHER = """
            set -euo pipefail
            mount --bind "$MNT" /mnt
            ops/ledger() {
                case $1 in
                    run) printf '%s\\n' "$*" >>"$STARTED" ;;
                    verify) shift; "$JAVA" -jar "$VERIFY" "$@" ;;
                    *) "$JAVA" "-Dledger.data=$PWD/.ledger" -cp "$CLASSES" al.feedbackledger.api.FeedbackLedger "$@" ;;
                esac
            }
            """;

    @TempDir
    private Path folder = Path.of("unset");

    private final List<String> blocks = blocks();
    private int next;

    private static List<String> blocks() {
        try {
            return BLOCK.matcher(Files.readString(GUIDE))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("there is no runbook", e);
        }
    }

    @Test
    void everyCommandWorks() throws Exception {
        Files.createDirectory(folder.resolve("mnt"));
        try (LedgerProcess ledger = start()) {
            give(ledger);
            keepCheckpoint(ledger);
            assertThat(runNext()).contains("Backed up to /mnt/backup/", "Copied the keys to /mnt/keys/");
            assertThat(runNext()).contains("cluster/global/pg_control: OK").doesNotContain("FAILED");
            long lost = give(ledger);
            await().atMost(COVERED_WITHIN).until(() -> size(ledger, 1) >= lost);
        }
        assertThat(runNext()).isEmpty();
        assertThat(runNext()).contains("Restored to ", "writes nothing until you record this");
        assertThat(runNext()).isEmpty();
        try (LedgerProcess ledger = startAsNoted(1)) {
            HttpResponse<String> refused = ledger.submit(UUID.randomUUID().toString(), RATING);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("read-only");
        }
        assertThat(runNext()).contains("Recorded. The next start begins the log ");
        try (LedgerProcess ledger = startAsNoted(2)) {
            long given = give(ledger);
            await().atMost(COVERED_WITHIN).until(() -> size(ledger, 2) >= given);
            assertThat(runNext()).containsPattern("lost|restore");
        }
        TestDatabase external = TestPostgres.newDatabase(TestPostgres.Release.DEBIAN_15);
        assertThat(runNext(waysInto(external))).contains("backup successfully verified");
        assertThat(next).as("every block has its place here").isEqualTo(blocks.size());
    }

    private LedgerProcess start() throws IOException {
        return LedgerProcess.start(folder.resolve(".ledger"), folder.resolve("home"));
    }

    /** Starts the application if the runbook has said so that often. */
    private LedgerProcess startAsNoted(int times) throws IOException {
        assertThat(Files.readAllLines(folder.resolve("started"))).hasSize(times).containsOnly("run");
        return start();
    }

    private static long give(LedgerProcess ledger) throws IOException, InterruptedException {
        HttpResponse<String> reply = ledger.submit(UUID.randomUUID().toString(), RATING);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return Long.parseLong(reply.body().replaceFirst("(?s).*\"position\":(\\d+).*", "$1"));
    }

    private void keepCheckpoint(LedgerProcess ledger) throws IOException {
        String checkpoint = await().atMost(COVERED_WITHIN)
                .until(() -> ledger.get("/ledger/1/checkpoint"), reply -> reply.statusCode() == 200)
                .body();
        Files.writeString(folder.resolve("kept.checkpoint"), checkpoint);
    }

    /** How many leaves the last checkpoint of a log covers. */
    private static long size(LedgerProcess ledger, int log) throws IOException, InterruptedException {
        HttpResponse<String> reply = ledger.get("/ledger/" + log + "/checkpoint");
        return reply.statusCode() == 200
                ? Long.parseLong(reply.body().lines().skip(1).findFirst().orElseThrow())
                : 0;
    }

    /** What the tools of PostgreSQL are told by variables. */
    private static Map<String, String> waysInto(TestDatabase database) {
        URI address = URI.create(database.admin().url().substring("jdbc:".length()));
        return Map.of(
                "PGHOST", address.getHost(),
                "PGPORT", Integer.toString(address.getPort()),
                "PGUSER", String.valueOf(database.admin().user()),
                "PGPASSWORD", String.valueOf(database.admin().password()));
    }

    private String runNext() throws IOException, InterruptedException {
        return runNext(Map.of());
    }

    /** Runs the next block of the runbook, and gives what it said. */
    private String runNext(Map<String, String> more) throws IOException, InterruptedException {
        String block = blocks.get(next);
        next++;
        Files.writeString(folder.resolve("block.sh"), LAUNCHER + block);
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of("bash", "block.sh"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        variables.put("CLASSES", System.getProperty("java.class.path"));
        variables.put("VERIFY", Verifier.JAR.toRealPath().toString());
        variables.put("MNT", folder.resolve("mnt").toString());
        variables.put("STARTED", folder.resolve("started").toString());
        variables.put("PATH", POSTGRESQL + ":" + System.getenv("PATH"));
        variables.putAll(more);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(block + said).isZero();
        return said;
    }
}
