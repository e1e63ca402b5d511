package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.SealedText;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Made-up values of the examples. */
public final class Made {
    /** A Monday, ten in the morning in Tirana. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    public static final String SERVICE = "38";
    public static final String REFERENCE = "7K3M9QXD2";
    public static final String ACTION = "0192f0c1-0000-7000-8000-00000000ac71";
    public static final String OTHER_CASE = "0192f0c1-0000-7000-8000-0000000000aa";

    /** Two weeks for an answer; one Monday is a holiday. */
    public static final ServiceStandard STANDARD = new ServiceStandard(
            "default", 1, 2, 10, 10, Set.of(LocalDate.of(2026, 3, 16), LocalDate.of(2026, 5, 1)), Set.of(2026, 2027));

    private Made() {}

    /** The stream of the n-th case. */
    public static String stream(int n) {
        return new UUID(0x0192_f0c1_0000_7000L, 0x8000_0000_0000_0000L | n).toString();
    }

    /** The n-th sealed text: its commitment commits to nothing. */
    public static SealedText text(int n) {
        byte[] commitment = ByteBuffer.allocate(32).putInt(n).array();
        return new SealedText(
                new UUID(0x0192_f0c2_0000_7000L, 0x8000_0000_0000_0000L | n).toString(),
                Base64.getEncoder().encodeToString(commitment));
    }
}
