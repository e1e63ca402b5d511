package al.feedbackledger.projections.view;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.Target;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReviewResult;
import al.feedbackledger.rules.feedback.UnmergeReason;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/** A ledger of random acts that the rules allow, from a seed that is printed. */
public final class RandomLedger extends SampleLedger {
    private static final int TRIES = 400;
    private static final List<Actor> ACTORS = List.of(
            Actor.SUBJECT,
            Actor.SUBJECT,
            Actor.SYSTEM,
            staff(Role.OFFICER, "o1", AGENCY, InstitutionType.AGENCY),
            staff(Role.OFFICER, "o2", AGENCY, InstitutionType.AGENCY),
            staff(Role.SUPERVISOR, "s1", AGENCY, InstitutionType.AGENCY),
            staff(Role.OFFICER, "o3", MINISTRY, InstitutionType.MINISTRY),
            staff(Role.SUPERVISOR, "s2", MINISTRY, InstitutionType.MINISTRY),
            staff(Role.OFFICER, "n1", OPERATOR, InstitutionType.OPERATOR),
            staff(Role.SUPERVISOR, "n2", OPERATOR, InstitutionType.OPERATOR),
            staff(Role.INSPECTOR, "i1", INSPECTORATE, InstitutionType.INSPECTORATE),
            staff(Role.INSPECTOR, "i2", INSPECTORATE, InstitutionType.INSPECTORATE),
            staff(Role.MODERATOR, "m1", OPERATOR, InstitutionType.OPERATOR),
            staff(Role.MODERATOR, "m2", OPERATOR, InstitutionType.OPERATOR),
            staff(Role.DPO, "d1", OPERATOR, InstitutionType.OPERATOR),
            staff(Role.DPO, "d2", OPERATOR, InstitutionType.OPERATOR));

    private final Random random;
    private final Map<String, FeedbackState> states = new LinkedHashMap<>();
    private final List<String> streams = new ArrayList<>();

    public RandomLedger(long seed) {
        System.out.println("random ledger of seed " + seed);
        random = new Random(seed);
        addCatalogue();
    }

    private static Actor staff(Role role, String id, String institution, InstitutionType type) {
        return new Actor(role, id, institution, type);
    }

    /** The state of every case. */
    public Map<String, FeedbackState> states() {
        return states;
    }

    /** The state of a case. */
    public Feedback state(String stream) {
        return (Feedback) requireNonNull(states.get(stream));
    }

    /** Adds accepted acts. */
    public RandomLedger act(int times) {
        for (int i = 0; i < times; i++) {
            pass(random.nextInt(90), ChronoUnit.MINUTES);
            if (random.nextInt(12) == 0) {
                pass(random.nextInt(20), ChronoUnit.DAYS);
            }
            if (streams.size() < 3 || random.nextInt(4) == 0) {
                begin();
            } else {
                goOn();
            }
        }
        return this;
    }

    private void begin() {
        String stream = uuid();
        boolean imported = random.nextInt(4) == 0;
        Actor by = imported ? new Actor(Role.IMPORTER, "import", null, null) : Actor.SUBJECT;
        if (!send(stream, imported ? bring(stream) : submit(stream), by)) {
            throw new IllegalStateException("a submission was refused");
        }
        streams.add(stream);
    }

    private FeedbackCommand submit(String stream) {
        Kind kind = pick(Kind.values());
        boolean signal = kind == Kind.CORRUPTION_SIGNAL;
        boolean wanted = kind != Kind.RATING && (signal || random.nextInt(4) > 0);
        return new FeedbackCommand.SubmitFeedback(
                stream, reference(), submission(kind, pick(Channel.WEB, Channel.MOBILE), wanted), routing(), STANDARD);
    }

    private FeedbackCommand bring(String stream) {
        return new FeedbackCommand.ImportFeedback(
                stream,
                reference(),
                submission(Kind.RATING, Channel.IMPORT, false),
                routing(),
                now().minus(Duration.ofDays(random.nextInt(700))),
                random.nextBoolean() ? new FeedbackCommand.ImportedReply(Outcome.EXPLAINED, sealed(), 0, null) : null,
                null);
    }

