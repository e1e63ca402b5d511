package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.feedback.UnmergeReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** In whatever order the rules allow things to happen to a submission, its deltas add up to one person or none. */
class LegalOrdersTest {
    private static final String ID = "0197b1a0-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ServiceStandard STANDARD =
            new ServiceStandard("default", 1, 2, 10, 10, Set.of(), Set.of(2026, 2027));
    private static final SealedText TEXT = new SealedText("0197b1a0-0000-7000-8000-000000000002", "A".repeat(43) + "=");
    private static final Actor OFFICER = new Actor(Role.OFFICER, "officer", "akshi", InstitutionType.AGENCY);
    private static final Actor PROPOSES = new Actor(Role.MODERATOR, "one", "nais", InstitutionType.OPERATOR);
    private static final Actor DECIDES = new Actor(Role.MODERATOR, "two", "nais", InstitutionType.OPERATOR);
    private static final Actor DPO = new Actor(Role.DPO, "dpo", "nais", InstitutionType.OPERATOR);

    private record Sent(FeedbackCommand command, Actor by) {}

    private static final List<Sent> COMMANDS = List.of(
            new Sent(new FeedbackCommand.CorrectRating(ID, 1), Actor.SUBJECT),
            new Sent(new FeedbackCommand.CorrectRating(ID, 4), Actor.SUBJECT),
            new Sent(new FeedbackCommand.ProposeExclusion(ID, ExclusionReason.SPAM), PROPOSES),
            new Sent(new FeedbackCommand.ExcludeFeedback(ID), DECIDES),
            new Sent(new FeedbackCommand.ProposeReinstatement(ID, ExclusionReason.DECIDED_IN_ERROR), PROPOSES),
            new Sent(new FeedbackCommand.ReinstateFeedback(ID), DECIDES),
            new Sent(new FeedbackCommand.RejectProposal(ID), DECIDES),
            new Sent(new FeedbackCommand.AcknowledgeFeedback(ID), OFFICER),
            new Sent(new FeedbackCommand.AnswerFeedback(ID, Outcome.EXPLAINED, null, TEXT, 0, true), OFFICER),
            new Sent(
                    new FeedbackCommand.ReRateService(ID, 5, new FeedbackCommand.TargetAnswer(START, "x")),
                    Actor.SUBJECT),
            new Sent(
                    new FeedbackCommand.MergeFeedback(ID, "other", Status.IN_PROGRESS, "akshi", Kind.COMPLAINT, false),
                    OFFICER),
            new Sent(new FeedbackCommand.UnmergeFeedback(ID, UnmergeReason.OFFICER), OFFICER),
            new Sent(new FeedbackCommand.ConfirmResolution(ID), Actor.SUBJECT),
            new Sent(new FeedbackCommand.RequestErasure(ID, ErasureGround.REQUESTED_BY_SUBJECT, null), Actor.SUBJECT),
            new Sent(new FeedbackCommand.ApproveErasure(ID), DPO),
            new Sent(new FeedbackCommand.WithdrawFeedback(ID), Actor.SUBJECT));

    /** A case, what perception remembers of it and every delta so far. */
    private record Life(
            FeedbackState state,
            @Nullable CountedSubmission memory,
            List<Delta> deltas,
            Set<String> happened,
            int acts) {
        static final Life NONE = new Life(FeedbackState.NOTHING, null, List.of(), Set.of(), 0);

        /** The life after a command, or null where the rules refuse it. */
        @Nullable
        Life after(Sent sent) {
            Act act = Act.of(sent.by(), START.plusSeconds(acts));
            if (!(FeedbackDecider.decide(state, sent.command(), act) instanceof Decision.Accepted<FeedbackEvent> yes)) {
                return null;
            }
            FeedbackState next = state;
            CountedSubmission remembered = memory;
            List<Delta> all = new ArrayList<>(deltas);
            Set<String> names = new TreeSet<>(happened);
            for (FeedbackEvent event : yes.events()) {
                next = FeedbackEvolver.evolve(next, event, Stamp.of(act));
                DeltaFold.Step step = DeltaFold.fold(
                        remembered, event, new DeltaFold.Entry(acts + 1L, "event-" + acts, ID, act.at()));
                remembered = step.after();
                all.addAll(step.deltas());
                names.add(event.getClass().getSimpleName());
            }
            return new Life(next, remembered, all, names, acts + 1);
        }
    }

