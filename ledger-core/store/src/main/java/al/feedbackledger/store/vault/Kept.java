package al.feedbackledger.store.vault;

import org.jspecify.annotations.Nullable;

/**
 * What the vault holds for one commitment.
 *
 * @param words the words where they open and were asked for, else null
 */
public record Kept(State state, @Nullable SaltedWords words) {
    static final Kept MISSING = new Kept(State.MISSING, null);
    static final Kept UNREADABLE = new Kept(State.UNREADABLE, null);

    /** How a value is kept. */
    public enum State {
        /** It lies in the vault and is what the event committed to. */
        PRESENT,
        /** It is not in the vault; whether that is an erasure, the events say. */
        MISSING,
        /** It is there and does not open to what the event committed to. */
        UNREADABLE
    }

    Kept withoutWords() {
        return words == null ? this : new Kept(state, null);
    }

    /** Without the words. */
    @Override
    public String toString() {
        return "Kept[" + state + "]";
    }
}
