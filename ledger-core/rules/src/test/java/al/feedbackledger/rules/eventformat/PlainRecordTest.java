package al.feedbackledger.rules.eventformat;

import al.feedbackledger.rules.examples.EventSamples;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** The quick reader reads what the real one reads, to the same event, or leaves it to the real one. */
class PlainRecordTest {
    private static final EventFormat FORMAT = EventFormat.current();
    private static final int CHANGES = 300;

    @Test
    void everySampleIsReadAlikeOrNotAtAll() {
        int read = 0;
        for (Object event : EventSamples.all()) {
            Object plain = plain(event.getClass(), FORMAT.write(event));
            if (plain != null) {
                assertThat(plain).isEqualTo(event);
                read++;
            }
        }
        assertThat(read)
                .as("samples that the quick reader reads")
                .isGreaterThan(EventSamples.all().size() / 2);
    }

    @Test
    void theUsualSubmissionIsReadQuickly() {
        Object submission = EventSamples.full().stream()
                .filter(FeedbackSubmitted.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(plain(FeedbackSubmitted.class, FORMAT.write(submission))).isEqualTo(submission);
    }

    /** Bytes put in, taken out or changed: whatever the quick reader still reads, the real one reads alike. */
    @Test
    void changedBytesAreReadAlikeOrNotAtAll() {
        long seed = 20_261_128L;
        SplittableRandom random = new SplittableRandom(seed);
        for (Object event : EventSamples.all()) {
            byte[] right = FORMAT.write(event);
            for (int i = 0; i < CHANGES; i++) {
                byte[] wrong = changed(right, random);
                Object plain = plain(event.getClass(), wrong);
                if (plain != null) {
                    assertThat(real(event.getClass(), wrong))
                            .as("seed %d: %s", seed, new String(wrong, StandardCharsets.UTF_8))
                            .isEqualTo(plain);
                }
            }
        }
    }

    private static byte[] changed(byte[] right, SplittableRandom random) {
        String letters = "\"{}[],:0123456789.-+eEZTtruefalsn\\u é\u0000";
        StringBuilder text = new StringBuilder(new String(right, StandardCharsets.UTF_8));
        int at = random.nextInt(text.length());
        String letter = String.valueOf(letters.charAt(random.nextInt(letters.length())));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, letter);
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.replace(at, at + 1, letter);
            default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(1, 30))));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":02,\"rating\":4}",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4294967297}",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":99999999999999999999}",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":-4}",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4,}",
                "{\"service\":\"3\\u0038\",\"institution\":\"r\",\"previous\":2,\"rating\":4}",
                "{\"institution\":\"r\",\"service\":\"38\",\"previous\":2,\"rating\":4}",
                "{\"service\":\"38\", \"institution\":\"r\",\"previous\":2,\"rating\":4}",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4} ",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4",
                "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2}"
            })
    void otherSpellingsAreLeftToTheRealReader(String payload) {
        EventType type = FORMAT.types().stream()
                .filter(each -> each.name().equals("RatingCorrected"))
                .findFirst()
                .orElseThrow();

        assertThat(plain(type.type(), payload.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    private static @Nullable Object plain(Class<?> type, byte[] payload) {
        return PlainRecord.of(type)
                .flatMap(plain -> Optional.ofNullable(plain.read(payload)))
                .orElse(null);
    }

    /** The event as the parser alone reads it; an exception's class where it reads none. */
    private static @Nullable Object real(Class<?> type, byte[] payload) {
        try {
            return FORMAT.readByParser(type, payload);
        } catch (JacksonException refused) {
            return refused.getClass();
        }
    }
}
