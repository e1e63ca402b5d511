CREATE TABLE case_file (
    stream      text COLLATE "C" PRIMARY KEY,
    reference   text COLLATE "C" NOT NULL UNIQUE,
    merged_into text COLLATE "C"
);
CREATE TABLE entry (
    position   bigint      PRIMARY KEY,
    stream     text        COLLATE "C" NOT NULL,
    event_id   text        COLLATE "C" NOT NULL,
    event_name text        COLLATE "C" NOT NULL,
    revision   integer     NOT NULL,
    payload    text        COLLATE "C" NOT NULL,
    at         timestamptz NOT NULL,
    actor_role text        NOT NULL,
    actor_id   text        NOT NULL
);
-- Secondary: only readers need these, so a view that is built anew gets them at the end.
CREATE INDEX case_file_merged ON case_file (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX entry_stream ON entry (stream, position);
