package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ActionEvent.*;
import al.feedbackledger.rules.catalogue.Criterion;
import al.feedbackledger.rules.catalogue.InstitutionEvent.*;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent.*;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.EscalationReason;
import al.feedbackledger.rules.feedback.ExclusionAct;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReviewResult;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.feedback.WordsExportEvent.*;
import al.feedbackledger.rules.feedback.WordsExportReason;
import al.feedbackledger.rules.publication.PublicationEvent.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An instance of every event, made up and always the same: with everything that can be there, and where parts are
 * optional also without them. Each is legal by itself; together they are no history.
 */
public final class EventSamples {
    private static final String S = Made.SERVICE;
    private static final String I = People.REGISTRY;
    private static final Instant DUE = Instant.parse("2026-03-17T23:00:00Z");
    private static final Instant CLAIMED = Instant.parse("2021-12-31T23:30:00.000001Z");
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private EventSamples() {}

    /** Every event with every part. */
    public static List<Object> full() {
        List<Object> events = new ArrayList<>();
        intake(events);
        handling(events);
        verdict(events);
        time(events);
        counting(events);
        words(events);
        services(events);
        catalogue(events);
        ledger(events);
        return List.copyOf(events);
    }

    /** The events that have optional parts, without them. */
    public static List<Object> minimal() {
        return List.of(
                new FeedbackSubmitted(
                        S,
                        I,
                        null,
                        Made.REFERENCE,
                        Kind.RATING,
                        Audience.NOT_STATED,
                        Channel.WEB,
                        null,
                        "sq",
                        "portal",
                        null,
                        null,
                        Set.of(),
                        false,
                        null,
                        null,
                        null),
                new FeedbackAnswered(S, I, Outcome.EXPLAINED, null, Made.text(2), 0, null),
                new FeedbackDeclined(S, I, DeclineReason.ABUSIVE, null, Made.text(3)),
                new AnswerDisputed(S, I, DisputeReason.OTHER, null),
                new ReviewRequested(S, I, null),
                new ReviewDecided(S, I, ReviewResult.UPHELD, null, null, Made.text(5)),
                new FeedbackClosed(S, I, Closure.CONFIRMED, false, null),
                new FeedbackUnmerged(S, I, Made.OTHER_CASE, UnmergeReason.OFFICER, null),
                new ErasureRequested(S, I, ErasureGround.REQUESTED_BY_SUBJECT, null),
                new ErasureRefused(S, I, ErasureRefusalReason.CASE_STILL_OPEN, null),
                new ServiceRegistered("other", minimalFacts()),
                new ServiceRevised("other", minimalFacts()),
                new OutageReported(S, DUE, null, "Ndërprerje", ""),
                new InstitutionRegistered(People.NAIS, InstitutionType.OPERATOR, null, "Operatori", ""),
                new InstitutionRevised(People.NAIS, InstitutionType.OPERATOR, null, "Operatori", ""));
    }

    /** All of both. */
    public static List<Object> all() {
        List<Object> all = new ArrayList<>(full());
        all.addAll(minimal());
        return List.copyOf(all);
    }

    private static void intake(List<Object> events) {
        events.add(new FeedbackSubmitted(
                S,
                People.INSPECTORATE,
                I,
                Made.REFERENCE,
                Kind.COMPLAINT,
                Audience.BUSINESS,
                Channel.IMPORT,
                "spring-2026",
                "en",
                "portal",
                2,
                GotItDone.PARTLY,
                Set.of(Reason.TOO_SLOW, Reason.INFO_UNCLEAR, Reason.NOT_WORKING),
                true,
                Made.text(1),
                Made.text(2),
                CLAIMED));
        events.add(new RatingCorrected(S, I, 2, 4));
        events.add(new NoteAdded(S, I, Made.text(6)));
        events.add(new FeedbackWithdrawn(S, I));
        events.add(new FeedbackRouted(S, I));
        events.add(new FeedbackTransferred(S, People.TAX, I));
        events.add(new OfficerAssigned(S, I, People.OFFICER.id()));
    }

    private static void handling(List<Object> events) {
        events.add(new FeedbackAcknowledged(S, I));
        events.add(new ClarificationRequested(S, I, Made.text(7)));
        events.add(new ClarificationProvided(S, I, Made.text(8)));
        events.add(new InterimReplyPosted(S, I, Made.text(9)));
        events.add(new FeedbackAnswered(S, I, Outcome.CHANGE_PLANNED, Made.ACTION, Made.text(10), 12, CLAIMED));
        events.add(new AnswerCorrected(S, I, Made.text(11), 1));
        events.add(new FeedbackDeclined(S, I, DeclineReason.NOT_COMPETENT, People.TAX, Made.text(12)));
    }

    private static void verdict(List<Object> events) {
        events.add(new ResolutionConfirmed(S, I));
        events.add(new AnswerDisputed(S, I, DisputeReason.NOT_SOLVED, Made.text(13)));
        events.add(new ServiceReRated(S, I, 2, 5));
        events.add(new ReviewRequested(S, I, Made.text(14)));
        events.add(new ReviewDecided(S, I, ReviewResult.NEW_ANSWER, Outcome.CHANGE_MADE, Made.ACTION, Made.text(15)));
        events.add(new FeedbackClosed(S, I, Closure.IMPORTED, true, CLAIMED));
    }

