package al.feedbackledger.store.vault;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ClaimedCommandTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = "c56a4180-65aa-42ec-a945-5fd21dec0538";
    private static final byte[] REQUEST = utf8("{\"rating\":5}");

    private final ClaimedCommand claimed = claim("subject", "POST /api/v1/feedback", KEY, REQUEST);

    @Test
    void itsHashesAreThese() {
        assertThat(HEX.formatHex(claimed.keyHash()))
                .isEqualTo("034b43d4ac46f155f8396c2a7ff655de30c1dd7aff794134a0196aa257bd77bf");
        assertThat(HEX.formatHex(claimed.requestMac()))
                .isEqualTo("fc7953b9fe36b194a27557a894be35b5fa43be078e127d7707c64930e39d0d81");
    }

    @Test
    void isScopedToActorAndRoute() {
        assertThat(claim("officer-1", "POST /api/v1/feedback", KEY, REQUEST).keyHash())
                .isNotEqualTo(claimed.keyHash());
        assertThat(claim("subject", "POST /api/v1/feedback/x", KEY, REQUEST).keyHash())
                .isNotEqualTo(claimed.keyHash());
        assertThatIllegalArgumentException().isThrownBy(() -> claim("a\0b", "c", KEY, REQUEST));
        assertThatIllegalArgumentException().isThrownBy(() -> claim("a", "b\0c", KEY, REQUEST));
    }

    @Test
    void anotherRequestUnderTheKeyHasTheSameHashAndAnotherMac() {
        ClaimedCommand other = claim("subject", "POST /api/v1/feedback", KEY, utf8("{\"rating\":4}"));
        assertThat(other.keyHash()).isEqualTo(claimed.keyHash());
        assertThat(other.requestMac()).isNotEqualTo(claimed.requestMac());
    }

    @Test
    void theReplyOpensForTheSameRequestAlone() {
        byte[] reply = utf8("{\"trackingCode\":\"canary\"}");
        byte[] sealed = claimed.seal(reply, new SeededRandomness(1));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(claim("subject", "POST /api/v1/feedback", KEY, REQUEST).open(sealed))
                .isEqualTo(reply);
        ClaimedCommand otherKey = claim("subject", "POST /api/v1/feedback", "x".repeat(22), REQUEST);
        ClaimedCommand otherRequest = claim("subject", "POST /api/v1/feedback", KEY, utf8("{}"));
        assertThatIllegalStateException().isThrownBy(() -> otherKey.open(sealed));
        assertThatIllegalStateException().isThrownBy(() -> otherRequest.open(sealed));
        assertThatIllegalStateException().isThrownBy(() -> claimed.open(new byte[3]));
        assertThatIllegalStateException().isThrownBy(() -> claimed.open(CryptoTest.flipped(sealed, 200)));
    }

    @Test
    void anEmptyReplyIsSealedAsWell() {
        assertThat(claimed.open(claimed.seal(new byte[0], new SeededRandomness(1))))
                .isEmpty();
    }

    @Test
    void nobodyChangesItThroughWhatItGave() {
        claimed.keyHash()[0] ^= 1;
        assertThat(HEX.formatHex(claimed.keyHash()))
                .isEqualTo("034b43d4ac46f155f8396c2a7ff655de30c1dd7aff794134a0196aa257bd77bf");
        assertThat("" + claimed).isEqualTo("ClaimedCommand[hidden]");
    }

    private static ClaimedCommand claim(String actor, String route, String key, byte[] request) {
        return ClaimedCommand.of(actor, route, IdempotencyKey.read(key).orElseThrow(), request);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
