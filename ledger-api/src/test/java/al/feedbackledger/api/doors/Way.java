package al.feedbackledger.api.doors;

/** Where a command comes in over HTTP. */
sealed interface Way {

    /** Somebody gives feedback. */
    record Submit(String json) implements Way {}

    /** A row that was collected elsewhere. */
    record Import(String json) implements Way {}

    /**
     * The person acts on their own case.
     *
     * @param act last part of the address
     */
    record OfPerson(String act, String json) implements Way {}

    /** Staff act on a case. */
    record OfStaff(String act, String json) implements Way {}

    /**
     * Somebody says something publicly.
     *
     * @param template the route, for example {@code /api/v1/services/{id}/retire}
     * @param id what stands in its place; empty where it has none
     */
    record Catalogue(String method, String template, String id, String json) implements Way {
        String path() {
            return template.replace("{id}", id);
        }
    }

    /**
     * An act whose answer is no receipt; its one event stands where the answer says.
     *
     * @param template the route
     * @param id what stands in its place; empty where it has none
     */
    record Told(String template, String id) implements Way {
        String path() {
            return template.replace("{id}", id);
        }
    }

    /** Somebody opens a case, which is put on record. */
    record Opening() implements Way {}

    /** No door leads there. */
    record None(Why why) implements Way {}

    /** Why a command has no door. */
    enum Why {
        /** The clock sends it. */
        CLOCK,
        /** The application sends it as it starts, where there is a reason. */
        AT_START,
        /** Its door belongs to the timelines' stage. */
        TIMELINES_STAGE
    }

    /** The route, for example {@code POST /api/v1/cases/{reference}/answer}; empty where there is no door. */
    default String route() {
        return switch (this) {
            case Submit unused -> "POST /api/v1/feedback";
            case Import unused -> "POST /api/v1/import/feedback";
            case OfPerson way -> "POST /api/v1/feedback/{reference}/" + way.act();
            case OfStaff way -> "POST /api/v1/cases/{reference}/" + way.act();
            case Catalogue way -> way.method() + " " + way.template();
            case Told way -> "POST " + way.template();
            case Opening unused -> "GET /api/v1/cases/{reference}";
            case None unused -> "";
        };
    }
}
