package al.feedbackledger.bench.ledger;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/** {@code ops/ledger bench ledger [--quick] [--seed N] [--report FILE]}: the table of what the ledger promises. */
public final class LedgerBench {
    private LedgerBench() {}

    /**
     * Measures and says what was measured.
     *
     * @param scratch an empty folder, for everything that is made
     */
    public static String measure(Path scratch, boolean isQuick, long seed)
            throws IOException, SQLException, InterruptedException {
        LedgerExtent extent = isQuick ? LedgerExtent.QUICK : LedgerExtent.FULL;
        Table table = new Table();
        Table.say("seed " + seed);
        try (Ground ground = Ground.start(scratch.resolve("data"))) {
            Sealing sealing = Sealing.in(scratch.resolve("keys"), new DriverManagerDataSource());
            Session session = new Session(EventMix.read(), sealing, new Random(seed), table);
            Appends.Most most = new Appends(ground, extent, session).measure();
            new Seen(ground, extent, session).measure(most);
            new Covered(ground, extent, session, scratch).measure(most.ours());
            new TwoNodes(ground, extent, session, scratch).measure();
            new Growing(ground, extent, session).measure();
            new Rebuilds(ground, extent, session).measure();
            Verifying.measure(session, isQuick, Files.createDirectory(scratch.resolve("verify")));
        }
        return table.markdown(Table.text(
                "%d processors; %d rounds of %d s each, in turns of random order (seed %d); medians.",
                Runtime.getRuntime().availableProcessors(),
                extent.rounds(),
                extent.each().toSeconds(),
                seed));
    }
}
