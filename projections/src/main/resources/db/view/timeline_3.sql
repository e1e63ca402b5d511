-- What must be remembered of a submission to turn its next event into deltas.
CREATE TABLE submission (
    stream       text    COLLATE "C" PRIMARY KEY,
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    channel      text    NOT NULL,
    audience     text    NOT NULL,
    day          date    NOT NULL,
    rating       integer,
    got_it_done  text,
    reasons      text[]  NOT NULL,
    re_rated_on  date,
    re_rating    integer,
    withdrawn    boolean NOT NULL,
    excluded     boolean NOT NULL
);
-- By how much each event changes the counts; every count is a sum of these. Rows are only ever added.
CREATE TABLE timeline_delta (
    position      bigint   NOT NULL,
    family        text     NOT NULL,
    day           date     NOT NULL,
    event_id      text     COLLATE "C" NOT NULL,
    submission    text     COLLATE "C" NOT NULL,
    service_id    text     COLLATE "C" NOT NULL,
    question_set  text     COLLATE "C" NOT NULL,
    channel       text     NOT NULL,
    audience      text     NOT NULL,
    d1            smallint NOT NULL CHECK (d1 BETWEEN -1 AND 1),
    d2            smallint NOT NULL CHECK (d2 BETWEEN -1 AND 1),
    d3            smallint NOT NULL CHECK (d3 BETWEEN -1 AND 1),
    d4            smallint NOT NULL CHECK (d4 BETWEEN -1 AND 1),
    d5            smallint NOT NULL CHECK (d5 BETWEEN -1 AND 1),
    done_yes      smallint NOT NULL CHECK (done_yes BETWEEN -1 AND 1),
    done_partly   smallint NOT NULL CHECK (done_partly BETWEEN -1 AND 1),
    done_no       smallint NOT NULL CHECK (done_no BETWEEN -1 AND 1),
    reasons_plus  text[]   NOT NULL,
    reasons_minus text[]   NOT NULL,
    cause         text     NOT NULL,
    PRIMARY KEY (position, family, day)
);
CREATE INDEX timeline_delta_series ON timeline_delta (service_id, question_set, family, day);
-- Caches of the sums, for whoever sees every position live.
CREATE TABLE day_count (
    family       text    NOT NULL,
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    channel      text    NOT NULL,
    audience     text    NOT NULL,
    day          date    NOT NULL,
    c1           integer NOT NULL,
    c2           integer NOT NULL,
    c3           integer NOT NULL,
    c4           integer NOT NULL,
    c5           integer NOT NULL,
    done_yes     integer NOT NULL,
    done_partly  integer NOT NULL,
    done_no      integer NOT NULL,
    PRIMARY KEY (family, service, question_set, channel, audience, day)
);
CREATE INDEX day_count_series ON day_count (service, question_set, family, day);
CREATE TABLE day_reason (
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    channel      text    NOT NULL,
    audience     text    NOT NULL,
    day          date    NOT NULL,
    reason       text    NOT NULL,
    people       integer NOT NULL,
    PRIMARY KEY (service, question_set, channel, audience, day, reason)
);
-- What must be remembered of a case that wants an answer, or that somebody has gone from, to turn its next event into
-- deltas. A mark is "KIND day institution".
CREATE TABLE case_course (
    submission          text        COLLATE "C" PRIMARY KEY,
    service             text        COLLATE "C" NOT NULL,
    question_set        text        COLLATE "C" NOT NULL,
    begun               date        NOT NULL,
    wanted_since        timestamptz,
    signal              boolean     NOT NULL,
    institution         text        COLLATE "C" NOT NULL,
    end_kind            text,
    end_institution     text        COLLATE "C",
    end_on              date,
    answered            boolean     NOT NULL,
    joined_into         text        COLLATE "C",
    joined_since        date,
    joined_answered     date,
    verdict_kind        text,
    verdict_institution text        COLLATE "C",
    verdict_on          date,
    marks               text[]      NOT NULL
);
CREATE INDEX case_course_waiting_with ON case_course (joined_into)
    WHERE joined_into IS NOT NULL AND joined_answered IS NULL;
