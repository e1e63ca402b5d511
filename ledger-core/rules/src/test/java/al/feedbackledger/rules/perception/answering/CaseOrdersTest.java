package al.feedbackledger.rules.perception.answering;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackMerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackUnmerged;
import al.feedbackledger.rules.feedback.FeedbackEvent.ReviewDecided;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReviewResult;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.answering.CasePart.About;
import al.feedbackledger.rules.perception.answering.CaseWorld.Happening;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static al.feedbackledger.rules.perception.answering.CaseWorld.AGENCY;
import static al.feedbackledger.rules.perception.answering.CaseWorld.OPERATOR;
import static al.feedbackledger.rules.perception.answering.CaseWorld.STANDARD;
import static al.feedbackledger.rules.perception.answering.CaseWorld.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * In whatever order the rules allow things to happen to some cases, also joined ones, the deltas add up to what a second
 * reading of the whole history says; that reading looks for the answer, and follows no state.
 */
class CaseOrdersTest {
    private static final List<Actor> ACTORS = List.of(
            Actor.SUBJECT,
            Actor.SYSTEM,
            new Actor(Role.OFFICER, "o1", AGENCY, InstitutionType.AGENCY),
            new Actor(Role.OFFICER, "o2", AGENCY, InstitutionType.AGENCY),
            new Actor(Role.SUPERVISOR, "n2", OPERATOR, InstitutionType.OPERATOR),
            new Actor(Role.OFFICER, "o3", "ministria", InstitutionType.MINISTRY),
            new Actor(Role.MODERATOR, "m1", OPERATOR, InstitutionType.OPERATOR),
            new Actor(Role.MODERATOR, "m2", OPERATOR, InstitutionType.OPERATOR),
            new Actor(Role.DPO, "d1", OPERATOR, InstitutionType.OPERATOR));

    private CaseWorld world = new CaseWorld();
    private final List<String> streams = new ArrayList<>();
    private final Set<CasePart.Kind> seen = EnumSet.noneOf(CasePart.Kind.class);

    @Test
    void partsAreWhatTheHistorySays() {
        for (long seed = 1; seed <= 6; seed++) {
            world = new CaseWorld();
            streams.clear();
            live(seed);
        }
        // No answer of these lives is repeated, and few deadlines pass unanswered.
        assertThat(seen).containsAll(EnumSet.complementOf(EnumSet.of(CasePart.Kind.LATE, CasePart.Kind.REPEATED)));
    }

    private void live(long seed) {
        Random random = new Random(seed);
        for (int step = 1; step <= 2_000; step++) {
            world.pass(Duration.ofHours(random.nextInt(9)));
            String stream = act(random);
            // What happens to one case may mean something to those joined with it.
            List<String> all = step % 50 == 0 ? streams : List.of(stream);
            for (String each : all) {
                Set<CasePart> parts = world.parts(each);
                parts.forEach(part -> seen.add(part.kind()));
                expect(each, parts, seed);
            }
        }
    }

    /** Something happens, or is refused. */
    private String act(Random random) {
        if (streams.size() < 4 || random.nextInt(60) == 0) {
            streams.add(begin(random));
            return streams.getLast();
        }
        String stream = streams.get(random.nextInt(streams.size()));
        world.send(stream, command(stream, random), ACTORS.get(random.nextInt(ACTORS.size())));
        return stream;
    }

