package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code backup}, {@code restore} and {@code record-restore} say to words and folders that cannot be used: one
 * sentence, exit code 2, nothing changed. What they do with a real database stands in {@code RestoreCommandsIT}.
 */
class BackupCommandsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> variables = new LinkedHashMap<>();

    private int run(String... words) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Surroundings around = new Surroundings(
                new Terminal(out, out, false),
                folder,
                folder.resolve("data"),
                folder,
                variables,
                InstantSource.fixed(Instant.parse("2026-11-23T10:00:00Z")),
                byte[]::new);
        return new CommandLine(around).run(List.of(words));
    }

    private void assertRefused(String complaint, String... words) throws IOException {
        List<String> before = everything();
        said.reset();

        assertThat(run(words)).isEqualTo(ExitCode.UNUSABLE.number());

        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(text).contains(complaint).doesNotContain("Exception", "\tat ");
        assertThat(everything()).as("nothing changed").isEqualTo(before);
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Nested
    class Backup {
        @Test
        void takesAFolderAndItsOptions() throws IOException {
            assertRefused("usage: ops/ledger backup FOLDER", "backup");
            assertRefused("usage: ops/ledger backup FOLDER", "backup", path("a"), path("b"));
            assertRefused("unknown option --to", "backup", path("a"), "--to", "x");
            assertRefused("--keys needs a value", "backup", path("a"), "--keys");
            assertRefused("stands once", "backup", path("a"), "--log", "x", "--log", "y");
            assertRefused("stands once, with a value", "backup", path("a"), "--data=");
        }

        @Test
        void needsADatabaseOfItsOwn() throws IOException {
            assertRefused("no embedded database in " + path("data"), "backup", path("backup"));
            assertRefused("no embedded database", "backup", path("backup"), "--data", path("elsewhere"));
        }

        @Test
        void keepsTheKeysApart() throws IOException {
            assertRefused("do not go into the backup", "backup", path("b"), "--keys", path("b"));
            assertRefused("do not go into the backup", "backup", path("b"), "--keys", path("b/../b/keys"));
        }

        @Test
        void writesOverNothing() throws IOException {
            file("taken/mine", "x");
            file("a file", "x");
            assertRefused("nothing is written over", "backup", path("taken"));
            assertRefused("nothing is written over", "backup", path("a file"));
            assertRefused("would be lost with it", "backup", path("data/backup"));
            assertRefused("root of the file system", "backup", "/");
        }

        @Test
        void needsThePublishedFilesThatAreNamed() throws IOException {
            assertRefused(
                    "no folder " + path("none") + ", which --log names", "backup", path("b"), "--log", path("none"));
            variables.put("LEDGER_LOG_FOLDER", path("gone"));
            assertRefused("no folder " + path("gone") + ", which ledger.log.folder names", "backup", path("b"));
        }
    }

    @Nested
    class Restore {
        @BeforeEach
        void makeABackup() throws Exception {
            file(
                    "backup/about.txt",
                    "format feedback-ledger/backup/v1\nmade 2026-11-02T12:00:00Z\nserver 18\n" + "position 3\nroot "
                            + "00".repeat(32) + "\n");
            file("backup/cluster/PG_VERSION", "18\n");
            sign();
            Files.createDirectory(folder.resolve("keys"));
        }

        /** Writes the manifest of the backup as it lies there. */
        private void sign() throws Exception {
            StringBuilder lines = new StringBuilder();
            List<String> files = List.of("about.txt", "cluster/PG_VERSION");
            for (String name : files) {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(Files.readAllBytes(folder.resolve("backup").resolve(name)));
                lines.append(HexFormat.of().formatHex(digest))
                        .append("  ")
                        .append(name)
                        .append('\n');
            }
            file("backup/manifest.sha256", lines + "# " + files.size() + " files\n");
        }

        private void assertNotRestored(String complaint) throws IOException {
            assertRefused(complaint, "restore", path("backup"), "--keys", path("keys"));
        }

        @Test
        void takesABackupAndItsKeys() throws IOException {
            assertRefused("usage: ops/ledger restore BACKUP --keys FOLDER", "restore");
            assertRefused("--keys names the key folder", "restore", path("backup"));
            assertRefused("unknown option --from", "restore", path("backup"), "--from", "x");
            assertRefused("stands once", "restore", path("backup"), "--keys", "a", "--keys", "b");
        }

        @Test
        void needsFoldersThatAreThere() throws IOException {
            assertRefused("no folder " + path("none"), "restore", path("none"), "--keys", path("keys"));
            assertRefused("no folder", "restore", path("backup/about.txt"), "--keys", path("keys"));
            assertRefused("is no backup", "restore", path("keys"), "--keys", path("keys"));
            assertRefused("no key folder " + path("none"), "restore", path("backup"), "--keys", path("none"));
            assertRefused("leave --log out", "restore", path("backup"), "--keys", path("keys"), "--log", path("none"));
        }

        @Test
        void writesOverNoDataFolder() throws IOException {
            file("data/cluster/PG_VERSION", "18\n");
            assertNotRestored("nothing is written over");
        }

        @Test
        void findsAFlippedBitACutFileAndAMissingOne() throws IOException {
            Path version = file("backup/cluster/PG_VERSION", "19\n");
            assertNotRestored("cluster/PG_VERSION is not as it was written");
            Files.writeString(version, "1");
            assertNotRestored("cluster/PG_VERSION is not as it was written");
            Files.delete(version);
            assertNotRestored("cluster/PG_VERSION is missing");
        }

        @Test
        void findsAManifestThatIsCutOrAltered() throws IOException {
            Path manifest = folder.resolve("backup/manifest.sha256");
            String whole = Files.readString(manifest);
            for (int length = 0; length < whole.length(); length += 7) {
                Files.writeString(manifest, whole.substring(0, length));
                assertNotRestored("is damaged");
            }
            Files.writeString(manifest, whole.replace("  about.txt", " about.txt"));
            assertNotRestored("line 1 of manifest.sha256 is not as it was written");
            Files.writeString(manifest, whole.replace("# 2 files", "# 3 files"));
            assertNotRestored("manifest.sha256 is not whole");
        }

        @Test
        void refusesWhatItCannotRead() throws Exception {
            file("backup/about.txt", "format feedback-ledger/backup/v9\n");
            sign();
            assertNotRestored("this version does not know");
            file("backup/about.txt", "format feedback-ledger/backup/v1\nmade yesterday\n");
            sign();
            assertNotRestored("about.txt in " + path("backup") + " cannot be read");
        }

        @Test
        void checksACopyOfKeysToo() throws IOException {
            file("keys/pepper", "x");
            file("keys/manifest.sha256", "0".repeat(64) + "  pepper\n# 1 files\n");
            assertNotRestored("pepper is not as it was written");
        }
    }

    @Nested
    class RecordRestore {
        @Test
        void takesOptionsOnly() throws IOException {
            assertRefused("usage: ops/ledger record-restore", "record-restore", path("data"));
            assertRefused("unknown option --keys", "record-restore", "--keys", path("keys"));
        }

        @Test
        void makesNoDatabaseWhereThereIsNone() throws IOException {
            assertRefused("no embedded database in " + path("data"), "record-restore");
            assertRefused("no embedded database in " + path("typo"), "record-restore", "--data", path("typo"));
        }

        @Test
        void needsTheFolderThatIsNamedOrConfigured() throws IOException {
            assertRefused("which --log names", "record-restore", "--log", path("none"));
            variables.put("LEDGER_LOG_FOLDER", path("gone"));
            assertRefused("no folder " + path("gone") + ", which ledger.log.folder names", "record-restore");
        }
    }

    @Nested
    class LogFolder {
        @Test
        void isTheOneThatRunWouldUse() {
            assertThat(Configuration.of(Map.of()).logFolder()).isNull();
            assertThat(Configuration.of(Map.of("LEDGER_LOG_FOLDER", "")).logFolder())
                    .isNull();
            assertThat(Configuration.of(Map.of("LEDGER_LOG_FOLDER", "/srv/log")).logFolder())
                    .isEqualTo(Path.of("/srv/log"));
        }
    }
}
