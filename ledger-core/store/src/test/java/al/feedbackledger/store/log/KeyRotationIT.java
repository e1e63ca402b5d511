package al.feedbackledger.store.log;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A change of the key that signs. */
class KeyRotationIT {
    @RegisterExtension
    private final OpenLogs logs = new OpenLogs();

    @Test
    void isAnEventAfterWhichTheNewKeySigns() {
        OpenLog open = logs.open();
        SigningKeys keys = keys(open);
        keys.recordNewest();
        keys.recordNewest();
        open.publishAll();
        VerifierKey first = open.log.key();
        byte[] old = open.log.latest().orElseThrow().bytes();

        VerifierKey second = keys.rotate(Actor.SYSTEM).key();
        open.publishAll();

        assertThat(open.log.key()).isEqualTo(second).isNotEqualTo(first);
        SignedNote handedOver = open.log.latest().orElseThrow();
        assertThat(handedOver.verify(List.of(first)).signers()).containsExactly(first);
        assertThat(handedOver.verify(List.of(second)).signers()).containsExactly(second);

        open.append(1);
        open.publishAll();
        SignedNote after = open.log.latest().orElseThrow();
        assertThat(after.verify(List.of(second)).signers()).containsExactly(second);
        assertThatThrownBy(() -> after.verify(List.of(first))).isInstanceOf(IntegrityException.class);
        KnownLog known = open.log.keys().known();
        assertThat(known.keys()).containsExactly(first, second);
        assertThat(Checkpoint.open(old, known).size()).isEqualTo(1);
        open.requireWhole();
    }

    @Test
    void thatWasInterruptedIsTakenUp() {
        OpenLog open = logs.open();
        SigningKeys keys = keys(open);
        keys.recordNewest();
        var unused = open.keys().withNewSigningKey(open.identity.origin(), Randomness.secure());

        VerifierKey second = keys.rotate(Actor.SYSTEM).key();

        assertThat(open.keys().signingKeys(open.identity.origin())).hasSize(2);
        assertThat(open.keys().signingKeys(open.identity.origin()).getLast().verifierKey())
                .isEqualTo(second);
    }

    @Test
    void isKeptByALogThatIsWrittenAnew() throws IOException {
        OpenLog open = logs.open();
        SigningKeys keys = keys(open);
        keys.recordNewest();
        open.append(3);
        VerifierKey second = keys.rotate(Actor.SYSTEM).key();
        open.append(3);
        open.publishAll();
        open.loseFiles();

        open.publishAll();

        assertThat(open.log.key()).isEqualTo(second);
        assertThat(open.log.keys().keys()).hasSize(2);
    }

    private SigningKeys keys(OpenLog open) {
        return new SigningKeys(
                open.keys(),
                new KeyFingerprints(JdbcClient.create(open.ledger.database.pool())),
                open.door.door,
                Randomness.secure(),
                LedgerClock.system());
    }
}
