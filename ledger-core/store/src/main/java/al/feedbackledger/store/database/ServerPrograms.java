package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * PostgreSQL's programs on this machine: {@code initdb}, {@code postgres} and {@code pg_ctl}.
 *
 * @param bin the folder they are in
 */
public record ServerPrograms(Path bin) {
    /** Names a folder in the environment in which they are unpacked once for all data folders. */
    static final String SHARED_FOLDER = "LEDGER_PROGRAMS";

    /** The programs that come with the application: in the folder that the environment names, else in the data folder. */
    static ServerPrograms forData(Path data) throws IOException {
        String shared = System.getenv(SHARED_FOLDER);
        return unpackedIn(shared == null || shared.isBlank() ? data : ownFolder(Path.of(shared)));
    }

    /** A folder of this user's alone: what lies in it is run. */
    static Path ownFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path probe = Files.createTempFile(folder, "owner", "");
        try {
            if (!Files.getOwner(folder).equals(Files.getOwner(probe))) {
                throw new StartRefused(
                        Code.NO_SERVER_PROGRAMS,
                        "The folder " + folder + " of " + SHARED_FOLDER
                                + " belongs to somebody else, who could put other programs there. Choose another.");
            }
        } finally {
            Files.delete(probe);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /**
     * The programs that come with the application, unpacked once below a folder.
     *
     * @param folder private to this user: what lies in it is run
     */
    public static ServerPrograms unpackedIn(Path folder) throws IOException {
        String resource = "postgres-linux-" + machine() + ".txz";
        String digest = digest(resource);
        Path home = folder.resolve("postgres-" + digest.substring(0, 16));
        if (!Files.isDirectory(home)) {
            Path draft = Files.createTempDirectory(folder, "unpacking-");
            try (InputStream in = open(resource)) {
                unpack(in, draft);
            }
            moveOrLeave(draft, home);
        }
        return new ServerPrograms(home.resolve("bin"));
    }

    /** Several processes may unpack at once; the first whole copy stays. */
    private static void moveOrLeave(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            deleteAll(draft);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of the server's programs leaves its folder");
                }
                unpack(tar, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(parent(path));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0 || parent(path).endsWith("bin");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "an unpacked file lies in a folder");
    }

    private static String machine() {
        String architecture = System.getProperty("os.arch", "unknown").toLowerCase(Locale.ROOT);
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> architecture;
        };
    }

    private static InputStream open(String resource) {
        InputStream in = ServerPrograms.class.getResourceAsStream("/" + resource);
        if (in == null) {
            throw new StartRefused(
                    Code.NO_SERVER_PROGRAMS,
                    "There is no embedded PostgreSQL for this machine (" + resource
                            + "). Install PostgreSQL 15 or newer and set LEDGER_DB_URL and LEDGER_DB_ADMIN_URL.");
        }
        return in;
    }

    private static String digest(String resource) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The command line of one program. PostgreSQL refuses to run as root; in a user namespace of its own the same
     * process is nobody, and has no rights it did not have before.
     */
    List<String> command(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.add("unshare");
            command.add("-U");
        }
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** @throws StartRefused as root on a machine without user namespaces */
    static void refuseRootWithoutUnshare() throws IOException, InterruptedException {
        if (isRoot() && !unshareWorks()) {
            throw new StartRefused(
                    Code.ROOT_WITHOUT_UNSHARE,
                    "PostgreSQL does not run as root, and `unshare -U` does not work here. Run as another user, "
                            + "or set LEDGER_DB_URL and LEDGER_DB_ADMIN_URL to a database you have.");
        }
    }

    private static boolean unshareWorks() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
