package al.feedbackledger.api.problem;

import com.google.errorprone.annotations.CheckReturnValue;

import java.net.URI;
import java.util.Locale;

/**
 * The kinds of problems. A name once given stays: clients decide by it. Titles and what to do next stand in
 * {@code problems_sq.properties} and {@code problems_en.properties}.
 */
@CheckReturnValue
public enum ProblemType {
    BROKEN_JSON(400),
    UNKNOWN_FIELD(400),
    DUPLICATE_FIELD(400),
    MISSING_IDEMPOTENCY_KEY(400),
    BAD_IDEMPOTENCY_KEY(400),
    BAD_PARAMETER(400),
    BAD_CURSOR(400),
    SIGN_IN_REQUIRED(401),
    WRONG_SIGN_IN(401),
    WRONG_TRACKING_CODE(403),
    CSRF_TOKEN_WRONG(403),
    PASSWORD_CHANGE_REQUIRED(403),
    NOT_YOURS(403),
    SAME_PERSON(403),
    NOT_FOUND(404),
    UNKNOWN_REFERENCE(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    NOT_NOW(409),
    TOO_LATE(409),
    TOO_EARLY(409),
    LIMIT_REACHED(409),
    NO_CHANGE(409),
    ALREADY_EXISTS(409),
    CHANGED_MEANWHILE(409),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    WRONG_CONTENT_TYPE(415),
    INVALID_INPUT(422),
    KEY_REUSED(422),
    UNKNOWN_SERVICE(422),
    RETIRED_SERVICE(422),
    WRONG_TARGET(422),
    VERSION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    BUSY(503),
    UNAVAILABLE(503),
    NOT_SIGNED_YET(503),
    READ_ONLY(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** Its stable name, for example {@code stale-version}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name as RFC 9457 wants it: an absolute address that belongs to no host. */
    public URI uri() {
        return URI.create("urn:feedback-ledger:problem:" + slug());
    }

    String titleKey() {
        return "problem." + slug() + ".title";
    }

    String nextKey() {
        return "problem." + slug() + ".next";
    }
}
