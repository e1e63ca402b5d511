package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.EventSamples;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Situations;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Folding takes what the rules can have produced and nothing else. */
class SequenceTest {
    /** They come only behind another event of the same commit. */
    private static final Set<Class<?>> FOLLOWERS = Set.of(
            DeadlineSet.class,
            DeadlinePaused.class,
            FeedbackClosed.class,
            FeedbackEscalated.class,
            AnswerDisputed.class,
            ResolutionConfirmed.class);

    private static final Map<String, CaseRun> SITUATIONS = Situations.all();
    private static final Map<String, Set<List<FeedbackEvent>>> PRODUCED = SITUATIONS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> produce(entry.getValue())));

    private static final String S = Made.SERVICE;
    private static final String I = People.REGISTRY;

    @Test
    void everythingThatWasProducedIsFolded() {
        SITUATIONS.forEach((name, run) -> produced(name).forEach(events -> assertThat(
                        run.copy().follow(People.SYSTEM, events).entries())
                .as(name)
                .hasSize(run.entries().size() + events.size())));
    }

    @Test
    void nothingThatIsNeverProducedInASituationIsFolded() {
        List<String> departures = new ArrayList<>();
        SITUATIONS.forEach((name, run) -> {
            Set<Class<?>> firsts = new HashSet<>();
            produced(name).forEach(events -> firsts.add(events.getFirst().getClass()));
            for (FeedbackEvent sample : samples(run)) {
                boolean reply = name.equals("IMPORTED") && sample instanceof FeedbackAnswered;
                boolean expected = firsts.contains(sample.getClass()) || FOLLOWERS.contains(sample.getClass()) || reply;
                if (!expected && folds(run, sample)) {
                    departures.add(name + ": " + sample);
                }
            }
        });
        assertThat(departures).isEmpty();
    }

    @Test
    void aCaseBeginsWithItsSubmissionAndOnlyOnce() {
        for (Object sample : EventSamples.all()) {
            if (sample instanceof FeedbackEvent event && !(event instanceof FeedbackSubmitted)) {
                assertThatThrownBy(() -> fold(FeedbackState.NOTHING, event)).isInstanceOf(IllegalStateException.class);
            }
        }
        CaseRun routed = Situations.named("ROUTED");
        assertThat(folds(routed, routed.last(FeedbackSubmitted.class))).isFalse();
    }

    @Test
    void followersComeOnlyBehindWhatTheyFollow() {
        assertThat(folds("ROUTED", new FeedbackClosed(S, I, Closure.CONFIRMED, false, null)))
                .isFalse();
        assertThat(folds("ANSWERED", new FeedbackClosed(S, I, Closure.DECLINED, false, null)))
                .isFalse();
        assertThat(folds("DECLINED", new FeedbackClosed(S, I, Closure.LAPSED, false, null)))
                .isFalse();
        assertThat(folds("RECORDED", new FeedbackClosed(S, I, Closure.IMPORTED, false, null)))
                .isFalse();
        assertThat(folds("IMPORTED_ANSWERED", new FeedbackClosed(S, I, Closure.IMPORTED, false, null)))
                .isFalse();
        assertThat(folds("IMPORTED", new FeedbackClosed(S, I, Closure.IMPORTED, false, null)))
                .isTrue();
        assertThat(folds("ROUTED", new FeedbackEscalated(S, I, EscalationReason.TRANSFERRED_TOO_OFTEN)))
                .isFalse();
        assertThat(folds("ANSWERED", new FeedbackEscalated(S, I, EscalationReason.LONG_OVERDUE)))
                .isFalse();
        assertThat(folds("ROUTED", new DeadlinePaused(S, I, DeadlineKind.ANSWER)))
                .isFalse();
        assertThat(folds("AWAITING_SUBMITTER", new DeadlinePaused(S, I, DeadlineKind.ANSWER)))
                .isFalse();
        assertThat(folds("IN_PROGRESS", new DeadlineSet(S, I, DeadlineKind.ANSWER, Made.START, "default/1")))
                .isFalse();
        assertThat(folds("ROUTED", new DeadlineSet(S, I, DeadlineKind.REVIEW, Made.START, "default/1")))
                .isFalse();
        assertThat(folds("DISPUTED", new DeadlineSet(S, I, DeadlineKind.ACKNOWLEDGE, Made.START, "default/1")))
                .isFalse();
        assertThat(folds("DISPUTED", new AnswerDisputed(S, I, DisputeReason.OTHER, null)))
                .isFalse();
        assertThat(folds("CLOSED_CONFIRMED", new AnswerDisputed(S, I, DisputeReason.OTHER, null)))
                .isFalse();
        assertThat(folds("ROUTED", new ResolutionConfirmed(S, I))).isFalse();
    }

    @Test
    void anEventOfAnotherServiceOrInstitutionIsNotFolded() {
        assertThat(folds("ROUTED", new FeedbackAcknowledged(S, I))).isTrue();
        assertThat(folds("ROUTED", new FeedbackAcknowledged("39", I))).isFalse();
        assertThat(folds("ROUTED", new FeedbackAcknowledged(S, People.TAX))).isFalse();
        assertThat(folds("ROUTED", new FeedbackTransferred(S, People.TAX, People.MINISTRY)))
                .isFalse();
        assertThat(folds("ROUTED", new RatingCorrected(S, I, 3, 4))).isFalse();
        assertThat(folds("MERGED", new FeedbackUnmerged(S, I, Made.stream(9), UnmergeReason.OFFICER, null)))
                .isFalse();
        assertThat(folds("ERASURE_REQUESTED", new PersonalDataErased(S, I, ErasureGround.RETENTION, List.of())))
                .isFalse();
        assertThat(folds("ROUTED", new PersonalDataErased(S, I, ErasureGround.RETENTION, held("ROUTED"))))
                .isFalse();
        assertThat(folds(
                        "CLOSED_CONFIRMED",
                        new PersonalDataErased(S, I, ErasureGround.THIRD_PARTY_DATA, held("CLOSED_CONFIRMED"))))
                .isFalse();
    }

    @Test
    void onlyTheSystemSaysThatWordsAreGoneWhichNobodyAskedToErase() {
        PersonalDataErased again = new PersonalDataErased(S, I, ErasureGround.THIRD_PARTY_DATA, held("ROUTED"));
        Stamp bySystem = new Stamp(Made.START, Actor.SYSTEM.id());
        assertThat(folds("ROUTED", again)).isFalse();
        assertThat(FeedbackEvolver.evolve(Situations.named("ROUTED").state(), again, bySystem))
                .isInstanceOf(Feedback.class);
        PersonalDataErased half = new PersonalDataErased(
                S,
                I,
                ErasureGround.THIRD_PARTY_DATA,
                held("ROUTED").subList(1, held("ROUTED").size()));
        assertThatThrownBy(
                        () -> FeedbackEvolver.evolve(Situations.named("ROUTED").state(), half, bySystem))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoAskedForAnErasureCannotHaveRecordedItAlone() {
        FeedbackState asked = Situations.named("ROUTED")
                .copy()
                .does(
                        People.DPO,
                        new FeedbackCommand.RequestErasure(Made.stream(1), ErasureGround.THIRD_PARTY_DATA, null))
                .state();
        PersonalDataErased erased = new PersonalDataErased(S, I, ErasureGround.THIRD_PARTY_DATA, held("ROUTED"));
        Stamp alone = new Stamp(Made.START, People.DPO.id());
        Stamp second = new Stamp(Made.START, People.SECOND_DPO.id());
        assertThatThrownBy(() -> FeedbackEvolver.evolve(asked, erased, alone))
                .isInstanceOf(IllegalStateException.class);
        assertThat(FeedbackEvolver.evolve(asked, erased, second)).isInstanceOf(Feedback.class);
    }

    private static List<String> held(String situation) {
        return Situations.named(situation).feedback().words().held();
    }

    private static Set<List<FeedbackEvent>> produced(String situation) {
        return requireNonNull(PRODUCED.get(situation));
    }

    /** Everything anybody can do: at once, long after, and as if it were still the minute of the submission. */
    private static Set<List<FeedbackEvent>> produce(CaseRun run) {
        Set<List<FeedbackEvent>> all = new LinkedHashSet<>();
        for (Instant time : List.of(Made.START, run.now(), run.now().plus(Duration.ofDays(3 * 366)))) {
            CaseRun then = run.copy().at(time);
            for (String command : Commands.byName().keySet()) {
                for (Actor actor : People.all().values()) {
                    if (then.tries(actor, command) instanceof Decision.Accepted<FeedbackEvent> accepted) {
                        all.add(accepted.events());
                    }
                }
            }
        }
        return all;
    }

    /** Every event that was produced in any situation and would fit this case. */
    private static Set<FeedbackEvent> samples(CaseRun run) {
        Set<FeedbackEvent> samples = new LinkedHashSet<>();
        SITUATIONS.forEach((name, other) -> {
            if (other.feedback().institution().equals(run.feedback().institution())) {
                produced(name).forEach(samples::addAll);
            }
        });
        return samples;
    }

    private static boolean folds(String situation, FeedbackEvent event) {
        return folds(Situations.named(situation), event);
    }

    private static boolean folds(CaseRun run, FeedbackEvent event) {
        try {
            return fold(run.state(), event) instanceof Feedback;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static FeedbackState fold(FeedbackState state, FeedbackEvent event) {
        return FeedbackEvolver.evolve(state, event, new Stamp(Made.START, "somebody"));
    }
}
