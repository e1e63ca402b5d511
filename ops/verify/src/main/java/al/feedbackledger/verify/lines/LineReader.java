package al.feedbackledger.verify.lines;

import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Unfinished;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file one after another; each ends in a newline, none is longer than the maximum. For one thread. */
public final class LineReader implements AutoCloseable {
    /** Bytes of a line at most: an event with the largest payload in base64 is far below. */
    public static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private static final int BLOCK = 1024 * 1024;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final long NEWLINES = ONES * '\n';

    private final String name;
    private final InputStream in;
    private byte[] block = new byte[BLOCK];
    private int from;
    private int to;
    private long number;
    private long consumed;

    /** @throws Finding.Broken where there is no such file */
    public LineReader(Path folder, String name) {
        this.name = name;
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw Finding.of(Check.FILES, "the file " + name + " is missing").broken();
        }
        try {
            this.in = Files.newInputStream(file);
        } catch (IOException unreadable) {
            throw new Unfinished("the file " + name + " cannot be read", unreadable);
        }
    }

    /**
     * The next line, or null after the last.
     *
     * @throws Finding.Broken where the file ends within a line, or a line is too long or ends in a carriage return
     */
    public @Nullable Line next() {
        int end = from;
        while (true) {
            end = newline(end);
            if (end < to) {
                return line(end);
            }
            int held = end - from;
            if (!fill()) {
                if (held > 0) {
                    throw new Line(name, number + 1, new byte[0])
                            .refused("the file ends within a line: it was cut off, or its last newline is missing");
                }
                return null;
            }
            end = from + held;
        }
    }

    /** Where the next newline is, or the end of what is read: eight bytes at a time, since every byte passes here. */
    private int newline(int begin) {
        int at = begin;
        while (at + Long.BYTES <= to) {
            long other = (long) LONGS.get(block, at) ^ NEWLINES;
            // A byte of zero, and none before it, leaves its highest bit (Hacker's Delight, 6-1).
            long zero = (other - ONES) & ~other & HIGHEST_BITS;
            if (zero != 0) {
                return at + Long.numberOfTrailingZeros(zero) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && block[at] != '\n') {
            at++;
        }
        return at;
    }

    private Line line(int end) {
        byte[] bytes = Arrays.copyOfRange(block, from, end);
        consumed += end + 1 - from;
        from = end + 1;
        number++;
        Line line = new Line(name, number, bytes);
        if (bytes.length == 0) {
            throw line.refused("the line is empty");
        }
        if (bytes[bytes.length - 1] == '\r') {
            throw line.refused("the line ends in a carriage return");
        }
        return line;
    }

    private boolean fill() {
        if (from > 0) {
            System.arraycopy(block, from, block, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == block.length) {
            if (block.length >= MAX_LINE_BYTES) {
                throw new Line(name, number + 1, new byte[0])
                        .refused("the line is longer than " + MAX_LINE_BYTES + " bytes");
            }
            block = Arrays.copyOf(block, block.length * 2);
        }
        try {
            int read = in.read(block, to, block.length - to);
            if (read < 0) {
                return false;
            }
            to += read;
            return true;
        } catch (IOException unreadable) {
            throw new Unfinished("the file " + name + " cannot be read to its end", unreadable);
        }
    }

    /** Bytes of the lines given so far, newlines included. */
    public long consumed() {
        return consumed;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException late) {
            throw new Unfinished("the file " + name + " cannot be closed", late);
        }
    }
}
