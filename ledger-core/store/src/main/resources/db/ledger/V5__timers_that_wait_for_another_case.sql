-- A joined case waits for what becomes of the one it was joined with; those rows are found by their kind.
CREATE INDEX timer_waiting ON ops.timer (kind) WHERE kind LIKE 'UNMERGE:%';

-- Why the timers of this ledger do not fire: a row exists exactly while they are halted.
CREATE TABLE ops.timer_halt (
    only_one  boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    reason    text        NOT NULL,
    halted_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.timer_halt TO ledger_app;
