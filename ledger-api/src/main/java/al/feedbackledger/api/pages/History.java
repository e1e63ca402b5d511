package al.feedbackledger.api.pages;

import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.api.history.Erased;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.store.vault.SealedField;
import org.jspecify.annotations.Nullable;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The history of a case as its reader may see it.
 *
 * <p>A stranger with the reference number sees what happened and when, with the institution and the deadlines; the person
 * with the code sees everything but who on the staff acted; staff see that by role, and words only where they may.
 */
public final class History {
    private final Wording w;
    private final CaseFile file;
    private final Reader reader;
    private final CaseWords.Open words;
    private final Details details;

    /** Who reads. */
    public enum Reader {
        STRANGER,
        PERSON,
        STAFF
    }

    public History(Wording w, Names names, CaseFile file, Reader reader, CaseWords.Open words) {
        this.w = w;
        this.file = file;
        this.reader = reader;
        this.words = words;
        details = new Details(w, names, reader);
    }

    public List<Step> steps() {
        return steps(file.entries());
    }

    /** What happened after a handling version, as far as a decision depends on it. */
    public List<Step> since(long version) {
        long seen = 0;
        int first = 0;
        while (first < file.entries().size() && seen < version) {
            seen += file.entries().get(first).event() instanceof FeedbackEvent.Aside ? 0 : 1;
            first++;
        }
        List<CaseFile.Entry> later =
                file.entries().subList(first, file.entries().size());
        return steps(later.stream()
                .filter(entry -> !(entry.event() instanceof FeedbackEvent.Aside))
                .toList());
    }

    private List<Step> steps(List<CaseFile.Entry> entries) {
        return entries.stream().map(this::step).toList();
    }

    private Step step(CaseFile.Entry entry) {
        FeedbackEvent event = entry.event();
        SealedText text = text(event);
        String opened = reader == Reader.STRANGER ? null : words.of(text);
        return new Step(
                // HTML's times have three decimals at most.
                entry.at().truncatedTo(ChronoUnit.MILLIS).toString(),
                w.dateTime(entry.at()),
                w.say("event." + event.getClass().getSimpleName()),
                reader == Reader.STAFF ? who(entry) : null,
                details.of(event),
                opened,
                text == null || opened != null ? null : missing(event, text));
    }

    /** The one text a step shows; the application number stands among the facts. */
    private static @Nullable SealedText text(FeedbackEvent event) {
        return SealedPaths.of(event).stream()
                .filter(field -> !field.path().equals(SealedPaths.APPLICATION_NUMBER))
                .map(SealedField::text)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String who(CaseFile.Entry entry) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(entry.actorRole()))
                .findFirst()
                .map(role -> w.of("role", role))
                .orElse(null);
    }

    /** Why a text is not here: it was erased; it is an answer that the code opens; or this reader reads no words. */
    private @Nullable String missing(FeedbackEvent event, SealedText text) {
        String erased = erased(text);
        if (erased != null) {
            return erased;
        }
        boolean answer =
                event instanceof FeedbackEvent.FeedbackAnswered || event instanceof FeedbackEvent.ReviewDecided;
        return reader == Reader.STRANGER && answer ? w.say("follow.answer.locked") : null;
    }

    /**
     * That the words are erased and by when they are gone from backups; or that erasing was asked for; null otherwise.
     *
     * @param backupDays how long backups are kept
     */
    public @Nullable String erasing(int backupDays) {
        if (file.state().words().request() != null) {
            return w.say("follow.erasing.asked");
        }
        Erased erased = Erased.of(file, backupDays);
        if (erased == null) {
            return null;
        }
        return w.say(
                "follow.erasing.gone",
                w.date(erased.at()),
                w.of("ground", erased.ground()),
                w.date(erased.goneFromBackupsBy()));
    }

    /** When and why a text was erased; null if it was not. */
    public @Nullable String erased(SealedText text) {
        for (CaseFile.Entry entry : file.entries()) {
            if (entry.event() instanceof FeedbackEvent.PersonalDataErased erased
                    && erased.refs().contains(text.ref())) {
                return w.say("follow.erased", w.date(entry.at()), w.of("ground", erased.ground()));
            }
        }
        return null;
    }
}
