package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.eventstore.LedgerReader;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a ledger of ten million events costs: appends beside those of a small one, and reading it in order. */
final class Growing {
    private static final int CLIENTS = 64;
    private static final int PAGE = 5_000;

    private final Ground ground;
    private final LedgerExtent extent;
    private final Session session;

    Growing(Ground ground, LedgerExtent extent, Session session) {
        this.ground = ground;
        this.extent = extent;
        this.session = session;
    }

    void measure() throws SQLException, IOException, InterruptedException {
        try (Database large = ground.fresh();
                Database small = ground.fresh()) {
            Table.say(Table.text("loading %,d events", extent.large()));
            long begin = System.nanoTime();
            new LargeLedger(session, new SingleEvents(session)).fill(large, extent.large());
            Table.say(Table.text("loaded after %.0f s", (System.nanoTime() - begin) / 1e9));
            new LargeLedger(session, new SingleEvents(session)).fill(small, extent.small());
            appends(large, small);
            reads(large);
        }
    }

    private void appends(Database large, Database small) throws SQLException, IOException, InterruptedException {
        List<Double> inLarge = new ArrayList<>();
        List<Double> inSmall = new ArrayList<>();
        append(large);
        append(small);
        for (int round = 0; round < extent.rounds(); round++) {
            List<Database> turn = new ArrayList<>(List.of(large, small));
            Collections.shuffle(turn, session.order());
            for (Database database : turn) {
                double micros = append(database);
                (database.equals(large) ? inLarge : inSmall).add(micros);
            }
        }
        double ofLarge = Table.median(inLarge);
        double ofSmall = Table.median(inSmall);
        session.table()
                .row(
                        Table.text("Append time with %,d events stored", extent.large()),
                        Table.text("%.0f µs an event", ofLarge),
                        Table.text("with %,d stored %.0f µs: **%.2f ×**", extent.small(), ofSmall, ofLarge / ofSmall),
                        "≤ 1.3 ×");
    }

    /** Microseconds for each event, with many clients at once. */
    private double append(Database database) throws SQLException, IOException, InterruptedException {
        try (OurLedger ledger = new OurLedger(database)) {
            long before = database.number("SELECT max(position) FROM ledger.event");
            ClosedLoad load = new ClosedLoad(
                    session.mix(), session.sealing(), session.order().nextLong());
            ClosedLoad.Result result = load.run(ledger, CLIENTS, extent.each(), ground.cores());
            double thousands = result.acknowledged().size() / 1_000.0;
            session.table()
                    .run(
                            Table.text("append after %,d", before),
                            Table.text("%,.0f/s", result.perSecond()),
                            ledger.check(result.acknowledged(), before).text(),
                            Table.text(
                                    "client %.2f, PostgreSQL %.2f",
                                    result.clientCores() / thousands, result.serverCores() / thousands));
            return 1e6 / result.perSecond();
        }
    }

    private void reads(Database database) throws SQLException, IOException {
        List<Double> reads = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        try (OurLedger ledger = new OurLedger(database)) {
            read(ledger.reader());
            for (int round = 0; round < extent.rounds(); round++) {
                if (session.order().nextBoolean()) {
                    reads.add(read(ledger.reader()));
                    copies.add(copy(database));
                } else {
                    copies.add(copy(database));
                    reads.add(read(ledger.reader()));
                }
            }
        }
        double read = Table.median(reads);
        double copied = Table.median(copies);
        session.table()
                .row(
                        "Read in order",
                        Table.text("%,.0f events/s", read),
                        Table.text("COPY of the same rows %,.0f/s: **%.0f %%**", copied, 100 * read / copied),
                        "≥ 50 %, ≥ 300,000/s");
    }

    private double read(LedgerReader reader) {
        long begin = System.nanoTime();
        long position = 0;
        while (position < extent.readEvents()) {
            List<LedgerReader.StoredEvent> page = reader.after(position, PAGE);
            if (page.isEmpty()) {
                throw new IllegalStateException("the ledger ends at " + position);
            }
            position = page.getLast().position();
        }
        double perSecond = position * 1e9 / (System.nanoTime() - begin);
        session.table().run("read", Table.text("%,.0f/s", perSecond), "no hole (the reader would stop)", "");
        return perSecond;
    }

    private double copy(Database database) throws SQLException, IOException {
        try (Connection connection = Ground.open(database.app())) {
            long begin = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("""
                    COPY (SELECT position, stream_id, sequence_no, event_id, event_name, revision, occurred_at, payload,
                                 metadata FROM ledger.event WHERE position <= %d ORDER BY position)
                      TO STDOUT (FORMAT binary)""".formatted(extent.readEvents()), OutputStream.nullOutputStream());
            double perSecond = rows * 1e9 / (System.nanoTime() - begin);
            session.table().run("COPY", Table.text("%,.0f/s", perSecond), "", "");
            return perSecond;
        }
    }
}
