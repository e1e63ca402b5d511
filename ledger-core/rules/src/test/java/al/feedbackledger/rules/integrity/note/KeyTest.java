package al.feedbackledger.rules.integrity.note;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SigningKey KEY = SigningKey.of("log.example/feedback", seed(1));

    @Nested
    class Ed25519Keys {
        /** RFC 8032, section 7.1, TEST 1 to 3: seed, public key, message, signature. */
        @ParameterizedTest
        @CsvSource({
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                    + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                    + "d25bf5f0595bbe24655141438e7a100b",
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                    + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                    + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                    + "387b2eaeb4302aeeb00d291612bb0c00",
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                    + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                    + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                    + "4a7c15e9716ed28dc027beceea1ec40a"
        })
        void areThoseOfRfc8032(String seed, String publicKey, String message, String signature) {
            SigningKey key = SigningKey.of("test", HEX.parseHex(seed));
            assertThat(HEX.formatHex(key.verifierKey().publicKey())).isEqualTo(publicKey);
            assertThat(HEX.formatHex(key.sign(HEX.parseHex(message)).signature()))
                    .isEqualTo(signature);
            VerifierKey verifier = VerifierKey.of("test", HEX.parseHex(publicKey));
            assertThat(verifier.verifies(HEX.parseHex(message), HEX.parseHex(signature)))
                    .isTrue();
        }

        @Test
        void areThoseThatTheJdkMakes() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            for (int i = 0; i < 20; i++) {
                KeyPair pair = generator.generateKeyPair();
                byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
                byte[] encoded = pair.getPublic().getEncoded();
                assertThat(SigningKey.of("test", seed).verifierKey().publicKey())
                        .as("seed %s", HEX.formatHex(seed))
                        .isEqualTo(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
            }
        }

        @Test
        void verifyNoSignatureWithAFlippedBitOrAnotherLength() {
            byte[] message = {1, 2, 3};
            byte[] signature = KEY.sign(message).signature();
            assertThat(KEY.verifierKey().verifies(message, signature)).isTrue();
            for (int bit = 0; bit < signature.length * 8; bit++) {
                byte[] flipped = signature.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(KEY.verifierKey().verifies(message, flipped)).isFalse();
            }
            for (int length : new int[] {0, 1, 63, 65, 128}) {
                assertThat(KEY.verifierKey().verifies(message, Arrays.copyOf(signature, length)))
                        .isFalse();
            }
        }

        @Test
        void have32Bytes() {
            for (int length : new int[] {0, 31, 33, 64}) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> SigningKey.of("test", new byte[length]))
                        .withMessage("a private key has a wrong length: expected 32 bytes, found " + length);
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> VerifierKey.of("test", new byte[length]));
            }
        }

        /** y = 2 is on no point; 2^255 − 19 and above are second spellings of small numbers. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0200000000000000000000000000000000000000000000000000000000000000",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                })
        void areReducedPointsOfTheCurve(String encoded) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> VerifierKey.of("test", HEX.parseHex(encoded)))
                    .withMessageStartingWith("a public key is ");
        }
    }

    @Nested
    class Text {
        @Test
        void isNameIdAndBase64() throws GeneralSecurityException {
            byte[] publicKey = KEY.verifierKey().publicKey();
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("log.example/feedback\n\u0001".getBytes(StandardCharsets.UTF_8));
            String id = HEX.formatHex(sha256.digest(publicKey), 0, 4);
            assertThat(KEY.verifierKey().toString())
                    .isEqualTo("log.example/feedback+" + id + "+" + base64(1, publicKey));
            assertThat(KEY.verifierKey().shortName()).isEqualTo("log.example/feedback+" + id);
            assertThat(KEY.secretText()).isEqualTo("PRIVATE+KEY+log.example/feedback+" + id + "+" + base64(1, seed(1)));
        }

        @Test
        void isReadAsItWasWritten() {
            assertThat(VerifierKey.parse(KEY.verifierKey().toString())).isEqualTo(KEY.verifierKey());
            SigningKey read = SigningKey.parse(KEY.secretText());
            assertThat(read.secretText()).isEqualTo(KEY.secretText());
            assertThat(read.verifierKey()).isEqualTo(KEY.verifierKey()).hasSameHashCodeAs(KEY.verifierKey());
            assertThat(read.verifierKey())
                    .isNotEqualTo(VerifierKey.of("other", KEY.verifierKey().publicKey()));
        }

        @Test
        void isRefusedInEveryPartAndWithEveryLetterChanged() {
            String text = KEY.verifierKey().toString();
            String secret = KEY.secretText();
            for (int from = 0; from < secret.length(); from++) {
                String part = secret.substring(from);
                String beginning = secret.substring(0, from);
                assertRefused(() -> VerifierKey.parse(part));
                assertRefused(() -> SigningKey.parse(beginning));
            }
            for (int i = 0; i < text.length(); i++) {
                char[] changed = text.toCharArray();
                changed[i]++;
                assertRefused(() -> VerifierKey.parse(new String(changed)));
            }
            for (int i = 0; i < secret.length(); i++) {
                char[] changed = secret.toCharArray();
                changed[i]++;
                assertRefused(() -> SigningKey.parse(new String(changed)));
            }
        }

        @Test
        void isOfEd25519() {
            byte[] publicKey = KEY.verifierKey().publicKey();
            String head = KEY.verifierKey().shortName() + "+";
            for (int algorithm : new int[] {0, 2, 4, 255}) {
                assertRefused(() -> VerifierKey.parse(head + base64(algorithm, publicKey)));
            }
            assertRefused(() -> VerifierKey.parse(head));
            assertRefused(() -> VerifierKey.parse(head + base64(1, Arrays.copyOf(publicKey, 31))));
            assertRefused(() -> VerifierKey.parse(head + base64(1, Arrays.copyOf(publicKey, 33))));
        }

        @Test
        void hasAnIdOfEightSmallDigits() {
            String text = KEY.verifierKey().toString();
            String id = HEX.toHexDigits(KEY.verifierKey().keyId());
            assertThat(VerifierKey.parse(text).keyId())
                    .isEqualTo(KEY.verifierKey().keyId());
            for (String other :
                    new String[] {"", "0" + id, id.substring(1), "+" + id, "0x" + id, "zzzzzzzz", "00000000"}) {
                assertRefused(() -> VerifierKey.parse(text.replace("+" + id + "+", "+" + other + "+")));
            }
            assertRefused(() -> VerifierKey.parse(text.replace(id, "ABCDEF01")));
        }

        @Test
        void isNameIdAndKeyAndNothingLonger() {
            for (String text : new String[] {"", "+", "++", "a", "a+", "a++", "+00000000+AAAA", "a+00000000"}) {
                assertRefused(() -> VerifierKey.parse(text));
            }
            assertRefused(() -> VerifierKey.parse("a+00000000+" + "A".repeat(1_000_000)));
        }

        @Test
        void ofASecretIsNeverTold() {
            String secret = base64(1, seed(1));
            assertThat(KEY.toString())
                    .doesNotContain(secret)
                    .contains(KEY.verifierKey().toString());
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> VerifierKey.parse(KEY.secretText()))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(secret));
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SigningKey.parse(KEY.secretText() + "="))
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(secret));
        }

        private void assertRefused(ThrowingCallable parsing) {
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(parsing);
        }
    }

    @Nested
    class Name {
        @Test
        void mayBeOfAnyLettersUpToItsMaximum() {
            for (String name :
                    new String[] {"a", "feedback.example/ledger", "shërbime.example/ë", "\ud83d\ude42", "x".repeat(256)
                    }) {
                SigningKey key = SigningKey.of(name, seed(2));
                assertThat(VerifierKey.parse(key.verifierKey().toString()).name())
                        .isEqualTo(name);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "a b",
                    "a+b",
                    "+",
                    "a\n",
                    "a\t",
                    "a\r",
                    "a\u0000",
                    "a\u0085b",
                    "a\u00a0b",
                    "\u1680",
                    "a\u2003b",
                    "a\u2028b",
                    "a\u2029b",
                    "a\u202fb",
                    "a\u205fb",
                    "a\u3000b",
                    "a\ud83d",
                    "\ude42a",
                    "\ude42\ud83d"
                })
        void holdsNoSpacePlusControlOrHalfAPair(String name) {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SigningKey.of(name, seed(2)))
                    .withMessageStartingWith("a key's name ");
        }

        @Test
        void isNotLongerThanItsMaximum() {
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> SigningKey.of("x".repeat(257), seed(2)))
                    .withMessageContaining("found 257");
        }
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        new Random(number).nextBytes(seed);
        return seed;
    }

    private static String base64(int algorithm, byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = (byte) algorithm;
        System.arraycopy(key, 0, typed, 1, key.length);
        return Canonical.base64(typed);
    }
}