    private static Life submitted(boolean answerWanted) {
        FeedbackCommand.Submission submission = new FeedbackCommand.Submission(
                Kind.COMPLAINT,
                Audience.CITIZEN,
                Channel.WEB,
                null,
                "sq",
                2,
                GotItDone.NO,
                Set.of(Reason.TOO_SLOW),
                answerWanted,
                TEXT,
                null);
        FeedbackCommand.Routing routing =
                new FeedbackCommand.Routing("38", true, "akshi", "nais", "inspectorate", "web/1");
        Life life = Life.NONE.after(new Sent(
                new FeedbackCommand.SubmitFeedback(ID, "00000000S", submission, routing, STANDARD), Actor.SUBJECT));
        return Objects.requireNonNull(life);
    }

    private static void expectOneOrNone(Life life) {
        Map<Family, Counts> sums = new EnumMap<>(Family.class);
        int named = 0;
        for (Delta delta : life.deltas()) {
            sums.merge(delta.family(), delta.change(), Counts::plus);
            named += delta.reason(Reason.TOO_SLOW);
        }
        CountedSubmission memory = Objects.requireNonNull(life.memory());
        boolean gone = life.happened().contains("FeedbackWithdrawn");
        Counts first = sums.getOrDefault(Family.FIRST_RATING, Counts.NONE);
        Counts again = sums.getOrDefault(Family.RE_RATING, Counts.NONE);
        assertThat(first.n())
                .isEqualTo(gone || memory.excluded() ? 0 : 1)
                .isEqualTo(named)
                .isEqualTo(first.no());
        assertThat(first.ratings()).allMatch(count -> count == 0 || count == 1);
        assertThat(again.n()).isEqualTo(first.n() == 1 && life.happened().contains("ServiceReRated") ? 1 : 0);
        assertThat(first.n()).isEqualTo(memory.isCounted() ? 1 : 0);
        assertThat(life.deltas()).extracting(Delta::day).containsOnly(LocalDay.of(START));
    }

    private static int walkAll(Life life, int depth) {
        expectOneOrNone(life);
        int lives = 1;
        if (depth > 0) {
            for (Sent sent : COMMANDS) {
                Life next = life.after(sent);
                if (next != null) {
                    lives += walkAll(next, depth - 1);
                }
            }
        }
        return lives;
    }

    @Test
    void everyOrderOfThreeActsAddsUp() {
        assertThat(walkAll(submitted(true), 3)).isGreaterThan(100);
        assertThat(walkAll(submitted(false), 3)).isGreaterThan(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void longLivesAddUp(long seed) {
        Random random = new Random(seed);
        Set<String> happened = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            Life life = submitted(random.nextBoolean());
            for (int step = 0; step < 60; step++) {
                // Withdrawing ends everything, so it comes last in the list and seldom.
                int choice = random.nextInt(random.nextInt(8) == 0 ? COMMANDS.size() : COMMANDS.size() - 1);
                Life next = life.after(COMMANDS.get(choice));
                if (next != null) {
                    life = next;
                    expectOneOrNone(life);
                }
            }
            happened.addAll(life.happened());
        }
        assertThat(happened)
                .as("seed %d", seed)
                .contains(
                        "RatingCorrected",
                        "FeedbackExcluded",
                        "FeedbackReinstated",
                        "FeedbackMerged",
                        "FeedbackUnmerged",
                        "PersonalDataErased",
                        "ServiceReRated",
                        "FeedbackWithdrawn");
    }
}
