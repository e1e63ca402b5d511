package al.feedbackledger.bench.ledger;

import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.catalogue.CatalogueView;
import al.feedbackledger.projections.inbox.InboxView;
import al.feedbackledger.projections.timeline.TimelineView;
import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.LedgerPages;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewRebuilds;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;

import javax.sql.DataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Building every view from the first event on, beside reading and decoding the events and doing nothing with them. */
final class Rebuilds {
    private static final int PAGE = 5_000;
    private static final double NANOS = 1e9;
    private static final Map<String, Function<DataSource, View>> MAKERS = Map.of(
            "catalogue", CatalogueView::new,
            "casefile", CaseFileView::new,
            "inbox", InboxView::new,
            "timeline", TimelineView::new);

    private final Ground ground;
    private final LedgerExtent extent;
    private final Session session;

    Rebuilds(Ground ground, LedgerExtent extent, Session session) {
        this.ground = ground;
        this.extent = extent;
        this.session = session;
    }

    void measure() throws SQLException, IOException {
        try (Database database = ground.fresh()) {
            Table.say(Table.text("loading %,d events of cases", extent.folded()));
            new LargeLedger(session, new CaseEvents(session)).fill(database, extent.folded());
            try (OurLedger ledger = new OurLedger(database)) {
                rebuild(ledger);
            }
        }
    }

    private void rebuild(OurLedger ledger) {
        List<View> views = MAKERS.values().stream()
                .map(maker -> maker.apply(ledger.pool()))
                .toList();
        ViewRebuilds rebuilds = new ViewRebuilds(views, MAKERS, ledger.pages());
        double reading = seconds(() -> read(ledger.pages()));
        session.table().run("read and decode", rate(reading), "", "");
        double all = 0;
        double digests = 0;
        for (View view : views) {
            String name = view.store().name().name();
            // A live view that holds nothing: what is measured is building, not comparing.
            var unused = view.store().createIfAbsent();
            double built = seconds(() -> build(rebuilds, name));
            double digest = seconds(() -> view.store().digest());
            session.table().run("build " + name, rate(built), Table.text("digest in %.1f s", digest), "");
            all += built;
            digests += digest;
        }
        session.table()
                .row(
                        "Rebuild of all views",
                        Table.text(
                                "%,d events in **%.0f s**, and %.0f s for the digests of both sides",
                                extent.folded(), all, 2 * digests),
                        Table.text(
                                "reading and decoding alone %.0f s, once for each view: **%.0f %%**",
                                reading, 100 * reading * views.size() / all),
                        "10 million ≤ 180 s");
    }

    private void build(ViewRebuilds rebuilds, String view) {
        Outcome outcome = rebuilds.rebuild(view, false, (phase, done, of) -> {});
        if (!(outcome instanceof Outcome.Switched switched) || switched.position() != extent.folded()) {
            throw new IllegalStateException("view " + view + " was not built: " + outcome);
        }
    }

    private void read(LedgerPages pages) {
        long position = 0;
        while (position < extent.folded()) {
            List<LedgerEntry> page = pages.after(position, PAGE);
            if (page.isEmpty()) {
                throw new IllegalStateException("the ledger ends at " + position);
            }
            position = page.getLast().position();
        }
    }

    private String rate(double seconds) {
        return Table.text("%.1f s, %,.0f/s", seconds, extent.folded() / seconds);
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / NANOS;
    }
}
