package al.feedbackledger.rules.perception.answering;

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
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.DeltaFold;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;

/** Some cases of one service, handled by the rules, and everything the folds make of it. */
final class CaseWorld implements CaseFold.Others {
    static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
    static final ServiceStandard STANDARD = new ServiceStandard("default", 1, 2, 10, 10, Set.of(), Set.of(2026, 2027));
    static final SealedText TEXT = new SealedText("0197b1a0-0000-7000-8000-000000000002", "A".repeat(43) + "=");
    static final String AGENCY = "agjencia";
    static final String OPERATOR = "akshi";
    static final String INSPECTORATE = "inspektorati";
    static final Actor OFFICER = new Actor(Role.OFFICER, "o1", AGENCY, InstitutionType.AGENCY);
    static final Actor IMPORTER = new Actor(Role.IMPORTER, "import", null, null);

    final Map<String, FeedbackState> states = new LinkedHashMap<>();
    final List<Happening> history = new ArrayList<>();
    final List<CaseDelta> deltas = new ArrayList<>();
    final List<PairDelta> pairs = new ArrayList<>();
    private final Map<String, CountedSubmission> submissions = new HashMap<>();
    private final Map<String, CaseCourse> courses = new HashMap<>();
    private Instant now = BEGIN;

    /** An event where it stands. */
    record Happening(String stream, FeedbackEvent event, Instant at) {}

    @Override
    public @Nullable CaseCourse of(String submission) {
        return courses.get(submission);
    }

    @Override
    public List<CaseCourse> waitingWith(String submission) {
        return courses.values().stream()
                .filter(course -> course.waitsWith(submission))
                .toList();
    }

    List<CaseCourse> joinedWith(String submission) {
        return courses.values().stream()
                .filter(course -> {
                    CaseCourse.Joined joined = course.joined();
                    return joined != null && joined.into().equals(submission);
                })
                .toList();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Feedback state(String stream) {
        return (Feedback) requireNonNull(states.get(stream));
    }

    CountedSubmission submission(String stream) {
        return requireNonNull(submissions.get(stream));
    }

    /** The parts of a case by its deltas; fails where they do not add up to one or nothing. */
    SortedSet<CasePart> parts(String stream) {
        Map<CasePart, Integer> sums = new TreeMap<>();
        deltas.stream()
                .filter(delta -> delta.submission().equals(stream))
                .forEach(delta -> sums.merge(delta.part(), delta.change(), Integer::sum));
        SortedSet<CasePart> parts = new TreeSet<>();
        sums.forEach((part, sum) -> {
            if (sum != 0 && sum != 1) {
                throw new AssertionError(part + " is so " + sum + " times");
            }
            if (sum == 1) {
                parts.add(part);
            }
        });
        return parts;
    }

    /** A new case of its own stream. */
    String submit(Kind kind, boolean wanted) {
        String stream = next();
        must(
                stream,
                new FeedbackCommand.SubmitFeedback(
                        stream, "00000000S", submission(kind, Channel.WEB, wanted), routing(), STANDARD),
                Actor.SUBJECT);
        return stream;
    }

    /** A complaint that wants an answer. */
    String complain() {
        return submit(Kind.COMPLAINT, true);
    }

    /** Something collected elsewhere. */
    String bring(
            Instant claimedAt,
            FeedbackCommand.@Nullable ImportedReply reply,
            FeedbackCommand.@Nullable ImportedClosure closure) {
        String stream = next();
        must(
                stream,
                new FeedbackCommand.ImportFeedback(
                        stream,
                        "00000000S",
                        submission(Kind.COMPLAINT, Channel.IMPORT, true),
                        routing(),
                        claimedAt,
                        reply,
                        closure),
                IMPORTER);
        return stream;
    }

    String next() {
        return "0197b1a0-0000-7000-8000-%012d".formatted(1_000 + states.size());
    }

    private static Submission submission(Kind kind, Channel channel, boolean wanted) {
        boolean signal = kind == Kind.CORRUPTION_SIGNAL;
        return new Submission(
                kind,
                Audience.CITIZEN,
                channel,
                null,
                "sq",
                signal ? null : 2,
                GotItDone.NO,
                Set.of(Reason.TOO_SLOW),
                wanted,
                kind == Kind.RATING ? null : TEXT,
                null);
    }

    private static Routing routing() {
        return new Routing("38", true, AGENCY, OPERATOR, INSPECTORATE, "portal");
    }

    void must(String stream, FeedbackCommand command, Actor by) {
        if (!send(stream, command, by)) {
            throw new AssertionError(command + " is refused");
        }
    }

    /** @return whether the rules accept it */
    @CanIgnoreReturnValue
    boolean send(String stream, FeedbackCommand command, Actor by) {
        FeedbackState state = states.getOrDefault(stream, FeedbackState.NOTHING);
        Act act = Act.of(by, now);
        if (!(FeedbackDecider.decide(state, command, act) instanceof Decision.Accepted<FeedbackEvent> accepted)) {
            return false;
        }
        for (FeedbackEvent event : accepted.events()) {
            state = FeedbackEvolver.evolve(state, event, Stamp.of(act));
            record(stream, event);
        }
        states.put(stream, state);
        return true;
    }

    /** An event as it is, whoever caused it. */
    void record(String stream, FeedbackEvent event) {
        history.add(new Happening(stream, event, now));
        DeltaFold.Entry entry = new DeltaFold.Entry(history.size(), "event-" + history.size(), stream, now);
        CountedSubmission before = submissions.get(stream);
        CountedSubmission after = DeltaFold.fold(before, event, entry).after();
        submissions.put(stream, after);
        pairs.addAll(PairFold.deltas(before, after, entry.position()));
        CaseFold.Step step = CaseFold.fold(after, event, entry, this);
        step.after().forEach(course -> courses.put(course.submission(), course));
        deltas.addAll(step.deltas());
    }
}
