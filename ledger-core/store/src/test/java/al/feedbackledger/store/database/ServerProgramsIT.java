package al.feedbackledger.store.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServerProgramsIT {
    @TempDir
    private Path temp;

    @Test
    void theFolderThatTheEnvironmentNamesServesEveryDataFolder() throws IOException {
        Path shared = Path.of(Objects.requireNonNull(System.getenv(ServerPrograms.SHARED_FOLDER), "set by the pom"));

        ServerPrograms programs = ServerPrograms.forData(temp);

        assertThat(programs.bin()).startsWith(shared).isDirectoryContaining(file -> file.endsWith("postgres"));
        assertThat(temp).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderOfSomebodyElseIsRefusedAndLeftAsItIs() throws IOException {
        Path foreign = foreign();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> ServerPrograms.ownFolder(foreign))
                .withMessageContaining("belongs to somebody else");
        try (Stream<Path> left = Files.list(foreign)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("owner")))
                    .isEmpty();
        }
    }

    /** Root can give a folder away; for everybody else the temporary folder is root's. */
    private Path foreign() throws IOException {
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            return Path.of("/tmp");
        }
        Path folder = Files.createDirectory(temp.resolve("foreign"));
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        return folder;
    }
}