    private String begin(Random random) {
        if (random.nextInt(4) == 0) {
            var claimed = world.now().minus(Duration.ofDays(random.nextInt(90)));
            var ended = claimed.plus(Duration.ofHours(random.nextInt(200) - 20L));
            return switch (random.nextInt(3)) {
                case 0 ->
                    world.bring(claimed, new FeedbackCommand.ImportedReply(Outcome.EXPLAINED, TEXT, 0, ended), null);
                case 1 -> world.bring(claimed, null, new FeedbackCommand.ImportedClosure(true, ended));
                default -> world.bring(claimed, null, null);
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> world.submit(Kind.RATING, false);
            case 1 -> world.submit(Kind.CORRUPTION_SIGNAL, true);
            default -> world.complain();
        };
    }

    private FeedbackCommand command(String s, Random random) {
        return switch (random.nextInt(24)) {
            case 0 ->
                new FeedbackCommand.TransferFeedback(
                        s, new FeedbackCommand.Target("ministria", InstitutionType.MINISTRY), OPERATOR);
            case 1, 2 -> new FeedbackCommand.AcknowledgeFeedback(s);
            case 3 -> new FeedbackCommand.PostInterimReply(s, TEXT);
            case 4, 5 -> new FeedbackCommand.AnswerFeedback(s, Outcome.EXPLAINED, null, TEXT, 0, true);
            case 6 -> new FeedbackCommand.DeclineFeedback(s, DeclineReason.IN_COURT, null, TEXT);
            case 7 -> new FeedbackCommand.ConfirmResolution(s);
            case 8 -> new FeedbackCommand.LapseAnswer(s);
            case 9, 10 ->
                new FeedbackCommand.DisputeAnswer(s, DisputeReason.NOT_SOLVED, TEXT, STANDARD, targetAnswer(s));
            case 11 -> new FeedbackCommand.RequestReview(s, TEXT, STANDARD);
            case 12 ->
                new FeedbackCommand.DecideReview(s, ReviewResult.NEW_ANSWER, Outcome.EXPLAINED, null, TEXT, OPERATOR);
            case 13 -> new FeedbackCommand.WithdrawFeedback(s);
            case 14, 15, 16 -> merge(s, random);
            case 17 -> new FeedbackCommand.UnmergeFeedback(s, UnmergeReason.OFFICER);
            case 18 -> new FeedbackCommand.ProposeExclusion(s, ExclusionReason.SPAM);
            case 19 -> new FeedbackCommand.ProposeReinstatement(s, ExclusionReason.DECIDED_IN_ERROR);
            case 20 -> new FeedbackCommand.ExcludeFeedback(s);
            case 21 -> new FeedbackCommand.ReinstateFeedback(s);
            case 22 -> new FeedbackCommand.RequestErasure(s, ErasureGround.REQUESTED_BY_SUBJECT, null);
            default ->
                random.nextBoolean()
                        ? new FeedbackCommand.ApproveErasure(s)
                        : new FeedbackCommand.MissDeadline(s, DeadlineKind.ANSWER);
        };
    }

    private FeedbackCommand merge(String stream, Random random) {
        String into = streams.get(random.nextInt(streams.size()));
        Feedback target = world.state(into);
        return new FeedbackCommand.MergeFeedback(
                stream,
                into,
                target.status(),
                target.institution(),
                target.facts().kind(),
                !world.joinedWith(stream).isEmpty());
    }

    private FeedbackCommand.@Nullable TargetAnswer targetAnswer(String stream) {
        if (world.state(stream).handling() instanceof Handling.Merged merged) {
            Feedback.Answer last = world.state(merged.into()).answering().last();
            return last == null ? null : new FeedbackCommand.TargetAnswer(last.at(), last.by());
        }
        return null;
    }

    private void expect(String stream, Set<CasePart> parts, long seed) {
        List<Happening> own = world.history.stream()
                .filter(each -> each.stream().equals(stream))
                .toList();
        FeedbackSubmitted submitted = (FeedbackSubmitted) own.getFirst().event();
        boolean excluded = world.submission(stream).excluded();
        boolean signal = submitted.kind() == Kind.CORRUPTION_SIGNAL;
        List<CasePart> waits = parts.stream()
                .filter(part -> part.kind().about() == About.THE_WAIT)
                .toList();
        if (signal) {
            assertThat(parts).isEmpty();
        } else if (!submitted.answerWanted() || excluded) {
            assertThat(parts).allMatch(part -> part.kind().about() == About.GOING);
        } else {
            assertThat(waits).as("seed %d, %s", seed, stream).hasSize(1);
            LocalDate answered = answeredOn(stream);
            CasePart wait = waits.getFirst();
            if (answered == null) {
                assertThat(wait.kind()).isNotIn(CasePart.Kind.ANSWERED, CasePart.Kind.DECLINED);
            } else if (wait.kind() != CasePart.Kind.UNTRUE) {
                assertThat(wait.kind()).isIn(CasePart.Kind.ANSWERED, CasePart.Kind.DECLINED);
                assertThat(wait.on()).as("seed %d, %s", seed, stream).isEqualTo(answered);
            }
        }
        if (!signal) {
            assertThat(kinds(parts).containsAll(gone(own)))
                    .as("seed %d, %s", seed, stream)
                    .isTrue();
        }
        assertThat(parts.stream().filter(part -> part.kind().about() == About.THE_VERDICT))
                .hasSizeLessThan(2);
    }

    private static Set<CasePart.Kind> kinds(Set<CasePart> parts) {
        Set<CasePart.Kind> kinds = EnumSet.noneOf(CasePart.Kind.class);
        parts.forEach(part -> kinds.add(part.kind()));
        return kinds;
    }

    private static Set<CasePart.Kind> gone(List<Happening> own) {
        Set<CasePart.Kind> gone = EnumSet.noneOf(CasePart.Kind.class);
        for (Happening each : own) {
            if (each.event() instanceof FeedbackEvent.FeedbackWithdrawn) {
                gone.add(CasePart.Kind.WITHDRAWN);
            }
            if (each.event() instanceof FeedbackEvent.PersonalDataErased) {
                gone.add(CasePart.Kind.ERASED);
            }
        }
        return gone;
    }

    /** The day on which the first answer or refusal reached the person; null where none has. */
    private @Nullable LocalDate answeredOn(String stream) {
        for (int i = 0; i < world.history.size(); i++) {
            Happening each = world.history.get(i);
            if (each.stream().equals(stream)) {
                LocalDate day = reachedBy(each, i);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    private @Nullable LocalDate reachedBy(Happening each, int at) {
        return switch (each.event()) {
            case FeedbackAnswered answered ->
                LocalDay.of(answered.claimedAt() == null ? each.at() : answered.claimedAt());
            case FeedbackEvent.FeedbackDeclined unused -> LocalDay.of(each.at());
            case FeedbackMerged merged -> reachedWhileJoined(each, merged.into(), at);
            default -> null;
        };
    }

    /** Joined at one place of the history: the first answer to the other case, unless the joining was undone. */
    private @Nullable LocalDate reachedWhileJoined(Happening joining, String into, int at) {
        LocalDate reached = null;
        for (int i = 0; i < world.history.size(); i++) {
            Happening each = world.history.get(i);
            if (each.stream().equals(into) && isAnswer(each.event()) && reached == null) {
                reached = LocalDay.of(i < at ? joining.at() : each.at());
            }
            boolean own = i > at && each.stream().equals(joining.stream());
            if (own && each.event() instanceof FeedbackUnmerged unmerged) {
                return unmerged.reason() == UnmergeReason.DISPUTED ? reached : null;
            }
            if (own && each.event() instanceof FeedbackEvent.FeedbackWithdrawn) {
                return reached;
            }
        }
        return reached;
    }

    private static boolean isAnswer(FeedbackEvent event) {
        return event instanceof FeedbackAnswered
                || (event instanceof ReviewDecided decided && decided.outcome() != null);
    }
}
