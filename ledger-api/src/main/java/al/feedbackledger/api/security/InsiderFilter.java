package al.feedbackledger.api.security;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Locale;

/**
 * Knows who comes in: the command line by its token, staff by their session. Staff accounts are read again at every
 * request, so a closed account stops at once, and nothing is open before the first password is changed.
 */
final class InsiderFilter extends OncePerRequestFilter {
    private static final String BEARER = "bearer ";

    private final StaffSessions sessions;
    private final InstanceToken token;
    private final MetricsDoor metrics;
    private final ProblemWriter problems;

    InsiderFilter(StaffSessions sessions, InstanceToken token, MetricsDoor metrics, ProblemWriter problems) {
        this.sessions = sessions;
        this.token = token;
        this.metrics = metrics;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = bearer(request);
        if (sent != null) {
            if (token.is(sent)) {
                become(new CommandLineUser());
            } else if (!metrics.opensBy(sent, request)) {
                problems.write(Problem.of(ProblemType.SIGN_IN_REQUIRED), request, response);
                return;
            }
        } else {
            StaffMember member = member();
            if (member != null && !enter(member, request, response)) {
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** A token in an Authorization header counts for the API alone; a page is never opened by one. */
    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean isBearer = header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return isBearer && !StaffPaths.isPage(request)
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static @Nullable StaffMember member() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffMember member ? member : null;
    }

    private boolean enter(StaffMember member, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StaffMember now = sessions.refreshed(member);
        if (now == null) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
            return true;
        }
        become(now);
        if (!now.account().mustChangePassword() || StaffPaths.isOpenBeforePasswordChange(request)) {
            return true;
        }
        if (StaffPaths.isPage(request)) {
            response.sendRedirect(StaffPaths.passwordPage(request));
        } else {
            problems.write(Problem.of(ProblemType.PASSWORD_CHANGE_REQUIRED), request, response);
        }
        return false;
    }

    private static void become(Insider insider) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authorities.of(insider));
        SecurityContextHolder.setContext(context);
    }
}
