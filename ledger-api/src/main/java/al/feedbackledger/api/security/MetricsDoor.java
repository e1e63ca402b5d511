package al.feedbackledger.api.security;

import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.settings.MetricsSettings;
import com.google.errorprone.annotations.CheckReturnValue;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets programs read the measures without an account: those on this machine, and those with the configured token. A
 * request that a proxy passed on comes from elsewhere, whatever address it has; so does one for another host name, which
 * a web page in this machine's browser could have been tricked into.
 */
@Component
@CheckReturnValue
final class MetricsDoor {
    static final String ADDRESS = "/actuator/prometheus";

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final MetricsSettings settings;

    MetricsDoor(MetricsSettings settings) {
        this.settings = settings;
    }

    /** Whether the token in a request opens what it asks for. */
    boolean opensBy(String sent, HttpServletRequest request) {
        String token = settings.token();
        return token != null
                && request.getRequestURI().equals(ADDRESS)
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a request needs nobody's account. */
    boolean opens(HttpServletRequest request) {
        String sent = InsiderFilter.bearer(request);
        return sent == null ? settings.onThisMachine() && isFromThisMachine(request) : opensBy(sent, request);
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        boolean passedOn = Stream.of("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", HttpHeaders.VIA)
                .anyMatch(name -> request.getHeader(name) != null);
        return !passedOn
                && THIS_MACHINE.contains(request.getServerName())
                && Headers.from(request).isLoopbackAddress();
    }
}
