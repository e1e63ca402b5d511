package al.feedbackledger.projections.view;

import java.util.Set;

/**
 * A picture of the ledger for one kind of reader: its own schema, filled by folding every event in ledger order and by
 * nothing else, so that it can be dropped and built again at any time. It keeps no words and nothing that depends on
 * the time of reading.
 */
public interface View {

    ViewStore store();

    /** Begins a batch of events. */
    Fold begin();

    /** The work on one batch of events: inside one transaction, then thrown away. */
    interface Fold {

        /**
         * Is told, where several events are known to come, whose they are: what is remembered of these streams can then be
         * read at once instead of one by one.
         *
         * @param streams each began before the events that come
         */
        default void expect(Set<String> streams) {}

        /** Takes the next event; every event of the ledger comes, also those the view has no use for. */
        void take(LedgerEntry entry);

        /** Writes what was gathered and not yet written. */
        void write();
    }
}
