package al.feedbackledger.api.tracking;

import al.feedbackledger.api.http.Secrets;
import al.feedbackledger.api.settings.WebSettings;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Carries a person's reference number and tracking code from page to page, so that the code stands in no address and no
 * log. The cookie lives half an hour at most; "leave" clears it. What it holds only this ledger can read:
 *
 * <pre>
 * cookie = base64url( nonce (12) ‖ AES-256-GCM(key, nonce, reference ‖ code ‖ decimal epoch second of its end) )
 * </pre>
 *
 * It is marked Secure and {@code __Host-} always: browsers take that over TLS, and over plain HTTP from this machine.
 */
@Component
@CheckReturnValue
public final class TrackingCookie {
    public static final String NAME = "__Host-tracking";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_CHARACTERS = 200;
    private static final int CODES = ReferenceNumber.LENGTH + TrackingCode.LENGTH;

    private final SecretKeySpec key;
    private final Randomness randomness;
    private final InstantSource clock;
    private final Duration lifetime;

    TrackingCookie(Secrets secrets, Randomness randomness, InstantSource clock, WebSettings settings) {
        this.key = new SecretKeySpec(secrets.key("tracking-cookie/v1"), "AES");
        this.randomness = randomness;
        this.clock = clock;
        this.lifetime = settings.trackingCookie();
    }

    /** What the cookie carries. */
    public record Tracked(ReferenceNumber reference, TrackingCode code) {
        /** Without reference and code. */
        @Override
        public String toString() {
            return "Tracked[hidden]";
        }
    }

    /** Puts the cookie on an answer. */
    public void set(Tracked tracked, HttpServletResponse response) {
        Instant end = clock.instant().plus(lifetime);
        String plain = tracked.reference().compact() + tracked.code().compact() + end.getEpochSecond();
        byte[] nonce = randomness.bytes(NONCE_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("sealing does not fail"));
        byte[] value = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, value, NONCE_BYTES, sealed.length);
        add(Base64.getUrlEncoder().withoutPadding().encodeToString(value), lifetime, response);
    }

    /** Takes the cookie away. */
    public void clear(HttpServletResponse response) {
        add("", Duration.ZERO, response);
    }

    /** What a request's cookie carries; empty without one, or if it is old or not ours. */
    public Optional<Tracked> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(this::open);
    }

    private Optional<Tracked> open(String value) {
        return decode(value)
                .filter(bytes -> bytes.length > NONCE_BYTES)
                .flatMap(bytes -> crypt(
                        Cipher.DECRYPT_MODE,
                        Arrays.copyOf(bytes, NONCE_BYTES),
                        Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length)))
                .map(plain -> new String(plain, StandardCharsets.UTF_8))
                .filter(plain -> clock.instant().getEpochSecond() < Long.parseLong(plain.substring(CODES)))
                .map(plain -> new Tracked(
                        new ReferenceNumber(plain.substring(0, ReferenceNumber.LENGTH)),
                        new TrackingCode(plain.substring(ReferenceNumber.LENGTH, CODES))));
    }

    private static Optional<byte[]> decode(String value) {
        try {
            return value.length() > MAX_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(value));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-GCM", impossible);
        }
    }

    private static void add(String value, Duration age, HttpServletResponse response) {
        String cookie = ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict")
                .maxAge(age)
                .build()
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }
}
