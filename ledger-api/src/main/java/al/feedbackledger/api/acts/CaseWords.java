package al.feedbackledger.api.acts;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.AccessEvent.Purpose;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Opens the words of a case for whoever may read them. */
@Component
@CheckReturnValue
public final class CaseWords {
    private final Vault vault;
    private final ActSender sender;
    private final InstantSource clock;

    CaseWords(Vault vault, ActSender sender, InstantSource clock) {
        this.vault = vault;
        this.sender = sender;
        this.clock = clock;
    }

    /** Words by what events keep of them; those that are erased or unreadable are absent. */
    public static final class Open {
        private static final Open NONE = new Open(Map.of());

        private final Map<String, String> byRef;

        private Open(Map<String, String> byRef) {
            this.byRef = Map.copyOf(byRef);
        }

        /** For readers of facts. */
        public static Open none() {
            return NONE;
        }

        public @Nullable String of(@Nullable SealedText text) {
            return text == null ? null : byRef.get(text.ref());
        }

        /** Without the words. */
        @Override
        public String toString() {
            return "Open[hidden]";
        }
    }

    /** For the person the case belongs to; not recorded, they are their own words and the answers to them. */
    public Open forSubject(CaseFile file) {
        return open(file, entry -> true);
    }

    /** The institution's answers alone, for a person whose case was joined with this one. */
    public Open answersOnly(CaseFile file) {
        return open(
                file,
                entry -> entry.event() instanceof FeedbackEvent.FeedbackAnswered
                        || entry.event() instanceof FeedbackEvent.AnswerCorrected
                        || entry.event() instanceof FeedbackEvent.ReviewDecided
                        || entry.event() instanceof FeedbackEvent.FeedbackDeclined);
    }

    /**
     * For somebody on the staff: first it is recorded that they opened the case's words, once a day, then they are opened.
     *
     * @return null if it could not be recorded; then nothing is opened
     */
    public @Nullable Open forStaff(CaseFile file, Actor by, Purpose purpose) {
        Instant now = clock.instant();
        String stream = StreamId.access(by.id(), ServiceStandard.dayOf(now));
        RecordAccess command = new RecordAccess(stream, file.stream(), purpose);
        ActResult result = sender.send(
                null,
                Act.of(by, now),
                Origin.INTERNAL,
                () -> new Drawn(command, Attachment.none(), position -> ActReply.made(null, position)));
        boolean recorded = result instanceof ActResult.Done || isRecordedToday(result);
        return recorded ? open(file, entry -> true) : null;
    }

    private static boolean isRecordedToday(ActResult result) {
        return result instanceof ActResult.Refused refused && refused.refusal().reason() == Refusal.Reason.NO_CHANGE;
    }

    private Open open(CaseFile file, Predicate<CaseFile.Entry> which) {
        List<SealedField> fields = file.entries().stream()
                .filter(which)
                .flatMap(entry -> SealedPaths.of(entry.event()).stream())
                .toList();
        Map<String, String> words = new HashMap<>();
        vault.open(file.stream(), fields).forEach((ref, opened) -> {
            if (opened instanceof Opened.Words readable) {
                words.put(ref, readable.text());
            }
        });
        return new Open(words);
    }
}
