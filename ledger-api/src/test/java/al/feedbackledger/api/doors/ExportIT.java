package al.feedbackledger.api.doors;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.axon.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The folder that {@code ops/ledger export} writes. */
class ExportIT {
    private static final Doors DOORS = Doors.open();

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private long export(Path wanted) throws IOException {
        return export(wanted, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static long export(Path wanted, PrintStream out) throws IOException {
        Door door = Door.ofCommandLine(
                new Instance(DOORS.address(), DOORS.bean(InstanceToken.class).value()));
        return Export.ofFacts(door, new Terminal(out, out, false), LedgerClock.system())
                .write(wanted)
                .position();
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }

    @Test
    void holdsEverythingUpToTheEndOfOneCheckpoint() throws IOException {
        Case c = Case.complaint(DOORS);
        Path wanted = folder.resolve("export");

        long position = export(wanted);

        assertThat(position).isGreaterThanOrEqualTo(c.position());
        JsonNode manifest = json(wanted.resolve("manifest.json"));
        assertThat(manifest.path("format").stringValue()).isEqualTo("feedback-ledger/export/v1");
        assertThat(manifest.path("position").asLong()).isEqualTo(position);
        assertThat(manifest.path("words").asBoolean()).isFalse();
        List<String> events = Files.readAllLines(wanted.resolve("events.jsonl"));
        assertThat((long) events.size()).isEqualTo(position);
        List<String> batches = Files.readAllLines(wanted.resolve("batches.jsonl"));
        assertThat(JsonMapper.shared().readTree(batches.getLast()).path("last").asLong())
                .isEqualTo(position);
        List<VerifierKey> keys = manifest.path("keys")
                .valueStream()
                .map(key -> VerifierKey.parse(key.stringValue()))
                .toList();
        Checkpoint checkpoint = Checkpoint.open(
                Files.readAllBytes(wanted.resolve("checkpoint")),
                new KnownLog(manifest.path("origin").stringValue(), keys));
        assertThat(checkpoint.size()).isEqualTo(position);
        assertThat(Files.readString(wanted.resolve("vault.jsonl")))
                .contains(new Ledger(DOORS).streamOf(c))
                .doesNotContain("\"lines\"", "\"value\"");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("events", "commits", "vault");
    }

    @Test
    void isGoneWhenItBreaksOff() {
        PrintStream interrupting = new PrintStream(said, true, StandardCharsets.UTF_8) {
            @Override
            public void println(@Nullable String line) {
                // The vault is written; reading events is interrupted.
                Thread.currentThread().interrupt();
            }
        };
        Path wanted = folder.resolve("export");
        assertThatThrownBy(() -> export(wanted, interrupting)).isInstanceOfAny(Stop.class, IOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        Path wanted = folder.resolve("export");
        export(wanted);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(wanted)) {
            assertThat(files).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void isNeverWrittenOverAndWhatBrokeOffIsWrittenAnew() throws IOException {
        Path wanted = folder.resolve("export");
        Path unfinished = Files.createDirectory(folder.resolve("export.unfinished"));
        Files.writeString(unfinished.resolve("events.jsonl"), "half a line");
        export(wanted);
        assertThat(unfinished).doesNotExist();
        assertThatThrownBy(() -> export(wanted)).isInstanceOf(Stop.class).hasMessageContaining("never written over");
        assertThatThrownBy(() -> export(folder.resolve("nowhere").resolve("export")))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("no folder");
    }

    @Test
    void leavesAloneWhatNoExportWrote() throws IOException {
        Path unfinished = Files.createDirectory(folder.resolve("export.unfinished"));
        Path other = Files.writeString(unfinished.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> export(folder.resolve("export")))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("no export wrote");
        assertThat(other).hasContent("mine");
    }
}
