package al.feedbackledger.rules.perception.answering;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that is so of one case and can be counted: once for each institution and kind.
 *
 * @param institution whose doing it is: who acted, or who handles the case where nobody has acted
 * @param on the local day it became so; the day the wait began where somebody waits
 */
public record CasePart(Kind kind, String institution, LocalDate on) implements Comparable<CasePart> {
    private static final Comparator<CasePart> IN_ORDER = Comparator.comparing(CasePart::kind)
            .thenComparing(CasePart::institution)
            .thenComparing(CasePart::on);

    /** What a part says. */
    public enum Kind {
        /** No answer so far. */
        WAITING(About.THE_WAIT),
        /** The first answer came. */
        ANSWERED(About.THE_WAIT),
        /** Not taken up, and told so. */
        DECLINED(About.THE_WAIT),
        /** Closed where it was collected, without an answer: by a rule of the source, or by somebody who wrote nothing. */
        CLOSED(About.THE_WAIT),
        /** Taken back by the person while waiting. */
        LEFT(About.THE_WAIT),
        /** Answered or closed, by its date, before it was submitted: nobody knows how long the person waited. */
        UNTRUE(About.THE_WAIT),
        /** The person says that it is solved. */
        CONFIRMED(About.THE_VERDICT),
        /** The person said nothing in time, which is not satisfaction. */
        LAPSED(About.THE_VERDICT),
        /** The person does not agree with the answer. */
        CONTESTED(About.THE_VERDICT),
        /** The deadline for an answer passed, at least once. */
        LATE(About.THE_CONDUCT),
        /** Passed on to another institution, at least once. */
        PASSED_ON(About.THE_CONDUCT),
        /** An answer was disputed, at least once, whatever came of it. */
        DISPUTED(About.THE_CONDUCT),
        /** At least one answer had the words of an answer given before. */
        REPEATED(About.THE_CONDUCT),
        /** Joined with a similar case, whose answer is its answer. */
        JOINED(About.THE_JOINING),
        /** Taken back by the person, answered or not. */
        WITHDRAWN(About.GOING),
        /** Left out of all counts by two moderators. */
        EXCLUDED(About.GOING),
        /** The words were erased, on whatever ground. */
        ERASED(About.GOING);

        private final About about;

        Kind(About about) {
            this.about = about;
        }

        public About about() {
            return about;
        }
    }

    /** What a kind is about, and so who has a part of it. */
    public enum About {
        /** Everybody who wanted an answer and is not excluded has exactly one. */
        THE_WAIT,
        /** At most one: the last word of a person who wanted an answer. */
        THE_VERDICT,
        /** Any number, for cases that wanted an answer. */
        THE_CONDUCT,
        /** At most one, for cases that wanted an answer. */
        THE_JOINING,
        /** Any number, also for ratings that wanted no answer, and for what is excluded. */
        GOING
    }

    @Override
    public int compareTo(CasePart other) {
        return IN_ORDER.compare(this, other);
    }
}
