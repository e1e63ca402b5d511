package al.feedbackledger.store.eventstore;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventFormatSerializerTest {
    private final EventFormatSerializer serializer = new EventFormatSerializer(new WordsFormat());

    @Test
    void theSerializedTypeIsTheEventsName() {
        SerializedObject<byte[]> written = serializer.serialize("fjalë", byte[].class);

        assertThat(written.getType().getName()).isEqualTo("WordsSaid");
        assertThat(written.getType().getRevision()).isEqualTo("1");
        assertThat(written.getData()).isEqualTo("fjalë".getBytes(UTF_8));
        assertThat(serializer.<byte[], String>deserialize(written)).isEqualTo("fjalë");
        assertThat(serializer.classForType(written.getType())).isEqualTo(String.class);
    }

    @Test
    void metadataIsFlatJsonInTheOrderGiven() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("b", "1");
        given.put("a", "\"");

        assertThat(serializer.writeMetadata(given)).isEqualTo("{\"b\":\"1\",\"a\":\"\\\"\"}".getBytes(UTF_8));
        assertThat(serializer.<byte[], MetaData>deserialize(serializer.serialize(MetaData.from(given), byte[].class)))
                .isEqualTo(MetaData.from(given));
    }

    @Test
    void metadataHoldsTextsOnly() {
        assertThatThrownBy(() -> serializer.writeMetadata(Map.of("key", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }

    @Test
    void whatIsNoEventIsNotWritten() {
        assertThatThrownBy(() -> serializer.serialize(1, byte[].class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serializer.serialize(null, byte[].class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(serializer.canSerializeTo(InputStream.class)).isTrue();
    }
}
