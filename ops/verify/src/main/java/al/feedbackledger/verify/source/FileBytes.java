package al.feedbackledger.verify.source;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Unfinished;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files, read whole, never more of them than they may have. */
public final class FileBytes {
    private FileBytes() {}

    /**
     * The bytes of a file.
     *
     * @param most bytes at most
     * @throws Finding.Broken where there is no such file or it is longer
     */
    public static byte[] read(Path file, int most) {
        if (!Files.isRegularFile(file)) {
            throw Finding.of(Check.FILES, "there is no file " + name(file)).broken();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Finding.of(Check.FILES, "the file " + name(file) + " is too long")
                        .unlike("at most " + most + " bytes", Files.size(file))
                        .broken();
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new Unfinished("the file " + name(file) + " cannot be read", unreadable);
        }
    }

    /** A file's name as it may stand in a message. */
    static String name(Path file) {
        Path last = file.getFileName();
        String name = IntegrityException.quoted(last == null ? file.toString() : last.toString());
        return name.substring(1, name.length() - 1);
    }
}
