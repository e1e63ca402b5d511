package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A node's first start as far as keys go, in a process of its own: it finds or makes them, and says which it has. */
final class KeyMaker implements AutoCloseable {
    private final Process process;

    private KeyMaker(Process process) {
        this.process = process;
    }

    /** Starts it; it waits for a file to appear and goes through the folders below another then. */
    static KeyMaker start(Path go, Path folders) throws IOException {
        return new KeyMaker(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeyMaker.class.getName(),
                        go.toString(),
                        folders.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> places = places(Path.of(arguments[1]));
        // What the first time takes long for is done before: the makers are to meet at the folders.
        Path go = Path.of(arguments[0]);
        Path own = go.resolveSibling("own-" + ProcessHandle.current().pid());
        String unused = keysIn(Files.createDirectory(own).resolve("keys"));
        System.out.println("ready");
        while (!Files.exists(go)) {
            Thread.onSpinWait();
        }
        for (Path place : places) {
            System.out.println(keysIn(place.resolve("keys")));
        }
    }

    static List<Path> places(Path folders) throws IOException {
        try (var all = Files.list(folders)) {
            return all.sorted().toList();
        }
    }

    /** The keys that a start on a folder has, as text: log, verifier key, and what the pepper makes of nothing. */
    static String keysIn(Path folder) {
        KeyFolder found = KeyFolder.ensure(folder, Randomness.secure());
        LogIdentity log = LogIdentity.ensure(found, "", Randomness.secure());
        KeyFolder keys = KeyFolder.open(folder);
        List<String> signing = keys.signingKeys(log.origin()).stream()
                .map(SigningKey::verifierKey)
                .map(Object::toString)
                .toList();
        return log.number() + " " + log.origin() + " " + signing + " "
                + HexFormat.of().formatHex(keys.pepper().mac(new byte[0]));
    }

    /** Returns when it waits for the sign. */
    KeyMaker ready() throws IOException {
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (!"ready".equals(line)) {
            throw new IOException("the maker of keys is not ready but said " + line);
        }
        return this;
    }

    /** What it has, folder by folder, once it has ended. */
    List<String> has() throws InterruptedException {
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0) {
            throw new AssertionError("a maker of keys failed after " + lines.size() + " folders");
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
