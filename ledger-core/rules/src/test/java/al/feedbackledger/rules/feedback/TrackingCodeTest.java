package al.feedbackledger.rules.feedback;

import org.junit.jupiter.api.Test;

import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrackingCodeTest {

    @Test
    void hasSixteenSymbolsFrom75RandomBits() {
        TrackingCode code = TrackingCode.draw(length -> {
            assertThat(length).isEqualTo(10);
            return ReferenceNumberTest.bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x1f);
        });
        assertThat(code.compact()).startsWith("000000000000000").hasSize(16);
        assertThat(TrackingCode.draw(length -> ReferenceNumberTest.bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20))
                        .compact())
                .startsWith("000000000000001");
    }

    @Test
    void isReadBackFromWhatIsShown() {
        long seed = new Random().nextLong();
        for (int n = 0; n < 1_000; n++) {
            TrackingCode code = TrackingCode.draw(ReferenceNumberTest.seeded(seed + n));
            assertThat(code.shown()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
            assertThat(TrackingCode.read(code.shown().toLowerCase(java.util.Locale.ROOT)))
                    .as("seed %d", seed + n)
                    .contains(code);
            char first = code.compact().charAt(0);
            String wrong = (first == '0' ? '2' : '0') + code.compact().substring(1);
            assertThat(TrackingCode.read(wrong)).as("seed %d", seed + n).isEmpty();
        }
    }

    @Test
    void isNoReferenceNumberAndNoOtherText() {
        assertThat(TrackingCode.read("7K3M-9QXD-2")).isEmpty();
        assertThat(TrackingCode.read("")).isEmpty();
        assertThat(TrackingCode.read("x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void staysOutOfLogsAndMessages() {
        TrackingCode code = TrackingCode.draw(ReferenceNumberTest.seeded(1));
        assertThat("" + code).doesNotContain(code.compact()).doesNotContain(code.shown());
        String wrong = code.compact().substring(1) + "0";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrackingCode(wrong))
                .withMessageNotContaining(wrong);
    }
}
