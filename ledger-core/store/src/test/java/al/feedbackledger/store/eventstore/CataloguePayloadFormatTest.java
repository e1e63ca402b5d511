package al.feedbackledger.store.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import org.junit.jupiter.api.Test;

class CataloguePayloadFormatTest {
    private final CataloguePayloadFormat catalogue = new CataloguePayloadFormat(EventFormat.current());

    @Test
    void everyEventOfTheCatalogueIsKnown() {
        assertThat(EventFormat.current().types()).isNotEmpty();
        for (EventType type : EventFormat.current().types()) {
            assertThat(catalogue.name(type.type())).isEqualTo(type.name());
            assertThat(catalogue.revision(type.type())).isEqualTo(type.revision());
            assertThat(catalogue.isPublic(type.name())).isEqualTo(type.isPublic());
            assertThat(catalogue.typeOf(type.name(), type.revision())).isEqualTo(type.type());
            assertThat(catalogue.streamType(type.name())).isEqualTo(type.stream().name());
        }
    }

    @Test
    void whatIsNotInTheCatalogueIsAnError() {
        assertThatThrownBy(() -> catalogue.isPublic("Nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing");
    }
}
