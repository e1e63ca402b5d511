-- The record itself: one row per event and one per commit. Rows are only ever added; the grants and the triggers
-- below refuse anything else, also to the owner.
CREATE SCHEMA ledger;

CREATE TABLE ledger.event (
    position    bigint      PRIMARY KEY CHECK (position > 0),
    stream_id   text        COLLATE "C" NOT NULL,
    sequence_no bigint      NOT NULL CHECK (sequence_no >= 0),
    event_id    text        COLLATE "C" NOT NULL UNIQUE,
    event_name  text        COLLATE "C" NOT NULL,
    revision    integer     NOT NULL CHECK (revision >= 0),
    occurred_at timestamptz NOT NULL,
    payload     bytea       NOT NULL,
    metadata    bytea       NOT NULL,
    blind       bytea       NOT NULL CHECK (octet_length(blind) = 32),
    leaf_hash   bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
    UNIQUE (stream_id, sequence_no)
);

CREATE TABLE ledger.batch (
    batch_no        bigint      PRIMARY KEY CHECK (batch_no > 0),
    batch_uuid      uuid        NOT NULL UNIQUE,
    first_position  bigint      NOT NULL UNIQUE,
    last_position   bigint      NOT NULL UNIQUE CHECK (last_position >= first_position),
    -- Unique and never null: a second history from the same point cannot be stored.
    prev_root       bytea       NOT NULL UNIQUE CHECK (octet_length(prev_root) = 32),
    root            bytea       NOT NULL CHECK (octet_length(root) = 32),
    frontier        bytea[]     NOT NULL CHECK (cardinality(frontier) BETWEEN 1 AND 64),
    max_occurred_at timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL,
    writer          text        NOT NULL
);
CREATE INDEX batch_recorded_at ON ledger.batch (recorded_at);

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: the ledger is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.event
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.batch
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

GRANT USAGE ON SCHEMA ledger TO ledger_app;
GRANT SELECT, INSERT ON ledger.event, ledger.batch TO ledger_app;
