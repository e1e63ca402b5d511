package al.feedbackledger.store.access;

import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PasswordsTest {
    private static final int FEW = 1_000;

    private final Passwords passwords = new Passwords(Randomness.secure(), FEW);

    @Nested
    class Hash {
        @Test
        void namesItsCostAndDiffersEachTime() {
            String hash = passwords.hash("correct horse battery");
            assertThat(hash).startsWith("pbkdf2-sha256$1000$").doesNotContain("correct");
            assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
        }

        @Test
        void matchesItsPasswordAlone() {
            Optional<String> hash = Optional.of(passwords.hash("correct horse battery"));
            assertThat(passwords.matches("correct horse battery", hash)).isTrue();
            assertThat(passwords.matches("correct horse batterz", hash)).isFalse();
            assertThat(passwords.matches("Correct horse battery", hash)).isFalse();
            assertThat(passwords.matches("", hash)).isFalse();
            assertThat(passwords.matches("correct horse battery", Optional.empty()))
                    .isFalse();
        }

        @Test
        void isTheStandardOne() {
            // RFC 7914, section 11: P="passwd", S="salt", c=1; its first 32 bytes, and the same with the last bit
            // flipped.
            assertThat(passwords.matches(
                            "passwd",
                            Optional.of("pbkdf2-sha256$1$c2FsdA==$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrL0=")))
                    .isFalse();
            assertThat(passwords.matches(
                            "passwd",
                            Optional.of("pbkdf2-sha256$1$c2FsdA==$VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=")))
                    .isTrue();
        }

        @Test
        void staysReadableWhenTheCostGrows() {
            Optional<String> old = Optional.of(new Passwords(Randomness.secure(), 10).hash("correct horse battery"));
            assertThat(passwords.matches("correct horse battery", old)).isTrue();
        }

        @Test
        void oneAccentedLetterTypedInTwoWaysIsOnePassword() {
            Optional<String> hash = Optional.of(passwords.hash("fjalëkalimi im"));
            assertThat(passwords.matches("fjale\u0308kalimi im", hash)).isTrue();
        }

        @Test
        void aStrangeStoredHashIsNoSilentNo() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> passwords.matches("canary", Optional.of("{noop}canary")))
                    .withMessageNotContaining("canary");
        }
    }

    @Nested
    class RandomPassword {
        @Test
        void isLongAndReadableAndNeverTheSame() {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                String password = passwords.random();
                assertThat(password).matches("[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){3}");
                assertThat(seen.add(password)).isTrue();
                assertThat(Passwords.judge("admin", "", password)).isEqualTo(PasswordChange.DONE);
            }
        }
    }

    @Nested
    class Judge {
        @Test
        void takesTwelveTo128Characters() {
            String twelve = "abcdefghijkl";
            assertThat(Passwords.judge("admin", "old", twelve.substring(1))).isEqualTo(PasswordChange.TOO_SHORT);
            assertThat(Passwords.judge("admin", "old", twelve)).isEqualTo(PasswordChange.DONE);
            assertThat(Passwords.judge("admin", "old", "abcdefgh".repeat(16))).isEqualTo(PasswordChange.DONE);
            assertThat(Passwords.judge("admin", "old", "abcdefgh".repeat(16) + "x"))
                    .isEqualTo(PasswordChange.TOO_LONG);
            assertThat(Passwords.judge("admin", "old", "🙂😀😁😂😃".repeat(3))).isEqualTo(PasswordChange.DONE);
            assertThat(Passwords.judge("admin", "old", "🙂😀😁😂😃🙃".substring(0, 10)))
                    .isEqualTo(PasswordChange.TOO_SHORT);
        }

        @Test
        void takesNeitherTheOldOneNorTheLoginNorOneLetter() {
            assertThat(Passwords.judge("admin", "abcdefghijkl", "abcdefghijkl")).isEqualTo(PasswordChange.SAME);
            assertThat(Passwords.judge("admin", "old", "my-ADMIN-password")).isEqualTo(PasswordChange.TOO_SIMPLE);
            assertThat(Passwords.judge("admin", "old", "abcdabcdabcdabcd")).isEqualTo(PasswordChange.TOO_SIMPLE);
        }
    }
}
