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
    action   text   COLLATE "C" PRIMARY KEY,
    service  text   COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    text_sq  text   NOT NULL,
    text_en  text   NOT NULL,
    due      date   NOT NULL,
    ended    bigint
);
CREATE INDEX promise_service ON promise (service);
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
