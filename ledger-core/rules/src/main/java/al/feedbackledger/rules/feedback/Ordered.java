package al.feedbackledger.rules.feedback;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Immutable sets in natural order, so that stored bytes do not depend on hashing. */
final class Ordered {
    private Ordered() {}

    static <T extends Comparable<T>> Set<T> copy(Set<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }
}
