package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestPostgres;

class AppendOnEmbeddedIT extends AppendContract {
    AppendOnEmbeddedIT() {
        super(TestPostgres.Release.EMBEDDED);
    }
}
