package al.feedbackledger.rules.publication;

import java.util.Map;
import java.util.regex.Pattern;

/** The named maxima of what the ledger records about itself; with them every such event can be shown in the clear. */
public final class PublicationLimits {
    public static final int PARAMETERS = 100;
    public static final int PARAMETER_CHARACTERS = 100;
    public static final int LINE_CHARACTERS = 500;
    public static final int CHECKPOINT_CHARACTERS = 4_000;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
    private static final Pattern VERSIONED = Pattern.compile("[a-z0-9-]{1,64}/[1-9][0-9]{0,8}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern PRINTABLE_LINES = Pattern.compile("[ -~\\n—]+");

    private PublicationLimits() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isVersioned(String text) {
        return VERSIONED.matcher(text).matches();
    }

    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    static boolean isLine(String text) {
        return !text.isBlank()
                && text.length() <= LINE_CHARACTERS
                && PRINTABLE.matcher(text).matches();
    }

    /** A checkpoint is a signed note: printable lines, its signatures after an em dash. */
    static boolean isCheckpoint(String text) {
        return text.length() <= CHECKPOINT_CHARACTERS
                && PRINTABLE_LINES.matcher(text).matches();
    }

    static boolean areParameters(Map<String, String> parameters) {
        return parameters.size() <= PARAMETERS
                && parameters.keySet().stream().allMatch(PublicationLimits::isName)
                && parameters.values().stream()
                        .allMatch(value -> value.length() <= PARAMETER_CHARACTERS
                                && PRINTABLE.matcher(value).matches());
    }
}
