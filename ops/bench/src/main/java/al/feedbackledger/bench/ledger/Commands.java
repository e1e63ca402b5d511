package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.eventstore.KeyUse;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.eventstore.SealedValueRow;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.SealedWords;
import al.feedbackledger.store.vault.WordSealer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The acts of one client, one after another, drawn from the mix: most begin a case with a comment, some answer the case
 * before. Words, keys and replies are sealed as the application does it. For one thread.
 */
final class Commands {
    private static final String LETTERS = "aaëëiiuuoeednrtshlkmpjvgbqxhzc ";
    private static final List<GotItDone> GOT_IT_DONE = List.of(GotItDone.values());
    private static final int CODE_BYTES = 32;

    private final EventMix mix;
    private final double[] services;
    private final Sealing sealing;
    private final SplittableRandom random;
    private @Nullable Open open;

    Commands(EventMix mix, Sealing sealing, long seed) {
        this.mix = mix;
        this.services = mix.cumulativeServices();
        this.sealing = sealing;
        this.random = new SplittableRandom(seed);
    }

    /** A case that can be answered, with the answer's words sealed already by the key that only its sealer holds. */
    private record Open(
            String stream, String service, String institution, SealedText answer, SealedValueRow sealedAnswer) {}

    Command next() {
        Open before = open;
        if (before != null) {
            open = null;
            return answer(before);
        }
        return submission();
    }

    private Command submission() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String stream = sealing.randomness().timeOrderedId(now).toString();
        int rank = rank();
        String service = "service-" + rank;
        String institution = "institution-" + rank % mix.institutions();
        String reference = ReferenceNumber.draw(sealing.randomness()::bytes).compact();
        WordSealer sealer = sealing.vault().sealerForNewCase(stream, now);
        SealedText comment = sealer.seal("comment", text(EventMix.length(mix.commentCharacters(), random)));
        // Only what will be stored is sealed: whether the case is answered next is drawn with it.
        boolean isAnsweredNext = random.nextInt(100 - mix.answersPerHundred()) < mix.answersPerHundred();
        SealedText answer =
                isAnsweredNext ? sealer.seal("answer", text(EventMix.length(mix.answerCharacters(), random))) : null;
        SealedWords words = sealer.sealed();
        open = answer == null
                ? null
                : new Open(stream, service, institution, answer, words.values().getLast());
        Attachment attachment = Attachment.none()
                .with(words.values().getFirst())
                .with(new CaseAccessRow(
                        reference,
                        stream,
                        sealing.randomness().bytes(CODE_BYTES),
                        sealing.randomness().bytes(CODE_BYTES)));
        if (words.newKey() != null) {
            attachment = attachment.with(words.newKey());
        }
        return command(now, stream, 0, submitted(service, institution, reference, comment), attachment);
    }

    private FeedbackSubmitted submitted(String service, String institution, String reference, SealedText comment) {
        Kind kind = EventMix.draw(mix.kinds(), random);
        return new FeedbackSubmitted(
                service,
                institution,
                null,
                reference,
                kind,
                Audience.CITIZEN,
                EventMix.draw(mix.channels(), random),
                null,
                "sq",
                "portal",
                random.nextInt(1, 6),
                GOT_IT_DONE.get(random.nextInt(GOT_IT_DONE.size())),
                kind == Kind.COMPLAINT ? Set.of(Reason.TOO_SLOW) : Set.of(),
                kind == Kind.COMPLAINT,
                comment,
                null,
                null);
    }

    private Command answer(Open to) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Attachment attachment = Attachment.none().with(to.sealedAnswer()).with(new KeyUse(to.stream(), 1));
        FeedbackEvent event =
                new FeedbackAnswered(to.service(), to.institution(), Outcome.EXPLAINED, null, to.answer(), 0, null);
        return command(now, to.stream(), 1, event, attachment);
    }

    private Command command(Instant now, String stream, long sequenceNo, FeedbackEvent event, Attachment attachment) {
        String key = sealing.randomness().randomId().toString();
        ClaimedCommand claim = ClaimedCommand.of(
                "subject",
                "POST /api/v1/feedback",
                IdempotencyKey.read(key).orElseThrow(),
                stream.getBytes(StandardCharsets.US_ASCII));
        ReceiptRow receipt = sealing.receipts()
                .receipt(claim, stream, (first, last) -> (stream + " " + key + " " + first + " " + last)
                        .getBytes(StandardCharsets.US_ASCII));
        String id = sealing.randomness().timeOrderedId(now).toString();
        Map<String, String> metadata = Map.of(
                "actorRole", "SUBJECT", "actorId", "subject", "channel", "WEB", "correlationId", id, "causationId", id);
        return new Command(
                new GenericDomainEventMessage<>("FEEDBACK", stream, sequenceNo, event, metadata, id, now),
                attachment.with(receipt));
    }

    private int rank() {
        int found = Arrays.binarySearch(services, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found, services.length - 1);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
