package al.feedbackledger.api.pages.follow;

import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Deadlines;
import al.feedbackledger.api.pages.History;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.AnswerCorrected;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackDeclined;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewDecided;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a case to the person it belongs to, or, without the code, its status and dates to whoever has the number. */
final class CaseText {
    private final Wording w;
    private final Names names;
    private final CaseFile file;
    private final CaseWords.@Nullable Open words;
    private final History history;

    /** @param words null without the code */
    CaseText(Wording w, Names names, CaseFile file, CaseWords.@Nullable Open words) {
        this.w = w;
        this.names = names;
        this.file = file;
        this.words = words;
        history = new History(
                w,
                names,
                file,
                words == null ? History.Reader.STRANGER : History.Reader.PERSON,
                words == null ? CaseWords.Open.none() : words);
    }

    /** @param backupDays how long backups are kept */
    CaseView view(Deadlines deadlines, List<ActForm> acts, int backupDays, @Nullable String done) {
        ReferenceNumber reference = new ReferenceNumber(file.reference());
        boolean review = file.state().status() == Status.UNDER_REVIEW;
        return new CaseView(
                "/follow/" + reference.compact(),
                reference.shown(),
                words != null,
                done,
                names.service(file.service(), w.language()),
                status(),
                statusMore(),
                words == null ? null : history.erasing(backupDays),
                deadlines.main(file, w),
                w.say(review ? "follow.deadline.review" : "follow.deadline"),
                answer(),
                acts,
                history.steps(),
                facts());
    }

    private String status() {
        return file.state().handling() instanceof Handling.Closed closed
                ? w.say("status.CLOSED." + closed.how().name())
                : w.of("status", file.state().status());
    }

    private @Nullable String statusMore() {
        FeedbackEvent last = lastOf(FeedbackDeclined.class);
        if (words == null || file.state().status() != Status.DECLINED || last == null) {
            return null;
        }
        FeedbackDeclined declined = (FeedbackDeclined) last;
        String because = w.say("decline.because", w.of("decline", declined.reason()));
        String turnTo = names.institutionOrNull(declined.turnTo(), w.language());
        return turnTo == null ? because : because + ". " + w.say("decline.turn-to", turnTo);
    }

    /** The answer, review decision or refusal that stands, with the words it was last corrected to. */
    private CaseView.@Nullable AnswerShown answer() {
        CaseView.AnswerShown shown = null;
        for (CaseFile.Entry entry : file.entries()) {
            shown = switch (entry.event()) {
                case FeedbackAnswered e -> answer(w.of("outcome", e.outcome()), e.answer(), e.repeated());
                case ReviewDecided e -> answer(reviewed(e), e.text(), 0);
                case FeedbackDeclined e -> answer(w.of("status", Status.DECLINED), e.explanation(), 0);
                case AnswerCorrected e -> answer(shown == null ? null : shown.outcome(), e.correction(), e.repeated());
                default -> shown;
            };
        }
        return shown;
    }

    private String reviewed(ReviewDecided event) {
        Outcome outcome = event.outcome();
        return outcome == null ? w.of("review", event.result()) : w.of("outcome", outcome);
    }

    private CaseView.AnswerShown answer(@Nullable String outcome, SealedText text, long repeated) {
        if (words == null) {
            return new CaseView.AnswerShown(null, null, w.say("follow.answer.locked"), null);
        }
        String opened = words.of(text);
        return new CaseView.AnswerShown(
                outcome,
                opened,
                opened == null ? history.erased(text) : null,
                repeated == 0 ? null : w.count("follow.answer.repeated", repeated));
    }

    private List<Labelled> facts() {
        FeedbackSubmitted sent = file.submitted();
        List<Labelled> facts = new ArrayList<>();
        add(facts, "follow.sent", w.date(file.state().facts().submittedAt()));
        add(facts, "follow.handles", names.institution(file.state().institution(), w.language()));
        if (words == null) {
            return facts;
        }
        add(facts, "follow.kind", w.of("kind.short", sent.kind()));
        Feedback.Counting counting = file.state().counting();
        if (counting.rating() != null) {
            add(facts, "check.overall", w.say("rating." + counting.rating()));
        }
        if (sent.gotItDone() != null) {
            add(facts, "check.done", w.of("done", sent.gotItDone()));
        }
        if (!sent.reasons().isEmpty()) {
            add(
                    facts,
                    "check.reasons",
                    sent.reasons().stream().map(each -> w.of("reason", each)).collect(Collectors.joining("\n")));
        }
        add(facts, "check.comment", text(sent.comment()));
        add(facts, "check.application", text(sent.applicationNumber()));
        if (file.joined() > 0) {
            add(facts, "follow.joined", w.count("follow.joined.with", file.joined()));
        }
        if (sent.rating() != null) {
            add(facts, "follow.counting", counting.excluded() ? excluded() : w.say("follow.counts"));
        }
        if (file.state().isCorruptionSignal()) {
            add(facts, "follow.reads", w.say("follow.signal"));
        }
        return facts;
    }

    private @Nullable String text(@Nullable SealedText text) {
        if (text == null || words == null) {
            return null;
        }
        String opened = words.of(text);
        return opened == null ? history.erased(text) : opened;
    }

    private @Nullable String excluded() {
        FeedbackEvent last = lastOf(FeedbackEvent.FeedbackExcluded.class);
        return last instanceof FeedbackEvent.FeedbackExcluded excluded
                ? w.say("follow.excluded", w.of("exclusion", excluded.reason()))
                : null;
    }

    private @Nullable FeedbackEvent lastOf(Class<? extends FeedbackEvent> type) {
        return file.entries().reversed().stream()
                .map(CaseFile.Entry::event)
                .filter(type::isInstance)
                .findFirst()
                .orElse(null);
    }

    private void add(List<Labelled> to, String key, @Nullable String value) {
        if (value != null) {
            to.add(new Labelled(w.say(key), value));
        }
    }
}
