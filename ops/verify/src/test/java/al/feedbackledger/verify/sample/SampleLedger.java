package al.feedbackledger.verify.sample;

import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.InstitutionDecider;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.InstitutionState;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.CaseRun;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A ledger of cases that lived by the rules: submitted, some acknowledged and answered, some erased, all of it interleaved
 * and published twice. Its own copy of everything, to be bent by tests.
 */
public final class SampleLedger {
    static final long RECORDED = Stored.micros(Made.START.plus(Duration.ofDays(400)));

    private final List<Stored> events = new ArrayList<>();
    private final List<Integer> batchSizes = new ArrayList<>();
    private final Words words = new Words();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private final Random random;

    private SampleLedger(long seed) {
        this.random = new Random(seed);
    }

    /** A ledger of so many cases. */
    public static SampleLedger of(int cases, long seed) {
        SampleLedger ledger = new SampleLedger(seed);
        ledger.institution();
        List<Deque<CaseRun.Entry>> lives = new ArrayList<>();
        List<String> streams = new ArrayList<>();
        ExpectedPublications publications = new ExpectedPublications();
        int begun = 0;
        int published = 0;
        while (begun < cases || !lives.isEmpty()) {
            if (begun < cases && (lives.size() < 5 || ledger.random.nextBoolean())) {
                streams.add(Made.stream(begun + 1));
                lives.add(ledger.life(Made.stream(begun + 1), begun++, cases));
            }
            int one = ledger.random.nextInt(lives.size());
            CaseRun.Entry next = lives.get(one).remove();
            ledger.add(streams.get(one), next.event(), next.at(), next.by().id());
            if (lives.get(one).isEmpty()) {
                lives.remove(one);
                streams.remove(one);
            }
            if (published < 2 && begun == cases * (published + 1) / 2 && begun > 0) {
                published++;
                Instant at = Made.START.plus(Duration.ofDays(200L + published));
                ledger.add("publication/points", publications.take(ledger.events, at), at, "system");
            }
        }
        return ledger;
    }

    private void institution() {
        var decision = InstitutionDecider.decide(
                InstitutionState.NOTHING,
                new RegisterInstitution(People.REGISTRY, StreamExamples.institution()),
                Act.of(People.ADMIN, Made.START));
        if (decision instanceof Decision.Accepted<InstitutionEvent> accepted) {
            add("institution/" + People.REGISTRY, accepted.events().getFirst(), Made.START, "admin");
        }
    }

    private Deque<CaseRun.Entry> life(String stream, int number, int cases) {
        CaseRun run = new CaseRun(stream, Made.START.plus(Duration.ofMinutes(number * 260_000L / cases)));
        SealedText comment = number % 3 == 0 ? null : words.seal("comment", "Fjalë nr. " + number);
        Submission submission = new Submission(
                Kind.COMPLAINT,
                Audience.CITIZEN,
                Channel.WEB,
                null,
                "sq",
                1 + random.nextInt(5),
                List.of(GotItDone.values()).get(random.nextInt(3)),
                Set.of(Reason.TOO_SLOW),
                true,
                comment,
                null);
        run.does(
                People.SUBJECT,
                new SubmitFeedback(stream, Made.REFERENCE, submission, Commands.routing(), Made.STANDARD));
        if (number % 4 == 0) {
            run.wait(Duration.ofHours(1)).does(People.OFFICER, "AcknowledgeFeedback");
            run.wait(Duration.ofHours(1))
                    .does(
                            People.OFFICER,
                            new AnswerFeedback(
                                    stream, Outcome.EXPLAINED, null, words.seal("answer", "Përgjigje"), 0, true));
        }
        if (number % 8 == 4) {
            run.wait(Duration.ofHours(1))
                    .does(People.SUBJECT, new RequestErasure(stream, ErasureGround.REQUESTED_BY_SUBJECT, null));
            run.wait(Duration.ofHours(1)).does(People.DPO, "ApproveErasure");
        }
        return new ArrayDeque<>(run.entries());
    }

    /** Records an event as the next of a stream. */
    public void add(String stream, Object event, Instant at, String actor) {
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        String id = new UUID(0x0192_f0c3_0000_7000L, 0x8000_0000_0000_0000L | events.size()).toString();
        events.add(new Stored(stream, sequence, id, event, Stored.micros(at), actor, (byte) (events.size() % 127)));
        if (event instanceof PersonalDataErased gone) {
            erased.addAll(gone.refs());
        }
        boolean joins = !batchSizes.isEmpty() && batchSizes.getLast() < 20 && random.nextInt(3) > 0;
        if (joins) {
            batchSizes.set(batchSizes.size() - 1, batchSizes.getLast() + 1);
        } else {
            batchSizes.add(1);
        }
    }

    /** Records a restore as the next event. */
    public SampleLedger restored(LedgerRestored event) {
        add("publication/restores", event, Made.START.plus(Duration.ofDays(300)), "admin");
        return this;
    }

    /** The events in ledger order; a change here changes what is written. */
    public List<Stored> events() {
        return events;
    }

    /** How many events each batch has; a change here changes what is written. */
    public List<Integer> batchSizes() {
        return batchSizes;
    }

    Words words() {
        return words;
    }

    boolean isErased(String ref) {
        return erased.contains(ref);
    }

    /** Only the first batches, as the ledger was once. */
    public SampleLedger first(int batches) {
        SampleLedger part = new SampleLedger(0);
        part.batchSizes.addAll(batchSizes.subList(0, batches));
        int count = part.batchSizes.stream().mapToInt(Integer::intValue).sum();
        for (Stored event : events.subList(0, count)) {
            part.events.add(event);
            part.sequences.merge(event.stream(), 1L, Long::sum);
            if (event.event() instanceof PersonalDataErased gone) {
                part.erased.addAll(gone.refs());
            }
        }
        part.words.takeOver(words);
        return part;
    }
}
