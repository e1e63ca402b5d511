package al.feedbackledger.store.axon;

import al.feedbackledger.rules.decision.StreamCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Reads a command's stream from the command itself. Versions are the rules' matter, see {@code Act.expectedVersion}. */
public final class StreamTargetResolver implements CommandTargetResolver {
    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        if (command.getPayload() instanceof StreamCommand streamCommand) {
            return new VersionedAggregateIdentifier((Object) streamCommand.stream(), null);
        }
        throw new IllegalArgumentException(
                "not a command for a stream: " + command.getPayloadType().getSimpleName());
    }
}
