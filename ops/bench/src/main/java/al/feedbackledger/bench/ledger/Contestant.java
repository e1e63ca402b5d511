package al.feedbackledger.bench.ledger;

import java.sql.SQLException;

/** A store of events that is compared: it has stored a command durably when {@link #store} returns. */
interface Contestant extends AutoCloseable {
    /** Stores one command; returns when it would survive a power cut. */
    void store(Command command);

    /** What of all that was acknowledged is stored, and in which order it is read. */
    Correctness check(Acknowledged acknowledged) throws SQLException;

    /** Events in one commit on average; 1 where each commits alone. */
    double meanBatch();

    @Override
    void close();
}
