package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.vault.IdempotencyKey;
import com.google.errorprone.annotations.CheckReturnValue;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what requests carry beside their bodies. */
@CheckReturnValue
public final class Headers {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String TRACKING_CODE = "Tracking-Code";

    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    private Headers() {}

    /** The key of an act, which must have one. */
    public static IdempotencyKey key(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(ProblemType.MISSING_IDEMPOTENCY_KEY).found();
        }
        return IdempotencyKey.read(header)
                .orElseThrow(() -> Problem.of(ProblemType.BAD_IDEMPOTENCY_KEY).found());
    }

    /** The key of an act that may come without one. */
    public static @Nullable IdempotencyKey optionalKey(@Nullable String header) {
        return header == null ? null : key(header);
    }

    /** The reference in an address. */
    public static ReferenceNumber reference(String typed) {
        return ReferenceNumber.read(typed)
                .orElseThrow(() -> Problem.of(ProblemType.UNKNOWN_REFERENCE).found());
    }

    /** The code somebody sent; null for what is no code at all. */
    public static @Nullable TrackingCode code(@Nullable String header) {
        return header == null ? null : TrackingCode.read(header).orElse(null);
    }

    /** The handling version in {@code If-Match}; null for {@code *}, whatever the case has become. */
    public static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(ProblemType.VERSION_REQUIRED).found();
        }
        if (ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher matcher = VERSION.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.of(ProblemType.BAD_PARAMETER)
                    .with(FieldError.of(HttpHeaders.IF_MATCH, "format"))
                    .found();
        }
        return Long.valueOf(matcher.group(1));
    }

    /** Where a request came from; behind a trusted proxy, what that says. */
    public static InetAddress from(HttpServletRequest request) {
        try {
            // An address in figures: no name is looked up.
            return InetAddress.getByName(request.getRemoteAddr());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("a peer's address is one", impossible);
        }
    }
}
