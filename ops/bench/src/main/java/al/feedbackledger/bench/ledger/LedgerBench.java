package al.feedbackledger.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

/** {@code ops/ledger bench ledger [--short] [--seed N] [--report FILE]}: the table of what the ledger promises. */
public final class LedgerBench {
    private LedgerBench() {}

    /**
     * Measures and says what was measured.
     *
     * @param scratch an empty folder, for everything that is made
     */
    public static String measure(Path scratch, boolean isShort, long seed)
            throws IOException, SQLException, InterruptedException {
        LedgerExtent extent = isShort ? LedgerExtent.SHORT : LedgerExtent.FULL;
        Table table = new Table();
        Table.say("seed %d", seed);
        try (Ground ground = Ground.start(scratch.resolve("data"))) {
            Sealing sealing = Sealing.in(scratch.resolve("keys"), new org.springframework.jdbc.datasource.DriverManagerDataSource());
            Session session = new Session(EventMix.read(), sealing, new Random(seed), table);
            double most = new Appends(ground, extent, session).measure();
            Table.say("at most %.0f/s", most);
        }
        return table.markdown(Table.text(
                "%d processors; %d rounds of %d s each, in turns of random order (seed %d); medians.",
                Runtime.getRuntime().availableProcessors(), extent.rounds(), extent.each().toSeconds(), seed));
    }

    public static void main(String[] args) throws Exception {
        Path scratch = java.nio.file.Files.createTempDirectory("ledger-bench");
        System.out.println(measure(scratch, true, 7));
    }
}
