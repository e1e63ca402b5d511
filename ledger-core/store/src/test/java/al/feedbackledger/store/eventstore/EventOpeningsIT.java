package al.feedbackledger.store.eventstore;

import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.EventOpenings.EventOpening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.HexFormat;

import static al.feedbackledger.store.eventstore.OpenLedger.event;
import static org.assertj.core.api.Assertions.assertThat;

class EventOpeningsIT {
    private final OpenLedger ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, 2);
    private final EventOpenings openings = new EventOpenings(ledger.database.pool());

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theFirstEventOfAStreamOpensItsLeaf() throws SQLException {
        Appended before = ledger.append(event("another", 0), event("another", 1));
        Appended first = ledger.append(event("case", 0), event("case", 1), event("third", 0));
        Appended later = ledger.append(event("case", 2));
        assertThat(before.lastPosition()).isLessThan(later.lastPosition());

        EventOpening opening = openings.ofFirst("case").orElseThrow();

        assertThat(opening.position()).isEqualTo(first.firstPosition());
        assertThat(opening.eventName()).isEqualTo("WordsSaid");
        byte[] leaf = TreeHash.leaf(Leaf.opaque(opening.blind(), opening.eventBytes()));
        assertThat(ledger.query(
                        "SELECT encode(leaf_hash, 'hex') FROM ledger.event WHERE position = " + opening.position()))
                .containsExactly(HexFormat.of().formatHex(leaf));
        assertThat(ledger.query("SELECT (recorded_at = '" + opening.recordedAt()
                        + "')::text FROM ledger.batch WHERE first_position = " + opening.position()))
                .containsExactly("true");
    }

    @Test
    void aStreamThatIsNotThereHasNone() {
        assertThat(openings.ofFirst("nobody")).isEmpty();
    }

    @Test
    void anOpeningSaysNothingOfWhatItOpens() {
        ledger.append(event("case", 0));
        assertThat(openings.ofFirst("case").orElseThrow()).hasToString("EventOpening[1]");
    }
}
