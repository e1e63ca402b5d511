package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... words) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                new Terminal(out, out, false),
                folder,
                folder.resolve("data"),
                folder,
                Map.of(),
                InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
                byte[]::new);
        return new CommandLine(around).run(List.of(words));
    }

    private void assertRefused(String complaint, String... words) {
        said.reset();

        assertThat(run(words)).isEqualTo(ExitCode.UNUSABLE.number());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains(complaint);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void wordsThatMeanNothingAreRefused() {
        assertRefused("which command");
        assertRefused("no command dance", "dance");
        assertRefused("unknown option --loud", "publish", "--loud", "yes");
        assertRefused("--data needs a value", "publish", "--data");
        assertRefused("stands once", "publish", "--data", "a", "--data", "b");
        assertRefused("usage: ops/ledger publish", "publish", "now");
        assertRefused("usage: ops/ledger staff add", "staff", "add", "somebody");
        assertRefused("there is no folder", "accept", "nowhere");
        assertRefused("timers can resume", "timers", "stop");
        assertRefused("usage: ops/ledger keys", "keys");
        assertRefused("usage: ops/ledger keys", "keys", "turn");
        assertRefused("usage: ops/ledger keys rotate", "keys", "rotate", "now");
        assertRefused("usage: ops/ledger export", "export", "--words", "--as", "drita");
        assertRefused("usage: ops/ledger rebuild", "rebuild");
        assertRefused("usage: ops/ledger rebuild", "rebuild", "inbox", "--rollback", "--drop-old");
        assertRefused("usage: ops/ledger rebuild", "rebuild", "inbox", "--even-if-different", "--rollback");
        assertRefused("unknown option --fast", "rebuild", "inbox", "--fast", "yes");
        assertRefused("stand together", "export", "out", "--words");
        assertRefused("stand together", "export", "out", "--as", "drita");
    }

    @Test
    void anImportNeedsAFileThatIsThere() {
        assertRefused("usage: ops/ledger import", "import", "feedback");
        assertRefused("there is no file", "import", "feedback", "nothing.csv");
    }

    @Test
    void keysAreMadeOnceAndNeverWrittenOver() {
        assertThat(run("keys", "init", "--data", folder.resolve("fresh").toString()))
                .isZero();
        assertThat(folder.resolve("fresh").resolve("keys")).isNotEmptyDirectory();
        assertRefused(
                "never written over",
                "keys",
                "init",
                "--data",
                folder.resolve("fresh").toString());
    }

    @Test
    void aKeyFolderFromBeforeTheLogGetsWhatItLacks() throws IOException {
        String data = folder.resolve("old").toString();
        assertThat(run("keys", "init", "--data", data)).isZero();
        Path keys = folder.resolve("old/keys");
        byte[] pepper = Files.readAllBytes(keys.resolve("pepper"));
        Files.delete(keys.resolve("signing-1"));
        Files.delete(keys.resolve("origin-1"));

        assertThat(run("keys", "init", "--data", data)).isZero();

        assertThat(keys.resolve("signing-1")).exists();
        assertThat(Files.getPosixFilePermissions(keys.resolve("signing-1")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(keys.resolve("origin-1")).content().startsWith("localhost/feedback-ledger/");
        assertThat(Files.readAllBytes(keys.resolve("pepper"))).isEqualTo(pepper);
        assertRefused("never written over", "keys", "init", "--data", data);
    }

    @Test
    void migratingNeedsTheAddressOfAnAdministrator() {
        assertRefused("LEDGER_DB_ADMIN_URL", "migrate");
    }

    @Test
    void withoutAnApplicationACommandSaysHowToStartOne() {
        assertThat(run("publish")).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ops/ledger run");
    }

    @Test
    void aBrokenInstanceFileIsToldAsSuch() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("instance"), "{\"address\":1}");

        assertRefused("address or token is missing", "publish");
    }

    @Test
    void anApplicationThatHasStoppedDoesNotAnswer() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        // Nobody listens on the discard port of this machine.
        file("data/instance", "{\"address\":\"http://127.0.0.1:9\",\"token\":\"t\"}");

        assertThat(run("import", "services", file("s.csv", serviceHeader()))).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("continues where it was");
    }

    private static String serviceHeader() {
        return "service_code,title,audience,category,subcategory,institution,processing_time,validity,cost,adisa_cards,"
                + "summary,url\n";
    }

    @Test
    void aFileThatNoMappingFitsIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        file("data/instance", "{\"address\":\"http://127.0.0.1:9\",\"token\":\"t\"}");

        assertRefused("no mapping in", "import", "feedback", file("f.csv", "a,b\n1,2\n"));
    }
}
