package al.feedbackledger.api.pages.receipt;

import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.receipt.QrCode;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A receipt as a page, to be read, printed and downloaded.
 *
 * @param path of this page, without its language
 * @param words whether this receipt carries the person's words
 * @param choice whether there are words to be left out or put in
 * @param qr of the case's page, where the code is asked for; the code is not in it
 * @param recorded what the receipt proves, in words
 * @param care whom the file may be given to
 * @param place where it stands in the log, told plainly
 * @param seal the figures of the log, to be compared
 * @param key the verifier key that the file is checked with; printed, it is kept where nobody changes it
 */
public record ReceiptView(
        String path,
        String followPath,
        String reference,
        boolean words,
        boolean choice,
        QrCode qr,
        List<Labelled> recorded,
        @Nullable String leftOut,
        String care,
        List<String> place,
        List<Labelled> seal,
        String key) {
    public String getFilePath() {
        return path + "/file" + query();
    }

    public String getOtherPath() {
        return words ? path + "?words=false" : path;
    }

    private String query() {
        return words ? "" : "?words=false";
    }
}