-- What each event makes so of a case, or no longer so. Rows are only ever added.
CREATE TABLE case_delta (
    position     bigint   NOT NULL,
    submission   text     COLLATE "C" NOT NULL,
    kind         text     NOT NULL,
    institution  text     COLLATE "C" NOT NULL,
    change       smallint NOT NULL CHECK (change IN (-1, 1)),
    event_id     text     COLLATE "C" NOT NULL,
    service      text     COLLATE "C" NOT NULL,
    question_set text     COLLATE "C" NOT NULL,
    begun        date     NOT NULL,
    on_day       date     NOT NULL,
    PRIMARY KEY (position, submission, kind, institution, change)
);
CREATE INDEX case_delta_series ON case_delta (service, question_set, begun);
CREATE INDEX case_delta_institution ON case_delta (institution, begun);
CREATE TABLE case_count (
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    institution  text    COLLATE "C" NOT NULL,
    kind         text    NOT NULL,
    begun        date    NOT NULL,
    on_day       date    NOT NULL,
    people       integer NOT NULL,
    PRIMARY KEY (service, question_set, institution, kind, begun, on_day)
);
CREATE INDEX case_count_series ON case_count (service, question_set, begun);
CREATE INDEX case_count_institution ON case_count (institution, begun);
-- Who rated before the answer what, and after it what.
CREATE TABLE pair_delta (
    position     bigint   NOT NULL,
    submission   text     COLLATE "C" NOT NULL,
    change       smallint NOT NULL CHECK (change IN (-1, 1)),
    service      text     COLLATE "C" NOT NULL,
    question_set text     COLLATE "C" NOT NULL,
    channel      text     NOT NULL,
    audience     text     NOT NULL,
    day          date     NOT NULL,
    rated_first  smallint NOT NULL CHECK (rated_first BETWEEN 1 AND 5),
    rated_then   smallint NOT NULL CHECK (rated_then BETWEEN 1 AND 5),
    PRIMARY KEY (position, submission, change)
);
CREATE INDEX pair_delta_series ON pair_delta (service, question_set, day);
CREATE TABLE pair_count (
    service      text     COLLATE "C" NOT NULL,
    question_set text     COLLATE "C" NOT NULL,
    channel      text     NOT NULL,
    audience     text     NOT NULL,
    day          date     NOT NULL,
    rated_first  smallint NOT NULL,
    rated_then   smallint NOT NULL,
    people       integer  NOT NULL,
    PRIMARY KEY (service, question_set, channel, audience, day, rated_first, rated_then)
);
CREATE INDEX pair_count_series ON pair_count (service, question_set, day);
CREATE TABLE publication (
    number        bigint      PRIMARY KEY,
    position      bigint      NOT NULL,
    last_position bigint      NOT NULL,
    at            timestamptz NOT NULL,
    day           date        NOT NULL,
    policy        text        NOT NULL,
    digest        text        NOT NULL,
    folded_digest text        NOT NULL
);
-- A cell each time it was set: the first row publishes it, every later one revises it.
CREATE TABLE published_cell (
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    first_month  date    NOT NULL,
    number       bigint  NOT NULL,
    last_month   date    NOT NULL,
    position     bigint  NOT NULL,
    c1           integer NOT NULL,
    c2           integer NOT NULL,
    c3           integer NOT NULL,
    c4           integer NOT NULL,
    c5           integer NOT NULL,
    done_yes     integer NOT NULL,
    done_partly  integer NOT NULL,
    done_no      integer NOT NULL,
    PRIMARY KEY (service, question_set, first_month, number)
);
-- A quarter's breakdown each time it was set.
CREATE TABLE published_table (
    service      text   COLLATE "C" NOT NULL,
    question_set text   COLLATE "C" NOT NULL,
    quarter      date   NOT NULL,
    dimension    text   NOT NULL,
    number       bigint NOT NULL,
    position     bigint NOT NULL,
    people       integer NOT NULL,
    hidden       text[] NOT NULL,
    PRIMARY KEY (service, question_set, quarter, dimension, number)
);
CREATE TABLE published_value (
    service      text    COLLATE "C" NOT NULL,
    question_set text    COLLATE "C" NOT NULL,
    quarter      date    NOT NULL,
    dimension    text    NOT NULL,
    number       bigint  NOT NULL,
    value        text    NOT NULL,
    people       integer NOT NULL,
    ratings      integer[],
    PRIMARY KEY (service, question_set, quarter, dimension, number, value)
);
CREATE TABLE service (
    id           text COLLATE "C" PRIMARY KEY,
    title_sq     text NOT NULL,
    title_en     text NOT NULL,
    institution  text COLLATE "C",
    question_set text COLLATE "C" NOT NULL
);
CREATE TABLE promise (
    action      text   COLLATE "C" PRIMARY KEY,
    service     text   COLLATE "C" NOT NULL,
    institution text   COLLATE "C" NOT NULL,
    position    bigint NOT NULL,
    text_sq     text   NOT NULL,
    text_en     text   NOT NULL,
    due         date   NOT NULL,
    ended       bigint,
    ended_how   text
);
CREATE INDEX promise_service ON promise (service);
CREATE INDEX promise_institution ON promise (institution);
-- How many applications were completed in a month; the last report of a month counts.
CREATE TABLE usage (
    position  bigint PRIMARY KEY,
    service   text   COLLATE "C" NOT NULL,
    month     date   NOT NULL,
    completed bigint NOT NULL
);
CREATE INDEX usage_service ON usage (service, month);
-- What is to be known about a moment of a service, or of a question set. Of several with the same subject the last one
-- is shown.
CREATE TABLE annotation (
    position     bigint PRIMARY KEY,
    service      text   COLLATE "C",
    question_set text   COLLATE "C",
    on_day       date   NOT NULL,
    to_day       date,
    kind         text   NOT NULL,
    subject      text   NOT NULL,
    text_sq      text   NOT NULL,
    text_en      text   NOT NULL
);
CREATE INDEX annotation_service ON annotation (service);
CREATE INDEX annotation_question_set ON annotation (question_set);
