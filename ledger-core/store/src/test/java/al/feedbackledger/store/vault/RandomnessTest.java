package al.feedbackledger.store.vault;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class RandomnessTest {
    private final Randomness secure = Randomness.secure();

    @Test
    void givesAsManyBytesAsAskedForAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = secure.bytes(16);
            assertThat(bytes).hasSize(16);
            assertThat(seen.add(Arrays.toString(bytes))).isTrue();
        }
    }

    @Test
    void aTimeOrderedIdIsAVersion7UuidOfItsMillisecond() {
        Instant at = Instant.parse("2026-03-01T10:15:30.123456Z");
        UUID id = secure.timeOrderedId(at);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
        assertThat(id).isNotEqualTo(secure.timeOrderedId(at));
    }

    @Test
    void everyRandomBitOfAnIdIsUsedAndNoOther() {
        Randomness ones = filled(0xff);
        Randomness zeros = filled(0);
        assertThat(ones.timeOrderedId(Instant.EPOCH)).hasToString("00000000-0000-7fff-bfff-ffffffffffff");
        assertThat(zeros.timeOrderedId(Instant.EPOCH)).hasToString("00000000-0000-7000-8000-000000000000");
        assertThat(ones.randomId()).hasToString("ffffffff-ffff-4fff-bfff-ffffffffffff");
        assertThat(zeros.randomId()).hasToString("00000000-0000-4000-8000-000000000000");
    }

    private static Randomness filled(int value) {
        return count -> {
            byte[] bytes = new byte[count];
            Arrays.fill(bytes, (byte) value);
            return bytes;
        };
    }
}
