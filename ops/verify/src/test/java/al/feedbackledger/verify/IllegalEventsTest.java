package al.feedbackledger.verify;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import al.feedbackledger.verify.sample.Stored;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Signed and consistent, and yet no rule can have made it. */
class IllegalEventsTest {
    @TempDir
    private Path folder;

    private TamperedLedger it;

    @BeforeEach
    void begin() throws IOException {
        it = TamperedLedger.in(folder);
    }

    /** Signed and consistent in itself, but no rule can have made it. */
    @Test
    void anEventThatNoRuleCanHaveMade() {
        Stored submitted = it.ledger().events().get(it.index(FeedbackSubmitted.class, 5));
        it.ledger().events().add(TamperedLedger.with(submitted, submitted.event()));
        it.ledger()
                .events()
                .set(
                        it.ledger().events().size() - 1,
                        new Stored(
                                submitted.stream(),
                                it.sequences(submitted.stream()),
                                "id",
                                submitted.event(),
                                5,
                                "subject",
                                (byte) 0));
        it.ledger().batchSizes().add(1);
        Ran ran = it.verified(Written.facts(it.ledger(), it.folder().resolve("illegal")));
        assertThat(ran.code()).as(ran.out()).isIn(10, 20);
    }

    @Test
    void aPublicationThatDoesNotFollow() {
        int at = it.index(PublicationTaken.class, 0);
        Stored stored = it.ledger().events().get(at);
        PublicationTaken taken = (PublicationTaken) stored.event();
        it.ledger()
                .events()
                .set(
                        at,
                        TamperedLedger.with(
                                stored,
                                new PublicationTaken(
                                        taken.number(), taken.lastPosition(), taken.policy(), "0".repeat(64))));
        Ran ran = it.verified(Written.facts(it.ledger(), it.folder().resolve("published")));
        assertThat(ran.code()).as(ran.out()).isEqualTo(21);
    }
}
