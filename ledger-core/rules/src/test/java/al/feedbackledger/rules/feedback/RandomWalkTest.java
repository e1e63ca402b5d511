package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.RandomCommands;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.rules.feedback.FeedbackEvent.*;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Cases that live at random: legal and illegal commands of everybody, in any order, over years. */
class RandomWalkTest {
    private static final int WALKS = 600;
    private static final int STEPS = 400;
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofNanos(1_000),
            Duration.ofMinutes(7),
            Duration.ofHours(20),
            Duration.ofDays(2),
            Duration.ofDays(16),
            Duration.ofDays(31));

    @Test
    void noWalkBreaksWhatMustAlwaysHold() {
        long base = Long.getLong("ledger.seed", 1L);
        Set<Class<?>> events = new HashSet<>();
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (long n = 0; n < WALKS; n++) {
            Seed seed = new Seed(base * WALKS + n);
            try {
                CaseRun run = walk(seed, statuses);
                run.entries().forEach(entry -> events.add(entry.event().getClass()));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(Status.values());
        assertThat(events).hasSizeGreaterThanOrEqualTo(34);
    }

    private static CaseRun walk(Seed seed, Set<Status> statuses) {
        RandomCommands commands = new RandomCommands(seed);
        CaseRun run = new CaseRun(Made.stream(1), Made.START);
        FeedbackCommand begin = commands.begin(run.stream());
        run.does(RandomCommands.beginner(begin), begin);
        for (int step = 0; step < STEPS; step++) {
            run.wait(seed.oneIn(6) ? seed.pick(PAUSES) : Duration.ofSeconds(1));
            Actor actor = commands.actor();
            FeedbackCommand command = commands.next(run.stream(), run.feedback());
            if (run.tries(actor, command) instanceof Decision.Accepted<FeedbackEvent> accepted) {
                CaseRun before = run.copy();
                run.follow(actor, accepted.events());
                accepted.events().forEach(event -> check(before, event, actor));
                checkVersion(before, run, accepted.events());
                statuses.add(run.status());
            }
        }
        checkHistory(run);
        return run;
    }

    private static void check(CaseRun before, FeedbackEvent event, Actor actor) {
        List<CaseRun.Entry> history = before.entries();
        boolean signal = before.feedback().isCorruptionSignal();
        if (signal) {
            assertThat(event.institution()).isEqualTo(People.INSPECTORATE);
            assertThat(actor.role().answers())
                    .as("institutions act on no signal")
                    .isFalse();
        }
        switch (event) {
            case FeedbackAnswered e -> {
                boolean disputed = history.stream().anyMatch(entry -> entry.event() instanceof AnswerDisputed);
                if (disputed) {
                    assertThat(decidedBy(history)).doesNotContain(actor.id());
                }
            }
            case ReviewDecided e -> assertThat(decidedBy(history)).doesNotContain(actor.id());
            case FeedbackExcluded e ->
                assertThat(lastBy(history, ExclusionProposed.class)).isNotEqualTo(actor.id());
            case FeedbackReinstated e ->
                assertThat(lastBy(history, ExclusionProposed.class)).isNotEqualTo(actor.id());
            case ExclusionRejected e ->
                assertThat(lastBy(history, ExclusionProposed.class)).isNotEqualTo(actor.id());
            case PersonalDataErased e -> {
                if (e.ground() != ErasureGround.RETENTION && actor.role() != Role.SYSTEM) {
                    assertThat(lastBy(history, ErasureRequested.class)).isNotEqualTo(actor.id());
                }
            }
            default ->
                assertThat(event.service()).isEqualTo(before.feedback().facts().service());
        }
        if (before.status() == Status.WITHDRAWN) {
            assertThat(event).isInstanceOfAny(ErasureRequested.class, ErasureRefused.class, PersonalDataErased.class);
        }
    }

    private static void checkVersion(CaseRun before, CaseRun after, List<FeedbackEvent> events) {
        long counted = events.stream()
                .filter(event -> !(event instanceof FeedbackEvent.Aside))
                .count();
        assertThat(after.feedback().version()).isEqualTo(before.feedback().version() + counted);
    }

    /** Limits hold over the whole life, every event survives being stored, and folding again gives the same. */
    private static void checkHistory(CaseRun run) {
        assertThat(count(run, ClarificationRequested.class)).isLessThanOrEqualTo(Limits.CLARIFICATIONS);
        assertThat(count(run, InterimReplyPosted.class)).isLessThanOrEqualTo(Limits.INTERIM_REPLIES);
        assertThat(count(run, AnswerCorrected.class)).isLessThanOrEqualTo(Limits.ANSWER_CORRECTIONS);
        assertThat(count(run, AnswerDisputed.class)).isLessThanOrEqualTo(Limits.DISPUTES);
        assertThat(count(run, NoteAdded.class)).isLessThanOrEqualTo(Limits.NOTES);
        assertThat(count(run, RatingCorrected.class)).isLessThanOrEqualTo(Limits.RATING_CORRECTIONS);
        assertThat(count(run, DeadlineExtended.class)).isLessThanOrEqualTo(1);
        assertThat(count(run, ReviewRequested.class)).isLessThanOrEqualTo(1);
        assertThat(count(run, DeadlineMissed.class)).isLessThanOrEqualTo(count(run, DeadlineSet.class));
        FeedbackState again = FeedbackState.NOTHING;
        for (CaseRun.Entry entry : run.entries()) {
            EventType type = EventFormat.current().of(entry.event().getClass());
            byte[] stored = EventFormat.current().write(entry.event());
            FeedbackEvent read = (FeedbackEvent) EventFormat.current().read(type.name(), type.revision(), stored);
            assertThat(read).isEqualTo(entry.event());
            again = FeedbackEvolver.evolve(
                    again, read, new Stamp(entry.at(), entry.by().id()));
        }
        assertThat(again).isEqualTo(run.state());
    }

    private static long count(CaseRun run, Class<? extends FeedbackEvent> type) {
        return run.entries().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .count();
    }

    private static List<String> decidedBy(List<CaseRun.Entry> history) {
        return history.stream()
                .filter(entry -> entry.event() instanceof FeedbackAnswered
                        || entry.event() instanceof FeedbackDeclined
                        || entry.event() instanceof ReviewDecided)
                .map(entry -> entry.by().id())
                .toList();
    }

    private static String lastBy(List<CaseRun.Entry> history, Class<? extends FeedbackEvent> type) {
        return history.reversed().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName()))
                .by()
                .id();
    }
}
