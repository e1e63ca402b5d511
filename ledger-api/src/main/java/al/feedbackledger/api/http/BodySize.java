package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.problem.ProblemWriter;
import al.feedbackledger.api.settings.LimitSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/**
 * Refuses bodies that are too large: at once by the length they announce, otherwise while they are read. The answer is
 * sent before the rest of the body comes in, so that a client hears it; the server then throws away what still comes, up
 * to its own bound, and hangs up beyond it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodySize extends OncePerRequestFilter {
    private final ProblemWriter writer;
    private final LimitSettings limits;

    BodySize(ProblemWriter writer, LimitSettings limits) {
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long allowed = request.getRequestURI().startsWith("/api/v1/import/")
                ? limits.importBody().toBytes()
                : limits.body().toBytes();
        if (request.getContentLengthLong() > allowed) {
            writer.write(tooLarge(allowed), request, response);
            return;
        }
        chain.doFilter(new Bounded(request, allowed), response);
    }

    private static Problem tooLarge(long allowed) {
        return Problem.of(ProblemType.BODY_TOO_LARGE).with("maximumBytes", allowed);
    }

    /** A request whose body ends in a problem when it is longer than allowed. */
    private static final class Bounded extends HttpServletRequestWrapper {
        private final long allowed;

        Bounded(HttpServletRequest request, long allowed) {
            super(request);
            this.allowed = allowed;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream(), allowed);
        }
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final long allowed;
        private long seen;

        BoundedStream(ServletInputStream body, long allowed) {
            this.body = body;
            this.allowed = allowed;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = body.read(into, from, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            seen += more;
            if (seen > allowed) {
                throw tooLarge(allowed).found();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
