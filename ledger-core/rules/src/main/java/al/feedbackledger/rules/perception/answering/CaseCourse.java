package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.answering.CasePart.About;
import al.feedbackledger.rules.perception.answering.CasePart.Kind;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What must be remembered of one case to turn its next event into deltas. Most submissions are ratings that want no
 * answer and are never taken back: of them nothing is remembered here.
 *
 * @param submission the stream
 * @param begun the local day it counts for
 * @param wantedSince when the person began to wait for an answer; null where none is wanted
 * @param signal a corruption signal, which is counted nowhere
 * @param institution who handles it
 * @param end how the wait ended: {@link Kind#ANSWERED}, {@link Kind#DECLINED}, {@link Kind#CLOSED} or {@link
 *     Kind#UNTRUE}; null while it goes on
 * @param answered whether it has an answer of its own, also one that a review gave after a refusal; that answer reaches
 *     who is joined with it
 * @param joined where it is joined with another case; null while it stands alone
 * @param verdict the person's last word
 * @param marks parts about conduct and going
 */
public record CaseCourse(
        String submission,
        Series series,
        LocalDate begun,
        @Nullable Instant wantedSince,
        boolean signal,
        String institution,
        @Nullable CasePart end,
        boolean answered,
        @Nullable Joined joined,
        @Nullable CasePart verdict,
        SortedSet<CasePart> marks) {

    /**
     * Where a case is joined.
     *
     * @param into stream of the other case
     * @param since the local day
     * @param answered the day on which the other case's answer reached this person; null while there is none
     */
    public record Joined(
            String into, LocalDate since, @Nullable LocalDate answered) {}

    public CaseCourse {
        marks = marks.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(marks));
    }

    /** Everything that is to be counted of it now. */
    public SortedSet<CasePart> parts() {
        SortedSet<CasePart> parts = new TreeSet<>();
        if (signal) {
            return parts;
        }
        boolean counted = wantedSince != null && !has(Kind.EXCLUDED);
        for (CasePart mark : marks) {
            if (counted || mark.kind().about() == About.GOING) {
                parts.add(mark);
            }
        }
        if (counted) {
            parts.add(standing());
            if (verdict != null && !has(Kind.WITHDRAWN)) {
                parts.add(verdict);
            }
            if (joined != null) {
                parts.add(new CasePart(Kind.JOINED, institution, joined.since()));
            }
        }
        return parts;
    }

    /** How the wait stands. */
    private CasePart standing() {
        if (end != null && end.kind() != Kind.CLOSED) {
            return end;
        }
        if (joined != null && joined.answered() != null) {
            return new CasePart(Kind.ANSWERED, institution, joined.answered());
        }
        for (CasePart mark : marks) {
            if (mark.kind() == Kind.WITHDRAWN) {
                Kind left = mark.on().isBefore(begun) ? Kind.UNTRUE : Kind.LEFT;
                return new CasePart(left, institution, mark.on());
            }
        }
        return end == null ? new CasePart(Kind.WAITING, institution, begun) : end;
    }

    /** Whether it is joined with a case, the person has not left and no answer has reached them. */
    public boolean waitsWith(String other) {
        return joined != null && joined.into().equals(other) && joined.answered() == null && !has(Kind.WITHDRAWN);
    }

    boolean has(Kind kind) {
        return marks.stream().anyMatch(mark -> mark.kind() == kind);
    }

    /** With a mark, unless the institution has one of its kind. */
    CaseCourse marked(CasePart mark) {
        boolean known = marks.stream()
                .anyMatch(
                        each -> each.kind() == mark.kind() && each.institution().equals(mark.institution()));
        if (known) {
            return this;
        }
        SortedSet<CasePart> more = new TreeSet<>(marks);
        more.add(mark);
        return with(more);
    }

    /** Without any mark of a kind. */
    CaseCourse without(Kind kind) {
        SortedSet<CasePart> fewer = new TreeSet<>(marks);
        fewer.removeIf(mark -> mark.kind() == kind);
        return with(fewer);
    }

    private CaseCourse with(SortedSet<CasePart> other) {
        return new CaseCourse(
                submission, series, begun, wantedSince, signal, institution, end, answered, joined, verdict, other);
    }

    CaseCourse handledBy(String other) {
        return new CaseCourse(
                submission, series, begun, wantedSince, signal, other, end, answered, joined, verdict, marks);
    }

    /** The wait has ended, unless it had before. */
    CaseCourse ended(CasePart how) {
        boolean first = end == null || end.kind() == Kind.CLOSED;
        return first
                ? new CaseCourse(
                        submission,
                        series,
                        begun,
                        wantedSince,
                        signal,
                        institution,
                        how,
                        answered,
                        joined,
                        verdict,
                        marks)
                : this;
    }

    /** It has an answer of its own. */
    CaseCourse asAnswered() {
        return new CaseCourse(
                submission, series, begun, wantedSince, signal, institution, end, true, joined, verdict, marks);
    }

    CaseCourse joined(@Nullable Joined other) {
        return new CaseCourse(
                submission, series, begun, wantedSince, signal, institution, end, answered, other, verdict, marks);
    }

    CaseCourse judged(CasePart last) {
        return new CaseCourse(
                submission, series, begun, wantedSince, signal, institution, end, answered, joined, last, marks);
    }
}
