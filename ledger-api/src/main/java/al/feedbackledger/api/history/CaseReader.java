package al.feedbackledger.api.history;

import al.feedbackledger.api.acts.AllowedActs;
import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/** Reads a case for the person it belongs to, or for whoever has its reference number; pages and API alike. */
@Component
@CheckReturnValue
public final class CaseReader {
    private final CaseFiles cases;
    private final CaseDoor door;
    private final CaseWords words;
    private final ServiceCatalogue catalogue;
    private final InstantSource clock;

    CaseReader(CaseFiles cases, CaseDoor door, CaseWords words, ServiceCatalogue catalogue, InstantSource clock) {
        this.cases = cases;
        this.door = door;
        this.words = words;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What comes of asking with a code. */
    public sealed interface Reading {
        /**
         * @param answers oldest first; for a joined case the last are those of the case it was joined with
         * @param allowed what the person can do now, by the doors' names
         */
        record Found(
                CaseFile file,
                CaseWords.Open words,
                List<Answered> answers,
                List<String> allowed,
                DeadlineShown deadline)
                implements Reading {}

        record Unknown() implements Reading {}

        record WrongCode() implements Reading {}

        record Throttled(Duration retryAfter) implements Reading {}
    }

    /** The case of a reference, as far as everybody may know of it; null for none and for corruption signals. */
    public @Nullable CaseFile forEverybody(ReferenceNumber reference) {
        CaseFile file = cases.byReference(reference.compact());
        return file == null || file.state().isCorruptionSignal() ? null : file;
    }

    /** @param code null for what is no code at all */
    public Reading forPerson(ReferenceNumber reference, @Nullable TrackingCode code, InetAddress from) {
        return switch (door.open(reference, code, from)) {
            case CaseDoor.Entry.Unknown unused -> new Reading.Unknown();
            case CaseDoor.Entry.Wrong unused -> new Reading.WrongCode();
            case CaseDoor.Entry.Throttled throttled -> new Reading.Throttled(throttled.retryAfter());
            case CaseDoor.Entry.Open open -> found(requireNonNull(cases.byStream(open.stream())));
        };
    }

    private Reading found(CaseFile file) {
        Instant now = clock.instant();
        CaseWords.Open opened = words.forSubject(file);
        List<Answered> answers = new ArrayList<>(Answered.of(file, opened, false));
        if (file.state().handling() instanceof Handling.Merged merged) {
            answers.addAll(ofTarget(merged.into()));
        }
        return new Reading.Found(
                file,
                opened,
                answers,
                AllowedActs.of(file.state(), Actor.SUBJECT, now),
                DeadlineShown.of(file, catalogue, now));
    }

    /** One answer serves all who were joined; of the other case its person's words stay closed. */
    private List<Answered> ofTarget(String stream) {
        CaseFile target = cases.byStream(stream);
        return target == null ? List.of() : Answered.of(target, words.answersOnly(target), true);
    }

    /** The deadline of a case as it stands now. */
    public DeadlineShown deadline(CaseFile file) {
        return DeadlineShown.of(file, catalogue, clock.instant());
    }
}
