package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import static al.feedbackledger.rules.decision.Refusal.Reason.INCOMPLETE;
import static al.feedbackledger.rules.decision.Refusal.Reason.INVALID;
import static al.feedbackledger.rules.decision.Refusal.Reason.RETIRED_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a person may give, and where it goes. */
class SubmittingTest {
    private static final String STREAM = Made.stream(1);

    private static CaseRun nothing() {
        return new CaseRun(STREAM, Made.START);
    }

    private static SubmitFeedback submit(Submission submission, Routing routing) {
        return new SubmitFeedback(STREAM, Made.REFERENCE, submission, routing, Made.STANDARD);
    }

    private static SubmitFeedback rated(Kind kind, @Nullable Integer rating, boolean answerWanted) {
        return submit(
                new Submission(
                        kind,
                        Audience.BUSINESS,
                        Channel.MOBILE,
                        "spring-2026",
                        "en",
                        rating,
                        null,
                        Set.of(Reason.NOT_WORKING, Reason.TOO_SLOW),
                        answerWanted,
                        null,
                        null),
                Commands.routing());
    }

    private static SubmitFeedback coded(String language, @Nullable String campaign) {
        return submit(
                new Submission(
                        Kind.RATING,
                        Audience.NOT_STATED,
                        Channel.WEB,
                        campaign,
                        language,
                        5,
                        null,
                        Set.of(),
                        false,
                        null,
                        null),
                Commands.routing());
    }

    @Test
    void aWantedAnswerIsRoutedAndGetsTwoDeadlinesInOneCommit() {
        CaseRun run = nothing().does(People.SUBJECT, rated(Kind.COMPLAINT, 1, true));
        assertThat(run.entries().stream().map(CaseRun.Entry::event))
                .containsExactly(
                        new FeedbackEvent.FeedbackSubmitted(
                                Made.SERVICE,
                                People.REGISTRY,
                                null,
                                Made.REFERENCE,
                                Kind.COMPLAINT,
                                Audience.BUSINESS,
                                Channel.MOBILE,
                                "spring-2026",
                                "en",
                                "portal",
                                1,
                                null,
                                Set.of(Reason.TOO_SLOW, Reason.NOT_WORKING),
                                true,
                                null,
                                null,
                                null),
                        new FeedbackEvent.FeedbackRouted(Made.SERVICE, People.REGISTRY),
                        deadline(DeadlineKind.ACKNOWLEDGE, "2026-03-04T23:00:00Z"),
                        deadline(DeadlineKind.ANSWER, "2026-03-17T23:00:00Z"));
        assertThat(run.status()).isEqualTo(Status.ROUTED);
        assertThat(run.feedback().version()).isEqualTo(4);
    }

    private FeedbackEvent deadline(DeadlineKind kind, String due) {
        return new FeedbackEvent.DeadlineSet(Made.SERVICE, People.REGISTRY, kind, Instant.parse(due), "default/1");
    }

    @Test
    void whatNobodyIsCompetentForWaitsAtTheOperator() {
        CaseRun run = nothing().does(People.SUBJECT, Commands.submitOther(STREAM));
        assertThat(run.status()).isEqualTo(Status.RECEIVED);
        assertThat(run.feedback().institution()).isEqualTo(People.NAIS);
        assertThat(run.entries()).hasSize(3);
    }

    @Test
    void feedbackWithoutAnAnswerWantedIsOneEventAndHasNoClock() {
        CaseRun run = nothing().does(People.SUBJECT, rated(Kind.PRAISE, 5, false));
        assertThat(run.entries()).hasSize(1);
        assertThat(run.status()).isEqualTo(Status.RECORDED);
        assertThat(run.feedback().clocks().deadlines()).isEmpty();
    }

