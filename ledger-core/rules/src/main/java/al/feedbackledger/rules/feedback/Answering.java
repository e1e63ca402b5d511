package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.feedback.Feedback.Answer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who answered what, and what the person made of it.
 *
 * @param answerers actor ids of everyone who answered or decided a review
 * @param last the last answer or review decision that stands
 * @param declinedAt when the case was not taken up
 * @param reRated whether the person has rated again since the last answer
 */
public record Answering(
        List<String> answerers,
        @Nullable Answer last,
        @Nullable Instant declinedAt,
        int corrections,
        int interims,
        int transfers,
        int disputes,
        boolean reviewRequested,
        boolean reRated) {
    static final Answering NONE = new Answering(List.of(), null, null, 0, 0, 0, 0, false, false);

    public Answering {
        answerers = List.copyOf(answerers);
    }

    Answering answered(Answer answer) {
        return new Answering(
                plus(answer.by()),
                answer,
                declinedAt,
                corrections,
                interims,
                transfers,
                disputes,
                reviewRequested,
                false);
    }

    Answering alsoAnsweredBy(String by) {
        return new Answering(
                plus(by), last, declinedAt, corrections, interims, transfers, disputes, reviewRequested, reRated);
    }

    Answering declined(Answer refusal) {
        return new Answering(
                plus(refusal.by()),
                last,
                refusal.at(),
                corrections,
                interims,
                transfers,
                disputes,
                reviewRequested,
                reRated);
    }

    Answering corrected() {
        return new Answering(
                answerers, last, declinedAt, corrections + 1, interims, transfers, disputes, reviewRequested, reRated);
    }

    Answering interim() {
        return new Answering(
                answerers, last, declinedAt, corrections, interims + 1, transfers, disputes, reviewRequested, reRated);
    }

    Answering transferred() {
        return new Answering(
                answerers, last, declinedAt, corrections, interims, transfers + 1, disputes, reviewRequested, reRated);
    }

    Answering disputed() {
        return new Answering(
                answerers, last, declinedAt, corrections, interims, transfers, disputes + 1, reviewRequested, reRated);
    }

    Answering reviewAsked() {
        return new Answering(answerers, last, declinedAt, corrections, interims, transfers, disputes, true, reRated);
    }

    Answering rated() {
        return new Answering(
                answerers, last, declinedAt, corrections, interims, transfers, disputes, reviewRequested, true);
    }

    private List<String> plus(String by) {
        List<String> all = new ArrayList<>(answerers);
        if (!all.contains(by)) {
            all.add(by);
        }
        return all;
    }
}
