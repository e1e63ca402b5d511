package al.feedbackledger.projections.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of the inbox ended.
 *
 * @param key rank and deadline, or the time of submission, in microseconds
 */
record PageMark(InboxQuery.Sort sort, int rank, long key, String stream) {

    String text() {
        return sort + ":" + rank + ":" + key + ":" + stream;
    }

    /** @throws IllegalArgumentException for what {@link #text} has not written for this order */
    static @Nullable PageMark parse(@Nullable String text, InboxQuery.Sort sort) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split(":", 4);
        if (parts.length != 4 || !parts[0].equals(sort.name())) {
            throw new IllegalArgumentException("not a page of this order");
        }
        try {
            return new PageMark(sort, Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a page of this order", e);
        }
    }
}
