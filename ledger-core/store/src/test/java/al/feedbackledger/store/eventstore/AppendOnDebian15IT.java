package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.database.TestPostgres;

class AppendOnDebian15IT extends AppendContract {
    AppendOnDebian15IT() {
        super(TestPostgres.Release.DEBIAN_15);
    }
}
