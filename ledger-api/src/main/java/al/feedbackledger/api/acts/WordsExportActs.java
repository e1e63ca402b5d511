package al.feedbackledger.api.acts;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;

import static java.util.Objects.requireNonNull;

/** Asking for exports with words, deciding on them and taking them: what is recorded of it. */
@Component
@CheckReturnValue
public final class WordsExportActs {
    private final Randomness randomness;
    private final ActSender sender;
    private final InstantSource clock;

    WordsExportActs(Randomness randomness, ActSender sender, InstantSource clock) {
        this.randomness = randomness;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @param export its id; null for a new one
     * @param key null where a repetition need not be recognised
     * @return the reply names the id of what was asked for
     */
    public ActResult act(WordsExportWish wish, @Nullable String export, Actor by, @Nullable IdempotencyKey key) {
        Instant now = clock.instant();
        String route = "words-exports/" + wish.getClass().getSimpleName() + "/" + (export == null ? "" : export);
        ClaimedCommand claim = key == null ? null : ActSender.claim(by.id(), route, key, (Record) wish);
        ActResult earlier = sender.earlier(claim);
        if (earlier != null) {
            return earlier;
        }
        String on = export == null ? randomness.timeOrderedId(now).toString() : export;
        if (wish instanceof WordsExportWish.Request request && request.reason() == null) {
            return ActResult.Invalid.of("reason", "required");
        }
        WordsExportCommand command = command(wish, on);
        return sender.send(
                claim,
                Act.of(by, now),
                Origin.INTERNAL,
                () -> new Drawn(
                        command, Attachment.none(), position -> ActReply.made(export == null ? on : null, position)));
    }

    private static WordsExportCommand command(WordsExportWish wish, String on) {
        return switch (wish) {
            case WordsExportWish.Request w -> new WordsExportCommand.RequestWordsExport(on, requireNonNull(w.reason()));
            case WordsExportWish.Approve unused -> new WordsExportCommand.ApproveWordsExport(on);
            case WordsExportWish.Decline unused -> new WordsExportCommand.DeclineWordsExport(on);
            case WordsExportWish.Take unused -> new WordsExportCommand.TakeWordsExport(on);
        };
    }
}
