package al.feedbackledger.rules.feedback;

/** The state of a case's handling. */
public sealed interface Handling {
    Status status();

    /** @param answered whether the institution has answered though nobody asked for it */
    record Recorded(boolean answered) implements Handling {
        @Override
        public Status status() {
            return Status.RECORDED;
        }
    }

    /** At the operator, who routes it. */
    record Received() implements Handling {
        @Override
        public Status status() {
            return Status.RECEIVED;
        }
    }

    record Routed() implements Handling {
        @Override
        public Status status() {
            return Status.ROUTED;
        }
    }

    record InProgress() implements Handling {
        @Override
        public Status status() {
            return Status.IN_PROGRESS;
        }
    }

    record AwaitingSubmitter() implements Handling {
        @Override
        public Status status() {
            return Status.AWAITING_SUBMITTER;
        }
    }

    record Answered() implements Handling {
        @Override
        public Status status() {
            return Status.ANSWERED;
        }
    }

    /** @param recorded false between the unjoining of a case and its dispute, which stand in one commit */
    record Disputed(boolean recorded) implements Handling {
        @Override
        public Status status() {
            return Status.DISPUTED;
        }
    }

    record UnderReview() implements Handling {
        @Override
        public Status status() {
            return Status.UNDER_REVIEW;
        }
    }

    record Declined() implements Handling {
        @Override
        public Status status() {
            return Status.DECLINED;
        }
    }

    record Closed(Closure how) implements Handling {
        @Override
        public Status status() {
            return Status.CLOSED;
        }
    }

    /**
     * @param into stream of the case it is joined with
     * @param before where it returns to when it stands alone again
     */
    record Merged(String into, Handling before) implements Handling {
        @Override
        public Status status() {
            return Status.MERGED;
        }
    }

    record Withdrawn() implements Handling {
        @Override
        public Status status() {
            return Status.WITHDRAWN;
        }
    }
}