    private static void time(List<Object> events) {
        events.add(new DeadlineSet(S, I, DeadlineKind.ANSWER, DUE, "default/1"));
        events.add(new DeadlinePaused(S, I, DeadlineKind.ANSWER));
        events.add(new DeadlineResumed(S, I, DeadlineKind.ANSWER, DUE, true));
        events.add(new DeadlineExtended(S, I, DeadlineKind.ANSWER, DUE, 10, ExtensionReason.TECHNICAL_CHECK));
        events.add(new DeadlineMissed(S, I, DeadlineKind.REVIEW, DUE));
        events.add(new FeedbackEscalated(S, I, EscalationReason.LONG_OVERDUE));
    }

    private static void counting(List<Object> events) {
        events.add(new ExclusionProposed(S, I, ExclusionAct.EXCLUDE, ExclusionReason.SPAM));
        events.add(new FeedbackExcluded(S, I, ExclusionReason.DUPLICATE));
        events.add(new FeedbackReinstated(S, I, ExclusionReason.DECIDED_IN_ERROR));
        events.add(new ExclusionRejected(S, I, ExclusionAct.REINSTATE));
        events.add(new FeedbackMerged(S, I, Made.OTHER_CASE));
        events.add(new FeedbackUnmerged(S, I, Made.OTHER_CASE, UnmergeReason.DISPUTED, People.OFFICER.id()));
    }

    private static void words(List<Object> events) {
        events.add(new ErasureRequested(S, I, ErasureGround.THIRD_PARTY_DATA, Made.text(16)));
        events.add(new ErasureRefused(S, I, ErasureRefusalReason.LEGAL_CLAIM, Made.text(17)));
        events.add(new PersonalDataErased(
                S,
                I,
                ErasureGround.UNLAWFUL_CONTENT,
                List.of(Made.text(1).ref(), Made.text(2).ref())));
        events.add(new AccessEvent.PersonalDataAccessed(Made.stream(1), AccessEvent.Purpose.HANDLING));
        events.add(new WordsExportRequested(WordsExportReason.VERIFICATION));
        events.add(new WordsExportApproved(DUE, 5));
        events.add(new WordsExportDeclined());
        events.add(new WordsExported(1));
    }

    private static void services(List<Object> events) {
        events.add(new ServiceRegistered(S, facts()));
        events.add(new ServiceRevised(S, facts()));
        events.add(new ServiceMovedOnlineOnly(S, 2));
        events.add(new ServiceMerged(S, "13203"));
        events.add(new ServiceRetired(S));
        events.add(new ServiceChangeAnnounced(S, DAY, "Formular i ri\nmë i shkurtër", "A new form\nthat is shorter"));
        events.add(new OutageReported(S, CLAIMED, DUE, "Ndërprerje e planifikuar", "Planned outage"));
        events.add(new ServiceAssessed(
                S,
                Criterion.Assessor.CIVIL_SOCIETY,
                "Shoqata \"Shembull\"",
                DAY,
                Map.of(
                        Criterion.UP_TO_DATE,
                        Criterion.Verdict.NOT_MET,
                        Criterion.CLEAR_LANGUAGE,
                        Criterion.Verdict.PARTLY_MET,
                        Criterion.GIVES_CONTACT,
                        Criterion.Verdict.MET)));
        events.add(new UsageReported(S, "2026-02", 48_211));
        events.add(new CampaignAnnounced(
                S, "spring-2026", DAY, DAY.plusDays(30), "Fushatë pranverore", "Spring campaign"));
    }

    private static void catalogue(List<Object> events) {
        events.add(new InstitutionRegistered(I, InstitutionType.AGENCY, People.MINISTRY, "Regjistri", "Registry"));
        events.add(new InstitutionRevised(
                I, InstitutionType.MUNICIPALITY, People.MINISTRY, "Regjistri i ri", "New registry"));
        events.add(new QuestionSetPublished("portal", 1, "Pyetësori i portalit", "Questions of the portal"));
        events.add(new ServiceStandardAdopted(Made.STANDARD));
        events.add(new ActionPromised(
                Made.ACTION, S, I, "Do ta shkurtojmë formularin", "We will shorten the form", DAY.plusDays(90)));
        events.add(new ActionProgressReported(Made.ACTION, "Gati përgjysmë", "Half ready"));
        events.add(new ActionDelivered(Made.ACTION, "https://example.org/decision/7"));
        events.add(new ActionAbandoned(Made.ACTION, ActionEvent.Reason.LAW_CHANGED));
    }

    private static void ledger(List<Object> events) {
        events.add(new PublicationTaken(7, 18_203, "small-groups/1", DIGEST));
        events.add(new ChangeDetectionRun(
                1, Map.of("penalty", "3", "minWeeks", "4", "q", "0.10"), 18_203, DIGEST, DIGEST));
        events.add(new ReleasePublished("2026-02", 7, 18_203, DIGEST, DIGEST, Map.of("zone", "Europe/Tirane")));
        events.add(new PolicyAdopted("retention", 1, Map.of("wordsMonths", "24", "logDays", "30")));
        events.add(new SigningKeyRotated("localhost/feedback-ledger/example", "example+0a1b2c3d+AQID", ""));
        events.add(new LedgerRestored(
                "localhost/feedback-ledger/example",
                "localhost/feedback-ledger/example\n42\nAAAA\n\n— example AAAA\n",
                40));
    }

    private static ServiceFacts facts() {
        return new ServiceFacts(
                I,
                "Çertifikatë shembull",
                "Example certificate",
                "CITIZEN",
                "Dokumente",
                "Gjendja civile",
                "Menjëherë",
                "6 muaj",
                "Pa pagesë",
                "EX0001",
                "Një shërbim i trilluar.",
                "https://example.org/service/38",
                "portal");
    }

    private static ServiceFacts minimalFacts() {
        return new ServiceFacts(
                null, "Tjetër", "", "NOT_STATED", null, null, null, null, null, null, null, null, "portal");
    }
}
