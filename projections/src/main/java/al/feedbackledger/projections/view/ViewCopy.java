package al.feedbackledger.projections.view;

/** Schemas beside a view's own that hold the same tables. */
enum ViewCopy {
    /** The view as it was at a past moment, to be looked at and dropped. */
    REPLAY("replay"),
    /** The view built anew, to take the live one's place; whatever a node that died has left is found by its name. */
    NEXT("next"),
    /** What was live before, kept for going back. */
    BEFORE("before"),
    /** A name that exists only inside the transaction in which two schemas change places. */
    PASSING("passing");

    private final String mark;

    ViewCopy(String mark) {
        this.mark = mark;
    }

    ViewName of(ViewName live) {
        return new ViewName(mark + live.name(), live.version());
    }

    /** What one claims to work on the copy alone. Building and going back both end in the live view's place. */
    ViewName claim(ViewName live) {
        return switch (this) {
            case REPLAY -> of(live);
            case NEXT, BEFORE, PASSING -> NEXT.of(live);
        };
    }
}
