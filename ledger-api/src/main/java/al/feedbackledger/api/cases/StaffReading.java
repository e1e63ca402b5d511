package al.feedbackledger.api.cases;

import al.feedbackledger.api.acts.CaseSight;
import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.inbox.InboxReader;
import al.feedbackledger.projections.inbox.ReadingTime;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;

import static java.util.Objects.requireNonNullElseGet;

/** Reads cases for staff, pages and API alike: what they may see, and, on record, the words. */
@Component
@CheckReturnValue
public final class StaffReading {
    private final CaseFiles cases;
    private final CaseSight sight;
    private final CaseWords words;
    private final ServiceCatalogue catalogue;
    private final InstantSource clock;

    StaffReading(CaseFiles cases, CaseSight sight, CaseWords words, ServiceCatalogue catalogue, InstantSource clock) {
        this.cases = cases;
        this.sight = sight;
        this.words = words;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What comes of opening a case. */
    public sealed interface Reading {
        /** @param wordsShown whether the words were opened; that is on record */
        record Found(CaseFile file, CaseWords.Open words, boolean wordsShown) implements Reading {}

        record Unknown() implements Reading {}

        record NotYours(CaseFile file) implements Reading {}

        /** That the words were opened could not be recorded, so they were not. */
        record NotRecorded() implements Reading {}
    }

    public Reading open(ReferenceNumber reference, Actor by) {
        CaseFile file = cases.byReference(reference.compact());
        if (file == null) {
            return new Reading.Unknown();
        }
        return switch (sight.of(file, by)) {
            case CaseSight.Sight.Nothing unused -> new Reading.Unknown();
            case CaseSight.Sight.NotYours unused -> new Reading.NotYours(file);
            case CaseSight.Sight.Facts unused -> new Reading.Found(file, CaseWords.Open.none(), false);
            case CaseSight.Sight.Words seen -> {
                if (file.state().words().held().isEmpty()) {
                    yield new Reading.Found(file, CaseWords.Open.none(), true);
                }
                CaseWords.Open opened = words.forStaff(file, by, seen.purpose());
                yield opened == null ? new Reading.NotRecorded() : new Reading.Found(file, opened, true);
            }
        };
    }

    /** Whose inbox somebody sees; null for roles without one. */
    public static @Nullable InboxReader inbox(Actor actor) {
        String institution = actor.institution();
        return switch (actor.role()) {
            case OFFICER, SUPERVISOR -> {
                if (institution == null) {
                    yield null;
                }
                yield actor.isOperator() ? new InboxReader.Operator(institution) : new InboxReader.Staff(institution);
            }
            case INSPECTOR -> new InboxReader.Inspector();
            case MODERATOR -> new InboxReader.Moderator();
            case DPO -> new InboxReader.DataProtection();
            case ASSESSOR, AUDITOR, ADMIN, IMPORTER, SUBJECT, SYSTEM -> null;
        };
    }

    /** What deadlines are computed with at this moment. */
    public ReadingTime time() {
        Instant now = clock.instant();
        ServiceStandard present = catalogue.standardAt(now);
        return new ReadingTime(now, name -> requireNonNullElseGet(catalogue.standard(name), () -> present));
    }
}
