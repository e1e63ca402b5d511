package al.feedbackledger.store.vault;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CryptoTest {
    private static final HexFormat HEX = HexFormat.of();

    // Test case 16 of "The Galois/Counter Mode of Operation", McGrew and Viega.
    private static final byte[] KEY = HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    private static final byte[] NONCE = HEX.parseHex("cafebabefacedbaddecaf888");
    private static final byte[] ASSOCIATED = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    private static final byte[] PLAIN = HEX.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    private static final byte[] SEALED = HEX.parseHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b");

    @Test
    void sealsAsThePublishedVectorSays() {
        assertThat(Crypto.seal(KEY, NONCE, ASSOCIATED, PLAIN)).isEqualTo(SEALED);
        assertThat(Crypto.open(KEY, NONCE, ASSOCIATED, SEALED)).hasValue(PLAIN);
    }

    @Test
    void everyFlippedBitKeepsItShut() {
        for (int bit = 0; bit < SEALED.length * 8; bit++) {
            assertThat(Crypto.open(KEY, NONCE, ASSOCIATED, flipped(SEALED, bit)))
                    .isEmpty();
        }
        for (int bit = 0; bit < NONCE.length * 8; bit++) {
            assertThat(Crypto.open(KEY, flipped(NONCE, bit), ASSOCIATED, SEALED))
                    .isEmpty();
        }
        for (int bit = 0; bit < KEY.length * 8; bit++) {
            assertThat(Crypto.open(flipped(KEY, bit), NONCE, ASSOCIATED, SEALED))
                    .isEmpty();
        }
        for (int bit = 0; bit < ASSOCIATED.length * 8; bit++) {
            assertThat(Crypto.open(KEY, NONCE, flipped(ASSOCIATED, bit), SEALED))
                    .isEmpty();
        }
    }

    @Test
    void whatIsTooShortIsShut() {
        assertThat(Crypto.open(KEY, NONCE, ASSOCIATED, new byte[15])).isEmpty();
        assertThat(Crypto.open(KEY, new byte[11], ASSOCIATED, SEALED)).isEmpty();
        assertThat(Crypto.open(KEY, new byte[0], ASSOCIATED, new byte[0])).isEmpty();
    }

    @Test
    void aKeyHas32BytesAndANonce12() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crypto.seal(Arrays.copyOf(KEY, 16), NONCE, ASSOCIATED, PLAIN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Crypto.seal(KEY, Arrays.copyOf(NONCE, 16), ASSOCIATED, PLAIN));
    }

    @Test
    void derivesKeysAsRfc5869Says() {
        // Test case 3 of appendix A.3: no salt, no purpose; its first 32 bytes.
        byte[] secret = new byte[22];
        Arrays.fill(secret, (byte) 0x0b);
        assertThat(HEX.formatHex(Crypto.derivedKey(secret, new byte[0], "")))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        return copy;
    }
}
