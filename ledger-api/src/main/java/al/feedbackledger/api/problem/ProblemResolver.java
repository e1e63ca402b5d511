package al.feedbackledger.api.problem;

import al.feedbackledger.store.eventstore.LedgerClosed;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Turns whatever goes wrong under {@code /api/} and {@code /ledger/} into a problem. Pages have error pages of their own;
 * there a problem is shown as the page of its status.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemResolver implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private static final List<String> ADDRESSES = List.of("/api/", "/ledger/");
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final ProblemWriter writer;

    ProblemResolver(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        boolean isPage = ADDRESSES.stream().noneMatch(request.getRequestURI()::startsWith);
        try {
            if (!isPage) {
                writer.write(problem(failure, response), request, response);
            } else if (failure instanceof ProblemFound found) {
                response.sendError(found.problem().type().status());
            } else {
                return null;
            }
        } catch (IOException gone) {
            LOG.debug("the client went away before its answer", gone);
        }
        return new ModelAndView();
    }

    private static Problem problem(Exception failure, HttpServletResponse response) {
        return switch (failure) {
            case ProblemFound found -> found.problem();
            case NoHandlerFoundException unused -> Problem.of(ProblemType.NOT_FOUND);
            case NoResourceFoundException unused -> Problem.of(ProblemType.NOT_FOUND);
            case HttpRequestMethodNotSupportedException method -> {
                String[] allowed = Objects.requireNonNullElse(method.getSupportedMethods(), new String[0]);
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
                yield Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            }
            case HttpMediaTypeNotSupportedException unused -> Problem.of(ProblemType.WRONG_CONTENT_TYPE);
            case HttpMediaTypeNotAcceptableException unused -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case MissingServletRequestParameterException missing ->
                Problem.of(ProblemType.BAD_PARAMETER).with(FieldError.of(missing.getParameterName(), "required"));
            case MissingRequestHeaderException missing ->
                Problem.of(ProblemType.BAD_PARAMETER).with(FieldError.of(missing.getHeaderName(), "required"));
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.of(ProblemType.BAD_PARAMETER).with(FieldError.of(mismatch.getName(), "format"));
            case HttpMessageNotReadableException unused -> Problem.of(ProblemType.BROKEN_JSON);
            // The database is away or in trouble for now; the same request may work later.
            case LedgerClosed closed -> Problem.of(ProblemType.READ_ONLY).retryAfter(LATER);
            case LedgerUnavailable away -> unavailable(away);
            case DataAccessResourceFailureException away -> unavailable(away);
            case TransientDataAccessException away -> unavailable(away);
            case RecoverableDataAccessException away -> unavailable(away);
            // Who is not signed in is told so by the security chain.
            case AccessDeniedException denied -> throw denied;
            default -> unexpected(failure);
        };
    }

    private static Problem unavailable(Exception failure) {
        LOG.warn("a request found the database away: {}", failure.getClass().getSimpleName());
        return Problem.of(ProblemType.UNAVAILABLE).retryAfter(TRY_AGAIN);
    }

    private static Problem unexpected(Exception failure) {
        LOG.error("a request failed", failure);
        return Problem.of(ProblemType.INTERNAL_ERROR);
    }
}
