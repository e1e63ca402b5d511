package al.feedbackledger.rules.integrity;

import org.junit.jupiter.api.Test;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.util.HexFormat;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** HMAC as it is written out here, against the platform's own and a published example. */
class DigestsTest {
    @Test
    void hmacIsThatOfThePlatformForEveryLength() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int length = 0; length < 300; length++) {
            byte[] key = new byte[Digests.HASH_BYTES];
            byte[] message = new byte[length];
            random.nextBytes(key);
            random.nextBytes(message);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            assertThat(Digests.hmacSha256(key, message, "a key")).isEqualTo(mac.doFinal(message));
        }
    }

    /** RFC 4231 has no key of 32 bytes; its first key, filled up with zeroes as HMAC does it, is one. */
    @Test
    void hmacIsThatOfRfc4231() {
        byte[] key = new byte[Digests.HASH_BYTES];
        java.util.Arrays.fill(key, 0, 20, (byte) 0x0b);

        assertThat(HexFormat.of()
                        .formatHex(Digests.hmacSha256(
                                key, "Hi There".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "a key")))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }
}
