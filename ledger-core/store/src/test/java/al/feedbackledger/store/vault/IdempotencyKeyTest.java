package al.feedbackledger.store.vault;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeyTest {

    @Nested
    class Read {
        @Test
        void takesARandomUuidInEitherCaseAsOneKey() {
            byte[] lower = IdempotencyKey.read("c56a4180-65aa-42ec-a945-5fd21dec0538")
                    .orElseThrow()
                    .bytes();
            assertThat(IdempotencyKey.read("C56A4180-65AA-42EC-A945-5FD21DEC0538")
                            .orElseThrow()
                            .bytes())
                    .isEqualTo(lower);
        }

        @Test
        void takes22To64CharactersOfBase64url() {
            assertThat(IdempotencyKey.read("aB3_-".repeat(4) + "x")).isEmpty();
            assertThat(IdempotencyKey.read("aB3_-".repeat(4) + "xy")).isPresent();
            assertThat(IdempotencyKey.read("a".repeat(64))).isPresent();
            assertThat(IdempotencyKey.read("a".repeat(65))).isEmpty();
        }

        @Test
        void takesNoUuidThatCouldBeGuessed() {
            for (String guessable : new String[] {
                "00000000-0000-0000-0000-000000000000",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "018f4f3e-7c00-7abc-8def-0123456789ab",
                "c56a4180-65aa-42ec-c945-5fd21dec0538",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
            }) {
                assertThat(IdempotencyKey.read(guessable)).as(guessable).isEmpty();
            }
        }

        @Test
        void takesNothingElse() {
            for (String other : new String[] {
                "", "1", "short", "a".repeat(21) + "=", "a".repeat(21) + "é", " ".repeat(30), "a".repeat(30) + "\n"
            }) {
                assertThat(IdempotencyKey.read(other)).as(other).isEmpty();
            }
        }
    }

    @Nested
    class Derived {
        @Test
        void isOneForOneCauseAndKind() {
            byte[] key = IdempotencyKey.derived("cause", "ANSWER").bytes();
            assertThat(IdempotencyKey.derived("cause", "ANSWER").bytes())
                    .isEqualTo(key)
                    .hasSize(43);
            assertThat(IdempotencyKey.derived("cause", "REVIEW").bytes()).isNotEqualTo(key);
            assertThat(IdempotencyKey.derived("cause2", "ANSWER").bytes()).isNotEqualTo(key);
        }
    }

    @Test
    void staysOutOfLogs() {
        assertThat(""
                        + IdempotencyKey.read("c56a4180-65aa-42ec-a945-5fd21dec0538")
                                .orElseThrow())
                .doesNotContain("c56a");
    }
}
