package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What staff do on a case. */
@Component
@CheckReturnValue
public final class StaffActs {
    private final CaseFiles cases;
    private final CaseSight sight;
    private final StaffCommands commands;
    private final Vault vault;
    private final ActSender sender;
    private final InstantSource clock;

    StaffActs(
            CaseFiles cases,
            CaseSight sight,
            StaffCommands commands,
            Vault vault,
            ActSender sender,
            InstantSource clock) {
        this.cases = cases;
        this.sight = sight;
        this.commands = commands;
        this.vault = vault;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * On which case, by whom, and what they had before their eyes.
     *
     * @param version the handling version they saw; null to act on whatever the case has become
     * @param key null where a repetition need not be recognised
     */
    public record OnCase(
            ReferenceNumber reference,
            Actor by,
            @Nullable Long version,
            @Nullable IdempotencyKey key) {
        /** Without the reference. */
        @Override
        public String toString() {
            return "OnCase[hidden]";
        }
    }

    public ActResult act(StaffAct wish, OnCase on) {
        List<FieldError> errors = new ArrayList<>();
        StaffAct checked = StaffChecks.check(wish, errors);
        if (!errors.isEmpty()) {
            return new ActResult.Invalid(errors);
        }
        ClaimedCommand claim = claim(checked, on);
        ActResult earlier = sender.earlier(claim);
        if (earlier != null) {
            return earlier;
        }
        CaseFile file = cases.byReference(on.reference().compact());
        if (file == null || sight.of(file, on.by()) instanceof CaseSight.Sight.Nothing) {
            return new ActResult.UnknownCase();
        }
        StaffCommands.Prepared prepared = commands.prepare(checked, file, on.by(), errors);
        if (!errors.isEmpty()) {
            return new ActResult.Invalid(errors);
        }
        Instant now = clock.instant();
        Act act = new Act(on.by(), now, on.version());
        return sender.send(
                claim, act, Origin.of(Channel.WEB.name()), () -> draw(prepared, file.stream(), now, on.reference()));
    }

    private static @Nullable ClaimedCommand claim(StaffAct wish, OnCase on) {
        if (on.key() == null) {
            return null;
        }
        String route = "cases/" + on.reference().compact() + "/" + wish.slug();
        return ActSender.claim(on.by().id(), route, on.key(), (Record) wish);
    }

    private Drawn draw(StaffCommands.Prepared prepared, String stream, Instant now, ReferenceNumber reference) {
        WordSealer sealer = vault.sealerFor(stream, now);
        var command = prepared.command().apply(sealer);
        Attachment attachment = Attachments.of(sealer);
        Attachment whole = prepared.print() == null ? attachment : attachment.with(prepared.print());
        return new Drawn(command, whole, position -> ActReply.onCase(reference.shown(), position));
    }
}
