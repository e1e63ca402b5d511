package al.feedbackledger.api.cli.export;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads an answer line by line; every line ends in a line feed, also the last one. */
final class Lines implements AutoCloseable {
    /** Longer than any line: an event's two texts, as base64. */
    private static final int MOST_BYTES = 4_000_000;

    private static final int BUFFER_BYTES = 65_536;

    private final BufferedInputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    /** @return null at the end */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toByteArray();
            }
            line.write(c);
            if (line.size() > MOST_BYTES) {
                throw Stop.failed("the application answers a line without an end");
            }
        }
        if (line.size() > 0) {
            throw Stop.failed("the application's answer broke off in the middle of a line");
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
