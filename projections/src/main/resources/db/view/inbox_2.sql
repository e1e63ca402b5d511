CREATE TABLE case_row (
    stream             text        COLLATE "C" PRIMARY KEY,
    reference          text        COLLATE "C" NOT NULL,
    service            text        COLLATE "C" NOT NULL,
    institution        text        COLLATE "C" NOT NULL,
    kind               text        NOT NULL,
    rating             integer,
    status             text        NOT NULL,
    status_before      text,
    submitted_at       timestamptz NOT NULL,
    officer            text        COLLATE "C",
    transfers          integer     NOT NULL,
    answer_due         timestamptz,
    answer_paused      timestamptz,
    answer_met         timestamptz,
    answer_standard    text,
    review_due         timestamptz,
    review_met         timestamptz,
    review_standard    text,
    escalated          boolean     NOT NULL,
    has_comment        boolean     NOT NULL,
    exclusion_proposed boolean     NOT NULL,
    erasure_asked      boolean     NOT NULL,
    is_signal          boolean     NOT NULL,
    is_open            boolean     NOT NULL,
    -- In what order the case waits: 0 a deadline runs, 1 it is paused, 2 nothing is owed; then by the deadline in
    -- microseconds, then by the stream.
    due_rank           smallint    NOT NULL,
    due_micros         bigint      NOT NULL
);
-- Whom a review goes to.
CREATE TABLE institution (
    id     text COLLATE "C" PRIMARY KEY,
    parent text COLLATE "C"
);
-- Secondary: only readers need these, so a view that is built anew gets them at the end.
CREATE INDEX case_row_open ON case_row (institution, due_rank, due_micros, stream) WHERE is_open AND NOT is_signal;
CREATE INDEX case_row_status ON case_row (institution, status, submitted_at);
CREATE INDEX case_row_escalated ON case_row (due_rank, due_micros, stream) WHERE is_open AND escalated;
CREATE INDEX case_row_review ON case_row (institution) WHERE status = 'UNDER_REVIEW';
CREATE INDEX case_row_signal ON case_row (due_rank, due_micros, stream) WHERE is_signal;
CREATE INDEX case_row_proposed ON case_row (submitted_at, stream) WHERE exclusion_proposed;
CREATE INDEX case_row_erasure ON case_row (submitted_at, stream) WHERE erasure_asked;
