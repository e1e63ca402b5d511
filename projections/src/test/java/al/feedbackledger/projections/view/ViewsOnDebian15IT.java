package al.feedbackledger.projections.view;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The oldest supported PostgreSQL comes to the same rows as the newest. */
class ViewsOnDebian15IT {

    private static List<View> views(DataSource dataSource) {
        return List.of(
                new CatalogueView(dataSource),
                new CaseFileView(dataSource),
                new InboxView(dataSource),
                new TimelineView(dataSource));
    }

    @Test
    void everyViewHasTheDigestItHasOnTheEmbeddedRelease() {
        RandomLedger ledger = new RandomLedger(15).act(300);
        try (ViewDatabase old = new ViewDatabase(TestPostgres.newDatabase(TestPostgres.Release.DEBIAN_15));
                ViewDatabase embedded = new ViewDatabase()) {
            List<View> onOld = views(old.dataSource());
            List<View> onEmbedded = views(embedded.dataSource());
            for (int i = 0; i < onOld.size(); i++) {
                ViewDatabase.fold(onOld.get(i), ledger.entries(), 100);
                ViewDatabase.fold(onEmbedded.get(i), ledger.entries(), 100);
                assertThat(onOld.get(i).store().digest())
                        .isEqualTo(onEmbedded.get(i).store().digest());
            }
        }
    }
}
