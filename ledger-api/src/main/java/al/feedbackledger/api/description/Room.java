package al.feedbackledger.api.description;

import io.swagger.v3.oas.models.PathItem.HttpMethod;

/** What a group of addresses has in common: who comes in there, with which headers. */
enum Room {
    /** Somebody gives feedback. */
    GIVING,
    /** Somebody follows a case. */
    FOLLOWING,
    /** The person acts on their own case. */
    PERSON_ACTS,
    /** Staff read their inbox and their cases. */
    STAFF_READS,
    /** Staff act on a case. */
    STAFF_ACTS,
    /** What everybody may read. */
    PUBLIC,
    /** The published log: files from the disk. */
    LOG,
    /** What is said publicly. */
    CATALOGUE_ACTS,
    /** Publications are taken. */
    PUBLICATIONS,
    IMPORT,
    /** Auditors read the ledger itself. */
    AUDIT,
    /** Accounts, timers and the epochs of keys. */
    ADMINISTRATION,
    SESSION;

    static Room of(HttpMethod method, String path) {
        boolean reads = method == HttpMethod.GET;
        if (path.startsWith("/ledger/")) {
            return LOG;
        }
        if (path.startsWith("/api/v1/feedback")) {
            return reads ? FOLLOWING : path.equals("/api/v1/feedback") ? GIVING : PERSON_ACTS;
        }
        if (path.startsWith("/api/v1/cases")) {
            return reads ? STAFF_READS : STAFF_ACTS;
        }
        if (path.startsWith("/api/v1/import/")) {
            return IMPORT;
        }
        if (path.startsWith("/api/v1/audit")) {
            return AUDIT;
        }
        if (path.startsWith("/api/v1/staff")
                || path.startsWith("/api/v1/timers")
                || path.startsWith("/api/v1/epochs")) {
            return ADMINISTRATION;
        }
        if (path.startsWith("/api/v1/session")) {
            return SESSION;
        }
        if (reads) {
            return PUBLIC;
        }
        return path.equals("/api/v1/publications") ? PUBLICATIONS : CATALOGUE_ACTS;
    }

    /** Whether one must be signed in, or be the command line. */
    boolean isForInsiders() {
        return switch (this) {
            case STAFF_READS, STAFF_ACTS, CATALOGUE_ACTS, PUBLICATIONS, IMPORT, AUDIT, ADMINISTRATION -> true;
            case GIVING, FOLLOWING, PERSON_ACTS, PUBLIC, LOG, SESSION -> false;
        };
    }

    /** Whether what is done there is recorded in the ledger, so that its position is answered. */
    boolean isRecorded() {
        return switch (this) {
            case GIVING, PERSON_ACTS, STAFF_ACTS, CATALOGUE_ACTS, PUBLICATIONS, IMPORT -> true;
            case FOLLOWING, STAFF_READS, PUBLIC, LOG, AUDIT, ADMINISTRATION, SESSION -> false;
        };
    }

    /** Whether answers have an ETag, so that what has not changed is not sent again. */
    boolean isTagged() {
        return this == PUBLIC || this == LOG;
    }

    /** Whether what is shown comes from the views, which may be waited for. */
    boolean isOfViews() {
        return this != LOG;
    }

    /** Whether a first time and a repetition are told apart by the status. */
    static boolean creates(HttpMethod method, String path) {
        Room room = of(method, path);
        return (room == CATALOGUE_ACTS && method == HttpMethod.POST && !path.contains("{")) || room == PUBLICATIONS;
    }
}
