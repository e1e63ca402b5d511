CREATE TABLE institution (
    id       text  COLLATE "C" PRIMARY KEY,
    type     text  NOT NULL,
    parent   text  COLLATE "C",
    name_sq  text  NOT NULL,
    name_en  text  NOT NULL,
    search_name text COLLATE "C" NOT NULL,
    sort_key bytea NOT NULL
);
CREATE TABLE service (
    id                text    COLLATE "C" PRIMARY KEY,
    status            text    NOT NULL,
    merged_into       text    COLLATE "C",
    online_only_phase integer,
    institution       text    COLLATE "C",
    title_sq          text    NOT NULL,
    title_en          text    NOT NULL,
    audience          text    NOT NULL,
    category          text,
    subcategory       text,
    processing_time   text,
    validity          text,
    cost              text,
    standard_cards    text,
    summary           text,
    address           text,
    question_set      text    COLLATE "C" NOT NULL,
    -- Folded for searching: lower case, without marks; the name of the institution is joined when searching.
    search_title      text    COLLATE "C" NOT NULL,
    search_text       text    COLLATE "C" NOT NULL,
    sort_key          bytea   NOT NULL
);
CREATE INDEX service_order ON service (sort_key, id);
CREATE TABLE outage (
    position   bigint      PRIMARY KEY,
    service    text        COLLATE "C" NOT NULL,
    began_at   timestamptz NOT NULL,
    ended_at   timestamptz,
    text_sq    text        NOT NULL,
    text_en    text        NOT NULL
);
CREATE INDEX outage_service ON outage (service, began_at);
CREATE TABLE question_set (
    id      text    COLLATE "C",
    version integer,
    name_sq text    NOT NULL,
    name_en text    NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE TABLE standard (
    position    bigint      PRIMARY KEY,
    name        text        COLLATE "C" NOT NULL UNIQUE,
    id          text        COLLATE "C" NOT NULL,
    version     integer     NOT NULL,
    adopted_at  timestamptz NOT NULL,
    acknowledge integer     NOT NULL,
    answer      integer     NOT NULL,
    review      integer     NOT NULL,
    holidays    date[]      NOT NULL,
    years       integer[]   NOT NULL
);
CREATE TABLE promise (
    action      text        COLLATE "C" PRIMARY KEY,
    service     text        COLLATE "C" NOT NULL,
    institution text        COLLATE "C" NOT NULL,
    text_sq     text        NOT NULL,
    text_en     text        NOT NULL,
    due         date        NOT NULL,
    promised_at timestamptz NOT NULL,
    ended_at    timestamptz,
    evidence    text,
    abandoned   text
);
CREATE INDEX promise_service ON promise (service, promised_at);
