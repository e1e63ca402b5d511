package al.feedbackledger.api.pages.staff;

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
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a case to staff. */
final class DeskText {
    private final Wording w;
    private final Names names;
    private final CaseFile file;
    private final CaseWords.@Nullable Open words;
    private final History history;

    /** @param words null for a reader of facts */
    DeskText(Wording w, Names names, CaseFile file, CaseWords.@Nullable Open words) {
        this.w = w;
        this.names = names;
        this.file = file;
        this.words = words;
        history = new History(w, names, file, History.Reader.STAFF, words == null ? CaseWords.Open.none() : words);
    }

    /** What the desk shows beside the case. */
    record Beside(
            List<ActForm> acts,
            @Nullable String officer,
            int backupDays,
            @Nullable String done) {}

    DeskView view(Deadlines deadlines, Beside beside) {
        ReferenceNumber reference = new ReferenceNumber(file.reference());
        SealedText comment = file.submitted().comment();
        String opened = words == null ? null : words.of(comment);
        return new DeskView(
                "/staff/cases/" + reference.compact(),
                reference.shown(),
                names.service(file.service(), w.language()),
                beside.done(),
                file.state().version(),
                status(),
                deadlines.all(file, w),
                erasing(beside.backupDays()),
                opened,
                note(comment, opened),
                facts(beside.officer()),
                beside.acts(),
                history.steps());
    }

    private @Nullable String erasing(int backupDays) {
        Feedback.Request request = file.state().words().request();
        return request == null
                ? history.erasing(backupDays)
                : w.say("staff.case.erasing", w.of("ground", request.ground()));
    }

    private String status() {
        return file.state().handling() instanceof Handling.Closed closed
                ? w.say("desk.CLOSED." + closed.how().name())
                : w.of("desk", file.state().status());
    }

    private String note(@Nullable SealedText comment, @Nullable String opened) {
        if (comment == null) {
            return w.say("staff.case.words.none");
        }
        if (opened != null) {
            return w.say("staff.case.words.opened");
        }
        String erased = history.erased(comment);
        return erased == null ? w.say("staff.case.words.closed") : erased;
    }

    private List<Labelled> facts(@Nullable String officer) {
        FeedbackSubmitted sent = file.submitted();
        List<Labelled> facts = new ArrayList<>();
        add(facts, "staff.inbox.received", w.dateTime(file.state().facts().submittedAt()));
        add(facts, "follow.handles", names.institution(file.state().institution(), w.language()));
        add(facts, "staff.case.concerned", names.institutionOrNull(sent.institutionConcerned(), w.language()));
        add(facts, "staff.inbox.kind", w.of("kind.short", sent.kind()));
        Integer rating = file.state().counting().rating();
        add(facts, "staff.case.rating", rating == null ? null : w.say("rating." + rating));
        add(facts, "staff.case.done", sent.gotItDone() == null ? null : w.of("done", sent.gotItDone()));
        add(
                facts,
                "staff.case.reasons",
                sent.reasons().isEmpty()
                        ? null
                        : sent.reasons().stream()
                                .map(each -> w.of("reason", each))
                                .collect(Collectors.joining("\n")));
        add(facts, "staff.case.audience", w.of("audience", sent.audience()));
        add(facts, "staff.case.application", words == null ? null : words.of(sent.applicationNumber()));
        add(facts, "staff.inbox.officer", officer);
        if (file.joined() > 0) {
            add(facts, "follow.joined", w.count("follow.joined.with", file.joined()));
        }
        CaseFile.Target target = file.target();
        add(facts, "staff.case.target", target == null ? null : new ReferenceNumber(target.reference()).shown());
        return facts;
    }

    private void add(List<Labelled> to, String key, @Nullable String value) {
        if (value != null) {
            to.add(new Labelled(w.say(key), value));
        }
    }
}
