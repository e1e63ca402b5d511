package al.feedbackledger.api.problem;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Answers what the server itself refuses before any door of ours sees it, such as an address with an encoded slash. Without
 * this the server would show a page of its own. Registered last, so that it is the innermost of those that report.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class RefusedByServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedByServer.class);

    private final ProblemWriter writer;

    RefusedByServer(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Reporting()));
    }

    private static ProblemType type(int status) {
        return switch (HttpStatus.resolve(status)) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case CONTENT_TOO_LARGE -> ProblemType.BODY_TOO_LARGE;
            case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE;
            case null, default -> status < 500 ? ProblemType.BAD_PARAMETER : ProblemType.INTERNAL_ERROR;
        };
    }

    private final class Reporting extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                writer.write(Problem.of(type(response.getStatus())), request, response);
            } catch (IOException gone) {
                LOG.debug("the client went away before its answer", gone);
            }
        }
    }
}
