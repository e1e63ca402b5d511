package al.feedbackledger.rules.integrity;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventPartsTest {
    private static final byte[] RIGHT = EventBytes.of(
            "stream-ë", 7, "id", "FeedbackSubmitted", 1, -5, 1_772_438_400_250_000L, utf8("{}"), utf8("m"));

    @Test
    void areReadAsTheyWereWritten() {
        EventParts read = EventParts.parse(RIGHT);
        assertThat(read.streamId()).isEqualTo("stream-ë");
        assertThat(read.occurredAtMicros()).isEqualTo(-5);
        assertThat(again(read)).isEqualTo(RIGHT);
    }

    @Test
    void areRefusedAtEveryShorterLengthAndWithAByteMore() {
        for (int length = 0; length < RIGHT.length; length++) {
            byte[] cut = Arrays.copyOf(RIGHT, length);
            assertThatExceptionOfType(IntegrityException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> EventParts.parse(cut));
        }
        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> EventParts.parse(Arrays.copyOf(RIGHT, RIGHT.length + 1)))
                .withMessageContaining("go on after their end");
    }

    /** Whatever is accepted is written back to the same bytes: no event has two spellings. */
    @Test
    void haveOneSpelling() {
        for (int bit = 0; bit < RIGHT.length * 8; bit++) {
            byte[] flipped = RIGHT.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(again(EventParts.parse(flipped))).as("bit %d", bit).isEqualTo(flipped);
            } catch (IntegrityException refused) {
                assertThat(refused).hasMessageNotContaining("stream-");
            }
        }
    }

    private static byte[] again(EventParts read) {
        return EventBytes.of(
                read.streamId(),
                read.sequenceNo(),
                read.eventId(),
                read.eventName(),
                read.revision(),
                read.occurredAtMicros(),
                read.recordedAtMicros(),
                read.payload(),
                read.metadata());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
