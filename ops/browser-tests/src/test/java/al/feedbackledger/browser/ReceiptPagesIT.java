package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Download;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** From the confirmation to the receipt, on the screen and as a file, with and without scripts. */
@ExtendWith(WithLedger.class)
class ReceiptPagesIT {
    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverHasSentFeedbackTakesAReceiptHome(boolean script) throws IOException, ReaderException {
        Person citizen = new Person(ledger, browsing.visitor(Look.PHONE.script(script)));
        citizen.goes("/services/" + World.SERVICE + "/feedback").reads();
        citizen.chooses("rating", "2").unfolds("form > details").writes("comment", "Aplikimi u mbyll.");
        citizen.presses("#send").presses("button[value=send]").sees("Mendimi juaj u regjistrua");
        String compact = citizen.reads("#reference").replace("-", "");
        String code = citizen.reads("#code");
        citizen.presses("text=Merrni vërtetimin").sees("Vërtetimi juaj").sees("Aplikimi u mbyll.");

        String scanned = scanned(citizen.page().locator(".qr svg").screenshot());
        assertThat(scanned).isEqualTo(ledger.address("/follow/" + compact));
        assertThat(citizen.page().content()).doesNotContain(code).doesNotContain(code.replace("-", ""));

        Download file = citizen.page().waitForDownload(() -> citizen.presses("text=Shkarkoni vërtetimin"));
        assertThat(file.suggestedFilename()).endsWith(".tlog-proof").doesNotContain(compact);
        assertThat(Files.readString(file.path())).startsWith("c2sp.org/tlog-proof@v1\nextra ");

        citizen.presses("text=Pa fjalët e mia").sees("Fjalët tuaja nuk janë në këtë vërtetim.");
        assertThat(citizen.page().content()).doesNotContain("Aplikimi u mbyll.");
        citizen.leaves();

        Person stranger = new Person(ledger, browsing.visitor(Look.PHONE.script(script)));
        stranger.goes("/follow/" + compact + "/receipt").sees("Hapni me kod");
        assertThat(stranger.page().url()).endsWith("/follow/" + compact);
        stranger.leaves();
    }

    private static String scanned(byte[] picture) throws IOException, ReaderException {
        BufferedImage image = requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }
}
