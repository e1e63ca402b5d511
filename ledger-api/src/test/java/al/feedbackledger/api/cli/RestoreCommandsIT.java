package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.disk.SmallDisk;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of backup and restore on a real database: what they do, and what they refuse only when they have it. */
@Tag("long")
class RestoreCommandsIT {
    @TempDir
    private Path folder = Path.of("unset");

    private final Map<String, String> variables = new LinkedHashMap<>();

    /** @param said everything, to the output and beside it */
    private record Ended(int code, String said) {}

    private Ended run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                new Terminal(out, out, false),
                folder,
                folder.resolve("data"),
                folder,
                variables,
                InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
                Randomness.secure());
        int code = new CommandLine(around).run(List.of(words));
        return new Ended(code, said.toString(StandardCharsets.UTF_8));
    }

    private void assertDone(String says, String... words) {
        Ended ended = run(words);
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains(says);
    }

    private void assertRefused(String complaint, String... words) {
        Ended ended = run(words);
        assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.UNUSABLE.number());
        assertThat(ended.said()).contains(complaint).doesNotContain("Exception", "\tat ");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void makeALedger() {
        assertDone("", "keys", "init", "--data", path("data"));
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("data"))) {
            server.prepare();
            try (LedgerDatabase database = LedgerDatabase.open(server.app(), 1)) {
                new KeyFingerprints(JdbcClient.create(database.pool())).check(keys());
            }
        }
    }

    private KeyFolder keys() {
        return KeyFolder.open(folder.resolve("data/keys"));
    }

    @Test
    void aBackupIsTakenCheckedAndBroughtBack() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            assertRefused("There is no room for", "backup", path("disk/backup"));
            try (Stream<Path> left = Files.list(disk.path())) {
                assertThat(left).as("left on the disk").isEmpty();
            }
        }
        assertDone("Copied the keys to " + path("kept"), "backup", path("backup"), "--keys", path("kept"));
        assertRefused("nothing is written over", "backup", path("backup"));

        refusesADamagedBackup();
        refusesOtherKeys();

        assertDone("Restored to " + path("again"), restore("kept"));
        assertRefused("nothing is written over", restore("kept"));
    }

    private String[] restore(String keys) {
        return new String[] {"restore", path("backup"), "--keys", path(keys), "--data", path("again")};
    }

    private void refusesADamagedBackup() throws IOException {
        Path control = folder.resolve("backup/cluster/global/pg_control");
        byte[] whole = Files.readAllBytes(control);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        Files.write(control, flipped);
        assertRefused("cluster/global/pg_control is not as it was written", restore("kept"));
        Files.write(control, Arrays.copyOf(whole, whole.length - 1));
        assertRefused("cluster/global/pg_control is not as it was written", restore("kept"));
        Files.write(control, whole);
    }

    private void refusesOtherKeys() throws IOException {
        assertDone("", "keys", "init", "--data", path("others"));
        assertRefused("another key", restore("others/keys"));
        assertThat(folder.resolve("again")).doesNotExist();
        assertThat(folder.resolve(".again.unfinished")).as("half a restore").doesNotExist();
    }

    @Test
    void whatWasSignedIsLookedForWhereTheConfigurationSays() throws Exception {
        Path log = Files.createDirectories(folder.resolve("published/1"));
        variables.put("LEDGER_LOG_FOLDER", path("published"));
        assertRefused("there is nothing to record", "record-restore");
        Files.writeString(log.resolve("checkpoint"), "not a checkpoint\n");
        assertRefused("ledger: ", "record-restore");

        String origin = LogIdentity.current(keys()).origin();
        Checkpoint promised = Checkpoint.of(origin, 5, new byte[32]);
        Files.write(
                log.resolve("checkpoint"),
                promised.sign(keys().signingKeys(origin).getFirst()).bytes());

        variables.clear();
        assertRefused("there is nothing to record", "record-restore");
        variables.put("LEDGER_LOG_FOLDER", path("published"));
        assertDone("Recorded. The next start begins the log ", "record-restore");
    }
}
