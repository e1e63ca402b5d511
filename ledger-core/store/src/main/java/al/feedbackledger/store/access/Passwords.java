package al.feedbackledger.store.access;

import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes and judges passwords. A hash names its own cost, so that the cost may grow:
 * {@code pbkdf2-sha256$iterations$base64(salt)$base64(hash)}.
 */
@CheckReturnValue
final class Passwords {
    static final int MIN_CHARACTERS = 12;
    static final int MAX_CHARACTERS = 128;

    /** OWASP's number for PBKDF2-HMAC-SHA-256; about a fifth of a second. */
    static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int MIN_DIFFERENT_CHARACTERS = 5;
    private static final Pattern STORED =
            Pattern.compile("pbkdf2-sha256\\$([1-9][0-9]{0,7})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");

    /** Easily told apart when read from a terminal: no 0, O, 1, I, l. */
    private static final String SYMBOLS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int RANDOM_SYMBOLS = 20;

    private final Randomness randomness;
    private final int iterations;

    /** Stands in for the hash of a login that is unknown, so that both cost the same work; no password leads to it. */
    private final String nobodys;

    Passwords(Randomness randomness, int iterations) {
        this.randomness = randomness;
        this.iterations = iterations;
        this.nobodys = stored(randomness.bytes(SALT_BYTES), randomness.bytes(HASH_BITS / Byte.SIZE));
    }

    /** A random password of about 99 bits, in groups of five. */
    String random() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(SYMBOLS.charAt(randomIndex()));
        }
        return password.toString();
    }

    /** Draws again what does not divide evenly, so that every symbol is as likely as another. */
    private int randomIndex() {
        int fair = 256 / SYMBOLS.length() * SYMBOLS.length();
        int drawn;
        do {
            drawn = randomness.bytes(1)[0] & 0xff;
        } while (drawn >= fair);
        return drawn % SYMBOLS.length();
    }

    String hash(String password) {
        byte[] salt = randomness.bytes(SALT_BYTES);
        return stored(salt, pbkdf2(password, salt, iterations));
    }

    private String stored(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Whether the password is the stored one; without a stored one the same work is done in vain. */
    boolean matches(String password, Optional<String> stored) {
        Matcher parts = STORED.matcher(stored.orElse(nobodys));
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password hash is not in the form pbkdf2-sha256$…");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] expected = base64.decode(parts.group(3));
        byte[] actual = pbkdf2(password, base64.decode(parts.group(2)), Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(expected, actual) && stored.isPresent();
    }

    private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
        // Two ways of typing one accented letter must give one password.
        char[] characters = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        PBEKeySpec specification = new PBEKeySpec(characters, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(specification)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has PBKDF2", impossible);
        } finally {
            specification.clearPassword();
        }
    }

    /** What speaks against a new password, or DONE. */
    static PasswordChange judge(String login, String old, String proposed) {
        int characters = proposed.codePointCount(0, proposed.length());
        if (characters < MIN_CHARACTERS) {
            return PasswordChange.TOO_SHORT;
        }
        if (characters > MAX_CHARACTERS) {
            return PasswordChange.TOO_LONG;
        }
        if (proposed.equals(old)) {
            return PasswordChange.SAME;
        }
        boolean holdsLogin = proposed.toLowerCase(Locale.ROOT).contains(login);
        boolean monotonous = proposed.codePoints().distinct().count() < MIN_DIFFERENT_CHARACTERS;
        return holdsLogin || monotonous ? PasswordChange.TOO_SIMPLE : PasswordChange.DONE;
    }
}
