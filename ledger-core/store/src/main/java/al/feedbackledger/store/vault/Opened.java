package al.feedbackledger.store.vault;

/** What comes of opening a sealed value. */
public sealed interface Opened {

    /** The words, and they are the ones the event committed to. */
    record Words(String text) implements Opened {
        /** Without the words. */
        @Override
        public String toString() {
            return "Words[hidden]";
        }
    }

    /** There is no such value any more: it was erased. */
    record Gone() implements Opened {}

    /** The value is there but is not what was sealed. */
    record Unreadable(Damage damage) implements Opened {}

    /** The ways in which stored words can be damaged. */
    enum Damage {
        /** The value is stored under another case or path than the event says. */
        MISPLACED,
        /** The case's key is missing though the value is there. */
        CASE_KEY_MISSING,
        /** The key of the epoch is not in the key folder. */
        EPOCH_KEY_MISSING,
        /** The wrapped key is not the one that was stored. */
        CASE_KEY_ALTERED,
        /** The ciphertext is not the one that was stored. */
        VALUE_ALTERED,
        /** The words are not the ones the event committed to. */
        COMMITMENT_DIFFERS
    }
}
