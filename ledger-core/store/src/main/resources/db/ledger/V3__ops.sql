-- What the running system needs beside the record.
CREATE SCHEMA ops;

CREATE TABLE ops.command_receipt (
    key_hash     bytea       PRIMARY KEY CHECK (octet_length(key_hash) = 32),
    request_mac  bytea       NOT NULL CHECK (octet_length(request_mac) = 32),
    sealed_reply bytea       NOT NULL,
    stream_id    text        COLLATE "C" NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX command_receipt_at ON ops.command_receipt (at);
CREATE INDEX command_receipt_stream ON ops.command_receipt (stream_id);

CREATE TABLE ops.case_access (
    reference   text  COLLATE "C" PRIMARY KEY,
    stream_id   text  COLLATE "C" NOT NULL UNIQUE,
    salt        bytea NOT NULL CHECK (octet_length(salt) = 32),
    code_digest bytea NOT NULL CHECK (octet_length(code_digest) = 32)
);

CREATE TABLE ops.import_identity (
    source      text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    stream_id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (source, external_id)
);

-- Fingerprints of the keys in the key folder: a node that holds other keys refuses to start.
CREATE TABLE ops.key (
    name        text        COLLATE "C" PRIMARY KEY,
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE ops.staff (
    actor_id             uuid        PRIMARY KEY,
    login                text        COLLATE "C" NOT NULL UNIQUE,
    password_hash        text        NOT NULL,
    role                 text        NOT NULL,
    institution          text        COLLATE "C",
    must_change_password boolean     NOT NULL,
    active               boolean     NOT NULL DEFAULT true,
    created_at           timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX staff_institution ON ops.staff (institution, role);

CREATE TABLE ops.timer (
    stream_id   text        COLLATE "C" NOT NULL,
    kind        text        COLLATE "C" NOT NULL,
    cause_event text        COLLATE "C" NOT NULL,
    due_at      timestamptz NOT NULL,
    PRIMARY KEY (stream_id, kind, cause_event)
);
CREATE INDEX timer_due ON ops.timer (due_at);

-- Axon's tracking tokens. The __config row is seeded: nodes that start together on an empty table would fail otherwise.
CREATE TABLE ops.token (
    processor_name text    COLLATE "C" NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    "timestamp"    text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- Only Axon's engine tests write here; snapshots are switched off.
CREATE TABLE ops.snapshot (
    stream_id   text        COLLATE "C" NOT NULL,
    sequence_no bigint      NOT NULL,
    event_id    text        COLLATE "C" NOT NULL UNIQUE,
    event_name  text        COLLATE "C" NOT NULL,
    revision    integer     NOT NULL,
    occurred_at timestamptz NOT NULL,
    payload     bytea       NOT NULL,
    metadata    bytea       NOT NULL,
    PRIMARY KEY (stream_id, sequence_no)
);

GRANT USAGE ON SCHEMA ops TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops TO ledger_app;
