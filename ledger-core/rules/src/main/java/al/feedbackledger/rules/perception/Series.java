package al.feedbackledger.rules.perception;

import java.util.Comparator;

/**
 * One line of a timeline: a service as asked about by one question set. Question sets are never mixed.
 *
 * @param service the service's id
 * @param questionSet the question set's id; every import source has its own
 */
public record Series(String service, String questionSet) implements Comparable<Series> {
    private static final Comparator<Series> BY_ID =
            Comparator.comparing(Series::service).thenComparing(Series::questionSet);

    public Series {
        requirePrintable(service);
        requirePrintable(questionSet);
    }

    /** Ids become fields of the digest's lines; a tab or a line feed in one would let two lists share a digest. */
    private static void requirePrintable(String id) {
        boolean hasControl = false;
        for (int i = 0; i < id.length(); i++) {
            hasControl |= Character.isISOControl(id.charAt(i));
        }
        if (hasControl || id.isBlank()) {
            throw new IllegalArgumentException("an id is not blank and has no control characters");
        }
    }

    @Override
    public int compareTo(Series other) {
        return BY_ID.compare(this, other);
    }
}
