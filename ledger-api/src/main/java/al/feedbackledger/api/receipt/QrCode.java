package al.feedbackledger.api.receipt;

import com.google.errorprone.annotations.CheckReturnValue;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004) as the path of a drawing, one unit a module, with the four light modules around it that
 * scanners need.
 *
 * @param side modules in a row, the margin included
 * @param path of what is dark, for an SVG path of that viewBox
 */
@CheckReturnValue
public record QrCode(int side, String path) {
    /** Characters of an address at most: still easily scanned from paper. */
    public static final int MAX_CHARACTERS = 300;

    private static final int MARGIN = 4;

    /** The code of an address. It survives a fold or a stain: a seventh of it may be lost. */
    public static QrCode of(String text) {
        if (text.length() > MAX_CHARACTERS || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a QR code is of an address in ASCII, of " + MAX_CHARACTERS
                    + " characters at most, not of " + text.length());
        }
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrCode(modules.getWidth() + 2 * MARGIN, path(modules));
        } catch (WriterException impossible) {
            throw new IllegalStateException("a short text fits a QR code", impossible);
        }
    }

    /** One rectangle for each run of dark modules in a row. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
                x += run + 1;
            }
        }
        return path.toString();
    }

    private static int run(ByteMatrix modules, int x, int y) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
            end++;
        }
        return end - x;
    }
}
