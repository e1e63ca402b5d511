package al.feedbackledger.store.drill;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.RandomCommands;
import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.axon.CommandDraft;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.eventstore.ReceiptRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One hand of many: looks at a case through some node, and does something to it that may or may not be legal then. */
final class Hand {
    private static final int EVENTS_MAX = 10_000;

    /** A command drawn at random is mostly illegal; among so many one may be legal, as far as this hand sees. */
    private static final int TRIES = 40;

    private final Hands all;
    private final Seed seed;
    private final RandomCommands commands;

    Hand(Hands all, Seed seed) {
        this.all = all;
        this.seed = seed;
        this.commands = new RandomCommands(seed);
    }

    /** Sends one command, perhaps on two nodes at once, perhaps again later, until it has been told something. */
    void act() {
        String stream = seed.pick(all.streams());
        Feedback seen = look(seed.pick(all.nodes()), stream);
        Instant at = Made.START.plusSeconds(all.nextAct());
        if (seen == null) {
            Kind kind = seed.pick(List.of(Kind.COMPLAINT, Kind.SUGGESTION, Kind.PRAISE));
            // The first number it draws may be one that is taken already.
            AtomicBoolean collides = new AtomicBoolean(seed.oneIn(4));
            send(
                    new SentCommand(stream, Act.of(People.SUBJECT, at)),
                    () -> begin(stream, kind, reference(collides.getAndSet(false))));
            return;
        }
        Actor by = commands.actor();
        FeedbackCommand command = commands.next(stream, seen);
        for (int i = 0; i < TRIES && isIllegal(seen, command, Act.of(by, at)); i++) {
            by = commands.actor();
            command = commands.next(stream, seen);
        }
        FeedbackCommand chosen = command;
        Long expected = seed.oneIn(3) ? Long.valueOf(seen.version()) : null;
        send(new SentCommand(stream, new Act(by, at, expected)), () -> chosen);
    }

    private static boolean isIllegal(Feedback seen, FeedbackCommand command, Act act) {
        return FeedbackDecider.decide(seen, command, act) instanceof Decision.Refused<FeedbackEvent>;
    }

    private void send(SentCommand sent, Supplier<FeedbackCommand> draw) {
        all.add(sent);
        Supplier<CommandDraft> draft = draft(sent, draw);
        if (seed.oneIn(3)) {
            LedgerDoor here = seed.pick(all.nodes());
            LedgerDoor there = seed.pick(all.nodes());
            CompletableFuture<Void> twice = CompletableFuture.runAsync(() -> send(there, sent, draft));
            send(here, sent, draft);
            twice.join();
        } else {
            send(seed.pick(all.nodes()), sent, draft);
        }
        if (seed.oneIn(4)) {
            send(seed.pick(all.nodes()), sent, draft);
        }
    }

    /** Whoever hears nothing asks again, under the same key. */
    private void send(LedgerDoor node, SentCommand sent, Supplier<CommandDraft> draft) {
        CommandResult result;
        do {
            long from = all.acknowledged();
            result = node.door.sendDrawn(draft, sent.act(), Origin.INTERNAL);
            all.told(result);
            sent.told(result, from, node.ledger.reader.headPosition());
        } while (result instanceof CommandResult.Unavailable);
    }

    private static FeedbackCommand begin(String stream, Kind kind, String reference) {
        SubmitFeedback made = Commands.submit(stream, kind, true);
        return new SubmitFeedback(stream, reference, made.submission(), made.routing(), made.standard());
    }

    private String reference(boolean taken) {
        String earlier = all.reference();
        if (taken && earlier != null) {
            return earlier;
        }
        String fresh = ReferenceNumber.draw(
                        length -> Arrays.copyOf(TreeHash.leaf(LedgerIds.next().getBytes(UTF_8)), length))
                .compact();
        all.drew(fresh);
        return fresh;
    }

    private static Supplier<CommandDraft> draft(SentCommand sent, Supplier<FeedbackCommand> draw) {
        String key = LedgerIds.next();
        ReceiptRow receipt = new ReceiptRow(
                TreeHash.leaf(key.getBytes(UTF_8)), TreeHash.leaf(new byte[0]), sent.stream(), Reply.seal());
        return () -> {
            FeedbackCommand command = draw.get();
            sent.draft(command);
            Attachment attachment = Attachment.none().with(receipt);
            return new CommandDraft(
                    command,
                    command instanceof SubmitFeedback submit
                            ? attachment.with(
                                    new CaseAccessRow(submit.reference(), sent.stream(), new byte[32], new byte[32]))
                            : attachment);
        };
    }

    private static @Nullable Feedback look(LedgerDoor node, String stream) {
        FeedbackState state = FeedbackState.NOTHING;
        for (StoredEvent stored : node.ledger.reader.ofStream(stream, 0, EVENTS_MAX)) {
            FeedbackEvent event =
                    (FeedbackEvent) EventFormat.current().read(stored.eventName(), stored.revision(), stored.payload());
            String actor = JsonMapper.shared()
                    .readTree(stored.metadata())
                    .path("actorId")
                    .asString("");
            state = FeedbackEvolver.evolve(state, event, new Stamp(stored.occurredAt(), actor));
        }
        return state instanceof Feedback feedback ? feedback : null;
    }
}
