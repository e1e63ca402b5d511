package al.feedbackledger.verify.export;

import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.perception.PublicationPoint;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;

import java.time.LocalDate;

/**
 * A publication as the ledger records it, and the digest that the events lead to.
 *
 * @param position of its event
 * @param day the local day it was taken on
 */
record Published(PublicationTaken event, long position, LocalDate day, PublicationDigest digest) {
    /** The one rule there is, under the name its publications carry. */
    static final String POLICY = "small-groups/1";

    PublicationPoint point() {
        return new PublicationPoint(event.lastPosition(), day);
    }
}
