package al.feedbackledger.api.wiring;

import al.feedbackledger.api.audit.Replays;
import al.feedbackledger.api.http.CasesAsRecorded;
import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.inbox.Inbox;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.projections.timeline.Timelines;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.projections.view.ViewProcessors;
import al.feedbackledger.store.axon.LedgerEventStore;
import al.feedbackledger.store.eventstore.LedgerEventStorageEngine;
import al.feedbackledger.store.eventstore.LedgerReader;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;
import java.util.List;
import java.util.Map;

/** The views, what they answer, and the processors that keep them up to date. */
@Configuration(proxyBeanMethods = false)
class ProjectionWiring {

    @Bean
    CatalogueView catalogueView(DataSource dataSource) {
        return new CatalogueView(dataSource);
    }

    @Bean
    CaseFileView caseFileView(DataSource dataSource) {
        return new CaseFileView(dataSource);
    }

    @Bean
    InboxView inboxView(DataSource dataSource) {
        return new InboxView(dataSource);
    }

    @Bean
    TimelineView timelineView(DataSource dataSource) {
        return new TimelineView(dataSource);
    }

    @Bean
    ServiceCatalogue serviceCatalogue(CatalogueView view) {
        return view.queries();
    }

    /** Looked for as far as the ledger has come, not only as far as the view. */
    @Bean
    CaseFiles caseFiles(CaseFileView view, ViewPositions positions, LedgerReader ledger) {
        return new CasesAsRecorded(view.queries(), positions, ledger::headPosition);
    }

    @Bean
    Inbox inbox(InboxView view) {
        return view.queries();
    }

    @Bean
    Timelines timelines(TimelineView view) {
        return view.queries();
    }

    /** Started by {@link Opening}, stopped before the database closes. */
    @Bean(destroyMethod = "close")
    ViewProcessors viewProcessors(
            List<View> views, LedgerEventStore eventStore, TransactionManager axonTransactionManager) {
        return new ViewProcessors(views, eventStore, axonTransactionManager);
    }

    /** Every view as a replay makes it. */
    @Bean
    Replays replays(LedgerEventStorageEngine ledger, List<View> views) {
        return new Replays(
                ledger,
                views,
                Map.of(
                        CatalogueView.NAME.name(),
                        CatalogueView::new,
                        CaseFileView.NAME.name(),
                        CaseFileView::new,
                        InboxView.NAME.name(),
                        InboxView::new,
                        TimelineView.NAME.name(),
                        TimelineView::new));
    }

    @Bean
    ViewPositions viewPositions(ViewProcessors processors) {
        return processors.positions();
    }
}
