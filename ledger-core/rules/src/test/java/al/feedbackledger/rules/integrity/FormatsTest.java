package al.feedbackledger.rules.integrity;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The byte formats that are stored or published, held fast: a changed vector is a broken ledger. */
class FormatsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = sequence(32);
    private static final byte[] EVENT = EventBytes.of(
            "svc-1",
            3,
            "0190b2d0-0000-7000-8000-000000000001",
            "ServiceRegistered",
            2,
            1_700_000_000_000_001L,
            -1,
            utf8("{\"name\":\"Çertifikatë\"}"),
            new byte[0]);

    @Nested
    class EventBytesOf {
        @Test
        void areTheseBytes() {
            assertThat(HEX.formatHex(EVENT))
                    .isEqualTo(
                            "666565646261636b2d6c65646765722f6576656e742f763100000000057376632d310000000000000003000000243031"
                                    + "3930623264302d303030302d373030302d383030302d3030303030303030303030310000001153657276696365526567"
                                    + "697374657265640000000200060a24181e4001ffffffffffffffff000000187b226e616d65223a22c387657274696669"
                                    + "6b6174c3ab227d00000000");
        }

        @Test
        void differWhenAnyFieldDiffers() {
            byte[] a = EventBytes.of("ab", 0, "c", "d", 0, 0, 0, utf8("e"), utf8("f"));
            assertThat(EventBytes.of("a", 0, "bc", "d", 0, 0, 0, utf8("e"), utf8("f")))
                    .isNotEqualTo(a);
            assertThat(EventBytes.of("ab", 1, "c", "d", 0, 0, 0, utf8("e"), utf8("f")))
                    .isNotEqualTo(a);
            assertThat(EventBytes.of("ab", 0, "c", "d", 1, 0, 0, utf8("e"), utf8("f")))
                    .isNotEqualTo(a);
            assertThat(EventBytes.of("ab", 0, "c", "d", 0, 1, 0, utf8("e"), utf8("f")))
                    .isNotEqualTo(a);
            assertThat(EventBytes.of("ab", 0, "c", "d", 0, 0, 1, utf8("e"), utf8("f")))
                    .isNotEqualTo(a);
            assertThat(EventBytes.of("ab", 0, "c", "d", 0, 0, 0, utf8("ef"), utf8("")))
                    .isNotEqualTo(a);
        }

        @Test
        void takeNoNegativeSequenceNumberOrRevision() {
            assertThatIllegalArgumentException().isThrownBy(() -> EventBytes.of("s", -1, "i", "n", 0, 0, 0, KEY, KEY));
            assertThatIllegalArgumentException().isThrownBy(() -> EventBytes.of("s", 0, "i", "n", -1, 0, 0, KEY, KEY));
        }

        @Test
        void takeNoHalfSurrogatePair() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EventBytes.of("s\ud83d", 0, "i", "n", 0, 0, 0, KEY, KEY));
        }
    }

    @Nested
    class LeafOf {
        @Test
        void anOpaqueEventIsThisEntry() {
            assertThat(text(Leaf.opaque(KEY, EVENT)))
                    .isEqualTo("feedback-ledger/leaf/v1\nevent\ng/Te+xemFu22pu9LH4mp/Q8drugzBEv+q17pAM2mKgc=\n");
        }

        @Test
        void aPublicEventIsItsBytesInBase64() {
            assertThat(text(Leaf.open(EVENT)))
                    .isEqualTo("feedback-ledger/leaf/v1\npublic\n"
                            + Base64.getEncoder().encodeToString(EVENT) + "\n");
        }

        @Test
        void leafHashesAreThese() {
            assertThat(HEX.formatHex(TreeHash.leaf(Leaf.opaque(KEY, EVENT))))
                    .isEqualTo("982cc3c06e1a2926002953f13b78e91b9a88ba634c530e805c63106adb4f645a");
            assertThat(HEX.formatHex(TreeHash.leaf(Leaf.open(EVENT))))
                    .isEqualTo("54d058f19e953c3da1b7d927be3febbdd641eeeb79e61a99cbabecf0832212b5");
        }

        @Test
        void aBlindHasExactly32Bytes() {
            for (int length : new int[] {0, 16, 31, 33, 64}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Leaf.opaque(new byte[length], EVENT))
                        .withMessage("a blind has " + length + " bytes, not 32");
            }
        }

        @Test
        void theLargestPublicEventFitsAnEntryBundleAndOneByteMoreIsRefused() {
            assertThat(Leaf.MAX_PUBLIC_EVENT_BYTES).isEqualTo(49_125);
            assertThat(Leaf.open(new byte[Leaf.MAX_PUBLIC_EVENT_BYTES]).length)
                    .isLessThanOrEqualTo(Leaf.MAX_ENTRY_BYTES);
            assertThatIllegalArgumentException().isThrownBy(() -> Leaf.open(new byte[Leaf.MAX_PUBLIC_EVENT_BYTES + 1]));
        }
    }

    @Nested
    class TreeHashOf {
        @Test
        void theEmptyTreeIsTheHashOfNothing() throws Exception {
            assertThat(TreeHash.emptyRoot())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(new byte[0]));
        }

        @Test
        void aNodeIsNoLeaf() {
            byte[] both = Arrays.copyOf(KEY, 64);
            assertThat(TreeHash.leaf(both)).isNotEqualTo(TreeHash.node(KEY, new byte[32]));
        }

        @Test
        void aNodeJoinsTwoHashesOf32Bytes() {
            for (int length : new int[] {0, 31, 33, 64}) {
                assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.node(new byte[length], KEY));
                assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.node(KEY, new byte[length]));
            }
        }
    }

    @Nested
    class FieldCommitmentOf {
        @Test
        void isThis() {
            assertThat(HEX.formatHex(FieldCommitment.of(KEY, "comment", "Shumë mirë 🙂")))
                    .isEqualTo("f190a2dbcff8c7f06f77d46baf68a71fdf7a605ebc6451a779113a503f1ce36e");
        }

        @Test
        void opensToItsOwnSaltPathAndValueAlone() {
            byte[] commitment = FieldCommitment.of(KEY, "comment", "one");
            byte[] otherSalt = KEY.clone();
            otherSalt[31] ^= 1;
            assertThat(FieldCommitment.opens(commitment, KEY, "comment", "one")).isTrue();
            assertThat(FieldCommitment.opens(commitment, otherSalt, "comment", "one"))
                    .isFalse();
            assertThat(FieldCommitment.opens(commitment, KEY, "commen", "tone")).isFalse();
            assertThat(FieldCommitment.opens(commitment, KEY, "comment", "One")).isFalse();
            assertThat(FieldCommitment.opens(Arrays.copyOf(commitment, 31), KEY, "comment", "one"))
                    .isFalse();
        }

        @Test
        void aSaltHasExactly32Bytes() {
            for (int length : new int[] {0, 31, 33}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> FieldCommitment.of(new byte[length], "comment", "x"))
                        .withMessage("a salt has " + length + " bytes, not 32");
            }
        }

        @Test
        void aTextWithoutUtf8BytesIsRefusedWithoutBeingQuoted() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FieldCommitment.of(KEY, "comment", "canary\udc00"))
                    .withMessageNotContaining("canary")
                    .withNoCause();
        }
    }

    private static byte[] sequence(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
