package al.feedbackledger.rules.decision;

/** A command that knows the stream it is for. */
public interface StreamCommand {
    String stream();
}
