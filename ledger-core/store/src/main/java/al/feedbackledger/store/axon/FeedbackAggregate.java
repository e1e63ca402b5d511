package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AcknowledgeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.AnswerFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.AssignOfficer;
import al.feedbackledger.rules.feedback.FeedbackCommand.ConfirmResolution;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.CorrectRating;
import al.feedbackledger.rules.feedback.FeedbackCommand.DecideReview;
import al.feedbackledger.rules.feedback.FeedbackCommand.DeclineFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.DisputeAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.EraseAgain;
import al.feedbackledger.rules.feedback.FeedbackCommand.Escalate;
import al.feedbackledger.rules.feedback.FeedbackCommand.ExcludeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ExtendDeadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRefusal;
import al.feedbackledger.rules.feedback.FeedbackCommand.LapseRetention;
import al.feedbackledger.rules.feedback.FeedbackCommand.MergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.MissDeadline;
import al.feedbackledger.rules.feedback.FeedbackCommand.PostInterimReply;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProposeExclusion;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProposeReinstatement;
import al.feedbackledger.rules.feedback.FeedbackCommand.ProvideClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.ReRateService;
import al.feedbackledger.rules.feedback.FeedbackCommand.RefuseErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.ReinstateFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.RejectProposal;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestClarification;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestReview;
import al.feedbackledger.rules.feedback.FeedbackCommand.RouteFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.TransferFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.UnmergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.WithdrawFeedback;
import al.feedbackledger.rules.feedback.FeedbackDecider;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvolver;
import al.feedbackledger.rules.feedback.FeedbackState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

import static al.feedbackledger.store.axon.ActMetadata.ACT;

/**
 * A case behind Axon: loads its state from its events and lets the rules decide. A handler gives the refusal, or null
 * when events followed. One method per command, because Axon finds no handler for a sealed type.
 */
public class FeedbackAggregate {
    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private @Nullable String stream;

    private FeedbackState state = FeedbackState.NOTHING;

    FeedbackAggregate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(SubmitFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    Refusal handle(ImportFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RouteFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(TransferFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AssignOfficer command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AcknowledgeFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RequestClarification command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ProvideClarification command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(LapseClarification command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(PostInterimReply command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ExtendDeadline command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AnswerFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(CorrectAnswer command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeclineFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ConfirmResolution command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(LapseAnswer command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(DisputeAnswer command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RequestReview command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(DecideReview command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(LapseRefusal command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddNote command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(CorrectRating command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReRateService command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(WithdrawFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(MergeFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(UnmergeFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ProposeExclusion command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ProposeReinstatement command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ExcludeFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ReinstateFeedback command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RejectProposal command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RequestErasure command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(ApproveErasure command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(RefuseErasure command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(LapseRetention command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(EraseAgain command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(MissDeadline command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    @CommandHandler
    @Nullable
    Refusal handle(Escalate command, @MetaDataValue(ACT) Act act) {
        return go(command, act);
    }

    private @Nullable Refusal go(FeedbackCommand command, Act act) {
        stream = command.stream();
        return Applying.apply(FeedbackDecider.decide(state, command, act), act);
    }

    @EventSourcingHandler
    void on(
            FeedbackEvent event,
            @SourceId String source,
            @Timestamp Instant at,
            @MetaDataValue("actorId") String actor) {
        stream = source;
        state = FeedbackEvolver.evolve(state, event, new Stamp(at, actor));
    }
}
