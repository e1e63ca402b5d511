package al.feedbackledger.verify.export;

import al.feedbackledger.verify.report.Unfinished;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Parts on disk, into which a stream of records is dealt so that each part can be worked on in memory afterwards, whatever
 * the number of records: what belongs together goes into one part, and keeps its order there. For one writing thread.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final List<Part> parts = new ArrayList<>();

    /** A file that grows, and what is not yet written of it. */
    private static final class Part {
        private final Path file;
        private final OutputStream out;
        private final ByteBuffer held = ByteBuffer.allocate(BUFFER);

        Part(Path file) throws IOException {
            this.file = file;
            this.out = Files.newOutputStream(file);
        }

        void add(byte[] record) throws IOException {
            if (held.remaining() < Integer.BYTES + record.length) {
                write();
            }
            held.putInt(record.length);
            if (record.length <= held.remaining()) {
                held.put(record);
            } else {
                write();
                out.write(record);
            }
        }

        void write() throws IOException {
            out.write(held.array(), 0, held.position());
            held.clear();
        }
    }

    Spool(Path folder, String name, int count) {
        try {
            for (int i = 0; i < count; i++) {
                parts.add(new Part(folder.resolve(name + "-" + i)));
            }
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    int count() {
        return parts.size();
    }

    void add(int part, byte[] record) {
        try {
            parts.get(part).add(record);
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    /** No record comes after this. */
    void written() {
        try {
            for (Part part : parts) {
                part.write();
                part.out.close();
            }
        } catch (IOException noRoom) {
            throw unfinished(noRoom);
        }
    }

    /** Reads a part record by record; the buffer of one is the next one's. */
    void read(int part, Consumer<ByteBuffer> reader) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(parts.get(part).file), BUFFER * 4))) {
            byte[] record = new byte[BUFFER];
            for (long left = Files.size(parts.get(part).file); left > 0; ) {
                int length = in.readInt();
                if (length > record.length) {
                    record = new byte[length];
                }
                in.readFully(record, 0, length);
                left -= Integer.BYTES + length;
                reader.accept(ByteBuffer.wrap(record, 0, length));
            }
        } catch (IOException unreadable) {
            throw unfinished(unreadable);
        }
    }

    private static Unfinished unfinished(IOException problem) {
        return new Unfinished("the scratch folder cannot be used (is there room left?)", problem);
    }

    /** Puts bytes after their number. */
    static void put(ByteBuffer record, byte[] bytes) {
        record.putInt(bytes.length).put(bytes);
    }

    static byte[] bytes(ByteBuffer record) {
        byte[] bytes = new byte[record.getInt()];
        record.get(bytes);
        return bytes;
    }

    static String text(ByteBuffer record) {
        return new String(bytes(record), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            for (Part part : parts) {
                part.out.close();
                Files.deleteIfExists(part.file);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
