package al.feedbackledger.api.pages;

import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** How the deadlines of a case stand now, in words. */
@Component
public final class Deadlines {
    private static final Set<DeadlineStatus> MET = EnumSet.of(DeadlineStatus.MET, DeadlineStatus.MET_LATE);

    private final ServiceCatalogue catalogue;
    private final InstantSource clock;

    Deadlines(ServiceCatalogue catalogue, InstantSource clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The one to show: the review's while the case is under review, else the answer's; null where there is none. */
    public @Nullable DueShown main(CaseFile file, Wording w) {
        boolean review = file.state().status() == Status.UNDER_REVIEW;
        return of(file, review ? DeadlineKind.REVIEW : DeadlineKind.ANSWER, w);
    }

    /** All of them, in the order in which they come. */
    public List<DueShown> all(CaseFile file, Wording w) {
        return List.of(DeadlineKind.values()).stream()
                .map(kind -> of(file, kind, w))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable DueShown of(CaseFile file, DeadlineKind kind, Wording w) {
        Feedback.Deadline deadline = file.state().clocks().of(kind);
        if (deadline == null || (kind == DeadlineKind.ACKNOWLEDGE && deadline.met())) {
            return null;
        }
        Instant met = deadline.met() ? metAt(file, kind) : null;
        boolean endedUnmet = met == null && !file.state().status().isOpen();
        if (endedUnmet) {
            return null;
        }
        DeadlineStatus status = DeadlineStatus.at(
                clock.instant(), deadline.dueAt(), deadline.pausedAt(), met, standard(deadline.standard()));
        String day = MET.contains(status) ? null : w.say("deadline.by", w.dueDate(deadline.dueAt()));
        return new DueShown(status.name(), w.of("deadline", status), day, w.say(label(kind)));
    }

    /** How a deadline stands that a list knows the status of already. */
    public static DueShown shown(DeadlineStatus status, @Nullable Instant dueAt, Wording w) {
        String day = dueAt == null || MET.contains(status) ? null : w.say("deadline.by", w.dueDate(dueAt));
        return new DueShown(status.name(), w.of("deadline", status), day, "");
    }

    private static String label(DeadlineKind kind) {
        return switch (kind) {
            case ACKNOWLEDGE -> "staff.case.acknowledge-by";
            case ANSWER -> "staff.case.answer-by";
            case REVIEW -> "staff.case.review-by";
        };
    }

    private ServiceStandard standard(String name) {
        ServiceStandard standard = catalogue.standard(name);
        if (standard == null) {
            throw new IllegalStateException("a case names a standard that was never adopted: " + name);
        }
        return standard;
    }

    private static @Nullable Instant metAt(CaseFile file, DeadlineKind kind) {
        return file.entries().reversed().stream()
                .filter(entry -> meets(entry.event(), kind))
                .map(CaseFile.Entry::at)
                .findFirst()
                .orElse(null);
    }

    private static boolean meets(FeedbackEvent event, DeadlineKind kind) {
        boolean answers =
                event instanceof FeedbackEvent.FeedbackAnswered || event instanceof FeedbackEvent.FeedbackDeclined;
        return switch (kind) {
            case ACKNOWLEDGE -> answers || event instanceof FeedbackEvent.FeedbackAcknowledged;
            case ANSWER -> answers;
            case REVIEW -> event instanceof FeedbackEvent.ReviewDecided;
        };
    }
}
