package al.feedbackledger.api.http;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Answers line by line, so that an answer may be longer than the memory. An answer that breaks off has no end that says so:
 * whoever reads counts.
 */
public final class JsonLines implements AutoCloseable {
    public static final String MEDIA_TYPE = "application/jsonl";
    private static final int BUFFER_BYTES = 65_536;

    private final OutputStream out;
    private boolean begun;

    private JsonLines(OutputStream out) {
        this.out = out;
    }

    public static JsonLines answer(HttpServletResponse response) throws IOException {
        response.setContentType(MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new JsonLines(new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES));
    }

    public void line(Object record) throws IOException {
        begun = true;
        out.write(JsonMapper.shared().writeValueAsBytes(record));
        out.write('\n');
    }

    /** Sends what there is, for a reader who waits for each line. */
    public void flush() throws IOException {
        out.flush();
    }

    /** Sends what is left; nothing where nothing was written, so that a problem can still be answered. */
    @Override
    public void close() throws IOException {
        if (begun) {
            out.flush();
        }
    }
}
