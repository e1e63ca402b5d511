-- Auditors list who opened whose words, the latest first; these events are few among many.
CREATE INDEX event_opening ON ledger.event (position) WHERE event_name = 'PersonalDataAccessed';
