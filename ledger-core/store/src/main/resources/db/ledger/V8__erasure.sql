-- Erasures are compared with the log of erasures at every start: they are few, and must be found without reading the ledger.
CREATE INDEX event_erased ON ledger.event (position) WHERE event_name = 'PersonalDataErased';

-- Since when each epoch key wraps the keys of cases, and when it goes. A destroyed key is missing in the key folder with
-- good reason; its fingerprint stays in ops.key.
CREATE TABLE ops.epoch (
    epoch         integer     PRIMARY KEY CHECK (epoch > 0),
    started_at    timestamptz NOT NULL,
    destroy_after timestamptz,
    destroyed_at  timestamptz CHECK (destroyed_at IS NULL OR destroy_after IS NOT NULL)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON ops.epoch TO ledger_app;
