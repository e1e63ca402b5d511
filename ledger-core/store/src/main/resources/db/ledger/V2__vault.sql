-- What a person or an official wrote, sealed under a key of the case's own: here rows may go, that is how words are erased.
CREATE SCHEMA vault;

CREATE TABLE vault.sealed_value (
    ref        uuid  PRIMARY KEY,
    stream_id  text  COLLATE "C" NOT NULL,
    path       text  COLLATE "C" NOT NULL,
    nonce      bytea NOT NULL CHECK (octet_length(nonce) = 12),
    ciphertext bytea NOT NULL
);
CREATE INDEX sealed_value_stream ON vault.sealed_value (stream_id);

CREATE TABLE vault.case_key (
    stream_id   text    COLLATE "C" PRIMARY KEY,
    generation  integer NOT NULL CHECK (generation > 0),
    epoch       integer NOT NULL CHECK (epoch > 0),
    nonce       bytea   NOT NULL CHECK (octet_length(nonce) = 12),
    wrapped_key bytea   NOT NULL
);

-- How often an institution has given the same text before; the print is a keyed hash and is never published.
CREATE TABLE vault.answer_print (
    institution text   COLLATE "C" NOT NULL,
    print       bytea  NOT NULL CHECK (octet_length(print) = 32),
    uses        bigint NOT NULL CHECK (uses > 0),
    PRIMARY KEY (institution, print)
);

GRANT USAGE ON SCHEMA vault TO ledger_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO ledger_app;
