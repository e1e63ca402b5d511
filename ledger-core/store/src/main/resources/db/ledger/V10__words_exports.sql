-- Exports with words are listed, the latest first; these events are very few among many.
CREATE INDEX event_words_export ON ledger.event (position) WHERE event_name = 'WordsExportRequested';
