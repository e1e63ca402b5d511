package al.feedbackledger.store.axon;

import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.Attachment;
import org.jspecify.annotations.Nullable;

/** What travels with one command beside its content, and what comes back: read and written by one thread. */
final class Sending {
    private final Origin origin;
    private final Attachment attachment;
    private @Nullable Appended appended;

    Sending(Origin origin, Attachment attachment) {
        this.origin = origin;
        this.attachment = attachment;
    }

    Origin origin() {
        return origin;
    }

    Attachment attachment() {
        return attachment;
    }

    @Nullable
    Appended appended() {
        return appended;
    }

    void appended(Appended place) {
        appended = place;
    }
}
