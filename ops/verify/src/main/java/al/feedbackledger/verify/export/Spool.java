package al.feedbackledger.verify.export;

import al.feedbackledger.verify.report.Unfinished;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts on disk, into which a stream of records is dealt so that each part can be worked on in memory afterwards, whatever
 * the number of records: what belongs together goes into one part, and keeps its order there. For one writing thread.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> parts = new ArrayList<>();

    Spool(Path folder, String name, int count) {
        try {
            for (int i = 0; i < count; i++) {
                Path file = folder.resolve(name + "-" + i);
                files.add(file);
                parts.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER)));
            }
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    /** Writes one record. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads records until there is none left. */
    @FunctionalInterface
    interface Reading {
        void from(DataInputStream in) throws IOException;
    }

    int count() {
        return files.size();
    }

    void add(int part, Writing record) {
        try {
            record.to(parts.get(part));
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    /** No record comes after this. */
    void written() {
        try {
            for (DataOutputStream part : parts) {
                part.close();
            }
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    /** Reads a part record by record. */
    void read(int part, Reading record) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(part)), BUFFER * 4))) {
            while (isThereMore(in)) {
                record.from(in);
            }
        } catch (IOException unreadable) {
            throw unfinished(unreadable);
        }
    }

    private static boolean isThereMore(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        return true;
    }

    private static Unfinished unfinished(IOException problem) {
        return new Unfinished("the scratch folder cannot be used (is there room left?)", problem);
    }

    static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    @Override
    public void close() {
        try {
            for (int i = 0; i < files.size(); i++) {
                parts.get(i).close();
                Files.deleteIfExists(files.get(i));
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
