package al.feedbackledger.store.axon;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerPayloadsTest {
    private final LedgerPayloads payloads = new LedgerPayloads();

    @Test
    void everyEventOfTheCatalogueIsKnown() {
        assertThat(EventFormat.current().types()).isNotEmpty();
        for (EventType type : EventFormat.current().types()) {
            assertThat(payloads.name(type.type())).isEqualTo(type.name());
            assertThat(payloads.revision(type.type())).isEqualTo(type.revision());
            assertThat(payloads.isPublic(type.name())).isEqualTo(type.isPublic());
            assertThat(payloads.typeOf(type.name(), type.revision())).isEqualTo(type.type());
            assertThat(payloads.streamType(type.name())).isEqualTo(type.stream().name());
        }
    }

    @Test
    void whatIsNotInTheCatalogueIsAnError() {
        assertThatThrownBy(() -> payloads.isPublic("Nothing")).hasMessageContaining("Nothing");
    }
}
