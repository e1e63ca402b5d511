package al.feedbackledger.api.receipt;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QrCodeTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int PIXELS = 8;

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/follow/7K3M9QXD2", "https://mendimi.example.al/en/follow/7K3M9QXD2", "A"})
    void isReadBackFromItsPath(String text) throws ReaderException {
        assertThat(read(QrCode.of(text))).isEqualTo(text);
    }

    @Test
    void theLongestAddressStillFitsAndNothingButAnAddressIsTaken() throws ReaderException {
        String longest = "x".repeat(QrCode.MAX_CHARACTERS);
        assertThat(read(QrCode.of(longest))).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of(longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("https://ë.example"));
    }

    @Test
    void lightSurroundsIt() {
        QrCode code = QrCode.of("https://mendimi.example.al/follow/7K3M9QXD2");
        assertThat(RUN.matcher(code.path()).results()).isNotEmpty().allSatisfy(run -> {
            assertThat(number(run, 1)).isGreaterThanOrEqualTo(4);
            assertThat(number(run, 2)).isBetween(4, code.side() - 5);
            assertThat(number(run, 1) + number(run, 3)).isLessThanOrEqualTo(code.side() - 4);
        });
    }

    /** Draws the path as a browser would and reads the drawing. */
    private static String read(QrCode code) throws ReaderException {
        assertThat(RUN.matcher(code.path()).replaceAll(""))
                .as("nothing but runs")
                .isEmpty();
        int side = code.side() * PIXELS;
        int[] drawing = new int[side * side];
        Arrays.fill(drawing, 0xffffff);
        RUN.matcher(code.path()).results().forEach(run -> {
            for (int y = number(run, 2) * PIXELS; y < (number(run, 2) + 1) * PIXELS; y++) {
                int from = y * side + number(run, 1) * PIXELS;
                Arrays.fill(drawing, from, from + number(run, 3) * PIXELS, 0);
            }
        });
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, drawing))))
                .getText();
    }

    private static int number(MatchResult run, int group) {
        return Integer.parseInt(run.group(group));
    }
}
