package al.feedbackledger.store.eventstore;

import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerIdsTest {
    @Test
    void idsAreUuidsOfVersionSevenWithTheirTimeInFront() {
        UUID id = LedgerIds.uuid(0x0123_4567_89ABL, -1L, -1L);

        assertThat(id).hasToString("01234567-89ab-7fff-bfff-ffffffffffff");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void laterIdsSortBehindEarlierOnes() {
        assertThat(LedgerIds.uuid(1_000, -1L, -1L).toString())
                .isLessThan(LedgerIds.uuid(1_001, 0L, 0L).toString());
    }

    @Test
    void axonDrawsItsIdsHere() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(LedgerIds.class);
        assertThat(UUID.fromString(IdentifierFactory.getInstance().generateIdentifier())
                        .version())
                .isEqualTo(7);
    }

    @Test
    void onlyTheUsualFormOfAUuidCounts() {
        assertThat(LedgerIds.isUuid(LedgerIds.next())).isTrue();
        assertThat(LedgerIds.isUuid("id")).isFalse();
        assertThat(LedgerIds.isUuid("1-1-1-1-1")).isFalse();
    }
}
