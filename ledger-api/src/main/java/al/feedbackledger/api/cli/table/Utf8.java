package al.feedbackledger.api.cli.table;

import al.feedbackledger.api.cli.terminal.Stop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Characters of a file that must be UTF-8 from the first byte to the last; a byte order mark is passed over. */
final class Utf8 implements AutoCloseable {
    static final int END = -1;

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final String name;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long bytesBefore;
    private long linesDecoded;
    private boolean started;
    private boolean ended;

    Utf8(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    /** The next character, or {@link #END}. */
    int read() throws IOException {
        int next = peek();
        if (next != END) {
            chars.position(chars.position() + 1);
        }
        return next;
    }

    /** The next character without taking it. */
    int peek() throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return END;
            }
            fill();
        }
        return chars.get(chars.position());
    }

    private void fill() throws IOException {
        bytesBefore += bytes.position();
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean last = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        // As many characters as bytes: no sequence of UTF-8 gives more, so there is no overflow.
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, last);
        chars.flip();
        if (result.isError()) {
            throw notUtf8();
        }
        ended = last;
        linesDecoded += chars.chars().filter(character -> character == '\n').count();
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.position(1);
            }
        }
    }

    private Stop notUtf8() {
        long offset = bytesBefore + bytes.position();
        long line = 1
                + linesDecoded
                + chars.chars().filter(character -> character == '\n').count();
        int wrong = bytes.get(bytes.position()) & 0xff;
        boolean utf16 = offset == 0 && (wrong == 0xfe || wrong == 0xff);
        return Stop.unusable(name + " is not UTF-8: byte " + offset + " (line " + line + ") is 0x"
                + HexFormat.of().toHexDigits((byte) wrong)
                + (utf16
                        ? ". It looks like UTF-16; save it as CSV in UTF-8. Nothing was imported."
                        : ". Save it as CSV in UTF-8. Nothing was imported."));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