    @Test
    void aCorruptionSignalGoesToTheInspectorateAndNamesWhomItIsAbout() {
        CaseRun run = nothing().does(People.SUBJECT, rated(Kind.CORRUPTION_SIGNAL, null, true));
        FeedbackEvent.FeedbackSubmitted submitted = run.last(FeedbackEvent.FeedbackSubmitted.class);
        assertThat(submitted.institution()).isEqualTo(People.INSPECTORATE);
        assertThat(submitted.institutionConcerned()).isEqualTo(People.REGISTRY);
        assertThat(run.entries()).allMatch(entry -> entry.event().institution().equals(People.INSPECTORATE));
        assertThat(run.status()).isEqualTo(Status.ROUTED);
    }

    @Test
    void everyTextThatIsGivenIsHeldUntilItIsErased() {
        Submission both = new Submission(
                Kind.COMPLAINT,
                Audience.CITIZEN,
                Channel.WEB,
                null,
                "sq",
                1,
                null,
                Set.of(),
                true,
                Made.text(1),
                Made.text(2));
        CaseRun run = nothing().does(People.SUBJECT, submit(both, Commands.routing()));
        assertThat(run.feedback().words().held())
                .containsExactly(Made.text(1).ref(), Made.text(2).ref());
    }

    @Test
    void ratingsAreOneToFive() {
        for (int rating = 1; rating <= 5; rating++) {
            CaseRun run = nothing().does(People.SUBJECT, rated(Kind.RATING, rating, false));
            assertThat(run.feedback().counting().rating()).isEqualTo(rating);
        }
        for (int rating : new int[] {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE}) {
            assertThat(nothing().refusal(People.SUBJECT, rated(Kind.RATING, rating, false)))
                    .isEqualTo(INVALID);
        }
    }

    @Test
    void everyKindButASignalNeedsARatingAndASignalHasNone() {
        for (Kind kind : Kind.values()) {
            boolean signal = kind == Kind.CORRUPTION_SIGNAL;
            SubmitFeedback wrong = rated(kind, signal ? 3 : null, false);
            assertThat(nothing().refusal(People.SUBJECT, wrong)).isEqualTo(signal ? INVALID : INCOMPLETE);
        }
    }

    @Test
    void aRatingAloneWantsNoAnswer() {
        assertThat(nothing().refusal(People.SUBJECT, rated(Kind.RATING, 4, true)))
                .isEqualTo(INVALID);
    }

    @Test
    void aRetiredServiceTakesNoFeedback() {
        Routing retired = new Routing("38", false, People.REGISTRY, People.NAIS, People.INSPECTORATE, "portal");
        assertThat(nothing()
                        .refusal(People.SUBJECT, submit(Commands.submission(Kind.PRAISE, Channel.WEB, false), retired)))
                .isEqualTo(RETIRED_SERVICE);
    }

    @Test
    void theImportChannelIsForImports() {
        SubmitFeedback disguised =
                submit(Commands.submission(Kind.COMPLAINT, Channel.IMPORT, true), Commands.routing());
        assertThat(nothing().refusal(People.SUBJECT, disguised)).isEqualTo(INVALID);
    }

    @Test
    void codesHoldNoWords() {
        String longest = "c".repeat(Limits.CAMPAIGN_CHARACTERS);
        String language = "x".repeat(Limits.LANGUAGE_CHARACTERS);
        assertThat(nothing().tries(People.SUBJECT, coded(language, longest))).isInstanceOf(Decision.Accepted.class);
        for (SubmitFeedback wrong : List.of(
                coded("sq", longest + "c"),
                coded(language + "x", null),
                coded("", null),
                coded("sq", ""),
                coded("sq", "my name"),
                coded("shqip!", null))) {
            assertThat(nothing().refusal(People.SUBJECT, wrong)).isEqualTo(INVALID);
        }
    }

    @Test
    void timesAreWholeMicroseconds() {
        assertThatThrownBy(() -> Act.of(Actor.SUBJECT, Made.START.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        ImportFeedback fine = Commands.bring(STREAM, null, null);
        ImportFeedback tooFine = new ImportFeedback(
                STREAM, Made.REFERENCE, fine.submission(), fine.routing(), Made.START.plusNanos(1), null, null);
        assertThatThrownBy(() -> nothing().tries(People.IMPORTER, tooFine))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
