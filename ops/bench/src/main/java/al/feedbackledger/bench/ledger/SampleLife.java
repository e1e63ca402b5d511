package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.rules.feedback.FeedbackCommand.Submission;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.perception.CountedSubmission;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.DeltaFold;
import al.feedbackledger.rules.perception.Family;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A case lived through by the rules, with the mix's services, kinds and channels: most are submitted and no more, some
 * are answered, a few erased. A large ledger is made of many of the same lives, each in a stream of its own.
 *
 * @param steps its events in order
 */
record SampleLife(List<Step> steps) {
    /** The reference in every submission; who needs different ones puts them in its place. */
    static final String REFERENCE = "7K3M9QXD2";

    private static final Instant BEGIN = Instant.parse("2025-01-06T08:00:00Z");
    private static final int DAYS = 500;
    private static final int ERASED_PER_HUNDRED = 2;
    private static final int HASH_BYTES = 32;
    private static final String OPERATOR = "operator";
    private static final ServiceStandard STANDARD =
            new ServiceStandard("default", 1, 2, 10, 10, Set.of(), Set.of(2025, 2026));

    /**
     * One event as it is stored, but for its position, stream and ids.
     *
     * @param sealed the texts it commits to
     * @param deltas what it adds to the counts of first ratings; position and submission are to be filled in
     */
    @SuppressWarnings("ArrayRecordComponent") // Written, never compared.
    record Step(
            EventType type,
            byte[] payload,
            byte[] metadata,
            long occurredAtMicros,
            List<Sealed> sealed,
            List<Delta> deltas) {}

    /** @param erased whether a later event of the life erases it */
    record Sealed(String path, String ref, boolean erased) {}

    /** A life drawn from the mix. */
    static SampleLife draw(EventMix mix, double[] services, SplittableRandom random) {
        int rank = java.util.Arrays.binarySearch(services, random.nextDouble());
        rank = Math.min(rank < 0 ? -rank - 1 : rank, services.length - 1);
        String institution = "institution-" + rank % mix.institutions();
        Living living = new Living(BEGIN.plus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60))));
        Kind kind = EventMix.draw(mix.kinds(), random);
        Submission submission = new Submission(
                kind,
                Audience.CITIZEN,
                EventMix.draw(mix.channels(), random),
                null,
                "sq",
                random.nextInt(1, 6),
                List.of(GotItDone.values()).get(random.nextInt(GotItDone.values().length)),
                kind == Kind.COMPLAINT ? Set.of(Reason.TOO_SLOW) : Set.of(),
                kind == Kind.COMPLAINT,
                kind == Kind.RATING ? null : sealed(random),
                null);
        Routing routing = new Routing("service-" + rank, true, institution, OPERATOR, "inspectorate", "portal");
        living.does(Actor.SUBJECT, new SubmitFeedback("", REFERENCE, submission, routing, STANDARD));
        if (kind == Kind.COMPLAINT && random.nextInt(100) < mix.answersPerHundred() * 2) {
            Actor officer = new Actor(Role.OFFICER, "officer", institution, InstitutionType.AGENCY);
            living.does(officer, new AnswerFeedback("", Outcome.EXPLAINED, null, sealed(random), 0, true));
        }
        if (kind != Kind.RATING && random.nextInt(100) < ERASED_PER_HUNDRED) {
            living.does(Actor.SUBJECT, new RequestErasure("", ErasureGround.REQUESTED_BY_SUBJECT, null));
            living.does(new Actor(Role.DPO, "dpo", null, null), new ApproveErasure(""));
        }
        return living.life();
    }

    private static SealedText sealed(SplittableRandom random) {
        byte[] commitment = new byte[HASH_BYTES];
        random.nextBytes(commitment);
        return new SealedText(new UUID(random.nextLong(), random.nextLong()).toString(), Canonical.base64(commitment));
    }

    /** A case while it lives. */
    private static final class Living {
        private final List<FeedbackEvent> events = new ArrayList<>();
        private final List<Act> acts = new ArrayList<>();
        private FeedbackState state = FeedbackState.NOTHING;
        private Instant now;

        Living(Instant now) {
            this.now = now;
        }

        void does(Actor by, FeedbackCommand command) {
            Act act = Act.of(by, now);
            if (!(FeedbackDecider.decide(state, command, act)
                    instanceof Decision.Accepted<FeedbackEvent>(List<FeedbackEvent> accepted))) {
                throw new IllegalStateException(
                        "the rules refuse " + command.getClass().getSimpleName());
            }
            for (FeedbackEvent event : accepted) {
                state = FeedbackEvolver.evolve(state, event, new Stamp(now, by.id()));
                events.add(event);
                acts.add(act);
            }
            now = now.plus(Duration.ofHours(1));
        }

        SampleLife life() {
            List<String> gone = events.stream()
                    .filter(PersonalDataErased.class::isInstance)
                    .flatMap(event -> ((PersonalDataErased) event).refs().stream())
                    .toList();
            List<Step> steps = new ArrayList<>();
            CountedSubmission counted = null;
            for (int i = 0; i < events.size(); i++) {
                FeedbackEvent event = events.get(i);
                Act act = acts.get(i);
                DeltaFold.Step fold = DeltaFold.fold(counted, event, new DeltaFold.Entry(1, "", "", act.at()));
                counted = fold.after();
                steps.add(new Step(
                        EventFormat.current().of(event.getClass()),
                        EventFormat.current().write(event),
                        metadata(act.by()),
                        ChronoUnit.MICROS.between(Instant.EPOCH, act.at()),
                        sealed(event, gone),
                        fold.deltas().stream()
                                .filter(delta -> delta.family() == Family.FIRST_RATING)
                                .toList()));
            }
            return new SampleLife(steps);
        }

        private static List<Sealed> sealed(FeedbackEvent event, List<String> gone) {
            return switch (event) {
                case FeedbackSubmitted submitted -> sealed("comment", submitted.comment(), gone);
                case FeedbackAnswered answered -> sealed("answer", answered.answer(), gone);
                default -> List.of();
            };
        }

        private static List<Sealed> sealed(String path, @Nullable SealedText text, List<String> gone) {
            return text == null ? List.of() : List.of(new Sealed(path, text.ref(), gone.contains(text.ref())));
        }

        private static byte[] metadata(Actor by) {
            return """
                    {"actorRole":"%s","actorId":"%s","channel":"WEB",\
                    "correlationId":"0193710c-8e80-7000-8000-000000000001",\
                    "causationId":"0193710c-8e80-7000-8000-000000000002"}""".formatted(by.role(), by.id()).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