    private Submission submission(Kind kind, Channel channel, boolean wanted) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        while (random.nextInt(3) == 0) {
            reasons.add(pick(Reason.values()));
        }
        return new Submission(
                kind,
                pick(Audience.values()),
                channel,
                null,
                "sq",
                kind == Kind.CORRUPTION_SIGNAL ? null : 1 + random.nextInt(5),
                random.nextBoolean() ? pick(GotItDone.values()) : null,
                reasons,
                wanted,
                kind == Kind.RATING ? null : sealed(),
                null);
    }

    private Routing routing() {
        return switch (random.nextInt(4)) {
            case 0 -> new Routing("13203", true, MINISTRY, OPERATOR, INSPECTORATE, "portal");
            case 1 -> new Routing("other", true, null, OPERATOR, INSPECTORATE, "portal");
            default -> new Routing("38", true, AGENCY, OPERATOR, INSPECTORATE, "portal");
        };
    }

    private void goOn() {
        for (int i = 0; i < TRIES; i++) {
            String stream = streams.get(random.nextInt(streams.size()));
            if (send(stream, command(stream), ACTORS.get(random.nextInt(ACTORS.size())))) {
                return;
            }
        }
        begin();
    }

    private boolean send(String stream, FeedbackCommand command, Actor by) {
        FeedbackState state = states.getOrDefault(stream, FeedbackState.NOTHING);
        return switch (FeedbackDecider.decide(state, command, Act.of(by, now()))) {
            case Decision.Refused<FeedbackEvent> unused -> false;
            case Decision.Accepted<FeedbackEvent> accepted -> {
                for (FeedbackEvent event : accepted.events()) {
                    append(stream, event, by.role().name(), by.id());
                    state = FeedbackEvolver.evolve(state, event, new Stamp(now(), by.id()));
                }
                states.put(stream, state);
                yield true;
            }
        };
    }

    /** Any command, sensible or not: the rules choose. */
    private FeedbackCommand command(String s) {
        return switch (random.nextInt(38)) {
            case 0 -> new FeedbackCommand.RouteFeedback(s, target());
            case 1 -> new FeedbackCommand.TransferFeedback(s, target(), OPERATOR);
            case 2 -> new FeedbackCommand.AssignOfficer(s, ACTORS.get(3 + random.nextInt(5)));
            case 3, 4 -> new FeedbackCommand.AcknowledgeFeedback(s);
            case 5 -> new FeedbackCommand.RequestClarification(s, sealed());
            case 6 -> new FeedbackCommand.ProvideClarification(s, sealed(), STANDARD);
            case 7 -> new FeedbackCommand.LapseClarification(s, STANDARD);
            case 8 -> new FeedbackCommand.PostInterimReply(s, sealed());
            case 9 -> new FeedbackCommand.ExtendDeadline(s, 5, ExtensionReason.COMPLEX_CASE, STANDARD);
            case 10, 11, 12 -> new FeedbackCommand.AnswerFeedback(s, Outcome.EXPLAINED, null, sealed(), 0, true);
            case 13 -> new FeedbackCommand.CorrectAnswer(s, sealed(), 0);
            case 14 -> new FeedbackCommand.DeclineFeedback(s, DeclineReason.IN_COURT, null, sealed());
            case 15 -> new FeedbackCommand.ConfirmResolution(s);
            case 16 -> new FeedbackCommand.LapseAnswer(s);
            case 17 ->
                new FeedbackCommand.DisputeAnswer(s, DisputeReason.NOT_SOLVED, sealed(), STANDARD, targetAnswer(s));
            case 18 -> new FeedbackCommand.RequestReview(s, sealed(), STANDARD);
            case 19 ->
                new FeedbackCommand.DecideReview(
                        s, pick(ReviewResult.values()), Outcome.EXPLAINED, null, sealed(), pick(MINISTRY, OPERATOR));
            case 20 -> new FeedbackCommand.LapseRefusal(s);
            case 21 -> new FeedbackCommand.AddNote(s, sealed());
            case 22 -> new FeedbackCommand.CorrectRating(s, 1 + random.nextInt(5));
            case 23 -> new FeedbackCommand.ReRateService(s, 1 + random.nextInt(5), targetAnswer(s));
            case 24 -> new FeedbackCommand.WithdrawFeedback(s);
            case 25, 34, 35, 36 -> merge(s);
            case 26 -> new FeedbackCommand.UnmergeFeedback(s, pick(UnmergeReason.values()));
            case 27 -> new FeedbackCommand.ProposeExclusion(s, ExclusionReason.SPAM);
            case 28 -> new FeedbackCommand.ProposeReinstatement(s, ExclusionReason.DECIDED_IN_ERROR);
            case 29 -> pick(new FeedbackCommand.ExcludeFeedback(s), new FeedbackCommand.RejectProposal(s));
            case 30 -> new FeedbackCommand.ReinstateFeedback(s);
            case 31 -> new FeedbackCommand.RequestErasure(s, ErasureGround.REQUESTED_BY_SUBJECT, null);
            case 32 ->
                pick(
                        new FeedbackCommand.ApproveErasure(s),
                        new FeedbackCommand.RefuseErasure(s, ErasureRefusalReason.LEGAL_CLAIM, null));
            case 33 -> new FeedbackCommand.MissDeadline(s, pick(DeadlineKind.values()));
            default -> new FeedbackCommand.Escalate(s, pick(DeadlineKind.ANSWER, DeadlineKind.REVIEW), STANDARD);
        };
    }

    private Target target() {
        return pick(new Target(AGENCY, InstitutionType.AGENCY), new Target(MINISTRY, InstitutionType.MINISTRY));
    }

    /** Into a case that fits, if one is found. */
    private FeedbackCommand merge(String stream) {
        String into = stream;
        for (int i = 0; i < TRIES && into.equals(stream); i++) {
            String other = streams.get(random.nextInt(streams.size()));
            boolean fits = state(other).status().isOpen()
                    && state(other).institution().equals(state(stream).institution());
            into = fits ? other : into;
        }
        Feedback target = state(into);
        return new FeedbackCommand.MergeFeedback(
                stream,
                into,
                target.status(),
                target.institution(),
                target.facts().kind(),
                hasJoined(stream));
    }

    private boolean hasJoined(String stream) {
        return states.values().stream()
                .anyMatch(state -> ((Feedback) state).handling() instanceof Handling.Merged merged
                        && merged.into().equals(stream));
    }

    private @Nullable TargetAnswer targetAnswer(String stream) {
        if (state(stream).handling() instanceof Handling.Merged merged) {
            Feedback.Answer last = state(merged.into()).answering().last();
            return last == null ? null : new TargetAnswer(last.at(), last.by());
        }
        return null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
