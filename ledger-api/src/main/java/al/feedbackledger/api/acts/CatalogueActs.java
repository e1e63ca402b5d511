package al.feedbackledger.api.acts;

import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.StreamCommand;
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

/** What is said publicly: services, institutions, question sets, standards, promises of improvement. */
@Component
@CheckReturnValue
public final class CatalogueActs {
    private final ServiceCatalogue catalogue;
    private final Randomness randomness;
    private final ActSender sender;
    private final InstantSource clock;

    CatalogueActs(ServiceCatalogue catalogue, Randomness randomness, ActSender sender, InstantSource clock) {
        this.catalogue = catalogue;
        this.randomness = randomness;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * @param id what the act is on: a service, institution or promise; null where it begins something
     * @param key null where a repetition need not be recognised
     * @return the reply names the id of what began
     */
    public ActResult act(CatalogueWish wish, @Nullable String id, Actor by, @Nullable IdempotencyKey key) {
        Instant now = clock.instant();
        String route = "catalogue/" + wish.getClass().getSimpleName() + "/" + (id == null ? "" : id);
        ClaimedCommand claim = key == null ? null : ActSender.claim(by.id(), route, key, (Record) wish);
        ActResult earlier = sender.earlier(claim);
        if (earlier != null) {
            return earlier;
        }
        Act act = Act.of(by, now);
        Checks checks = new Checks();
        String on = id == null ? randomness.timeOrderedId(now).toString() : id;
        StreamCommand command = new CatalogueCommands(catalogue, checks, act).command(wish, on);
        if (!checks.errors().isEmpty()) {
            return new ActResult.Invalid(checks.errors());
        }
        String begun = begun(wish, on);
        return sender.send(
                claim,
                act,
                Origin.INTERNAL,
                () -> new Drawn(command, Attachment.none(), position -> ActReply.made(begun, position)));
    }

    /** The reply to somebody who took a publication. */
    public static ActResult published(long number, long position) {
        ActReply reply = ActReply.made(Long.toString(number), position);
        return new ActResult.Done(reply, reply.bytes());
    }

    private static @Nullable String begun(CatalogueWish wish, String drawn) {
        return switch (wish) {
            case CatalogueWish.RegisterService w -> w.id();
            case CatalogueWish.RegisterInstitution w -> w.id();
            case CatalogueWish.PublishQuestionSet w -> w.id();
            case CatalogueWish.AdoptStandard w -> w.id();
            case CatalogueWish.KeepWords unused -> null;
            case CatalogueWish.PromiseAction unused -> drawn;
            case CatalogueWish.ReviseService unused -> null;
            case CatalogueWish.RetireService unused -> null;
            case CatalogueWish.MergeService unused -> null;
            case CatalogueWish.MoveOnlineOnly unused -> null;
            case CatalogueWish.AnnounceChange unused -> null;
            case CatalogueWish.ReportOutage unused -> null;
            case CatalogueWish.Assess unused -> null;
            case CatalogueWish.ReportUsage unused -> null;
            case CatalogueWish.AnnounceCampaign unused -> null;
            case CatalogueWish.ReviseInstitution unused -> null;
            case CatalogueWish.ReportProgress unused -> null;
            case CatalogueWish.DeliverAction unused -> null;
            case CatalogueWish.AbandonAction unused -> null;
        };
    }
}
