package al.feedbackledger.store.access;

import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;

/**
 * Turns visitors' addresses into names for rate limits that tell nothing: an HMAC under a random key that lives in memory
 * for one day. An IPv6 address counts as its /64 network, because one line has all of that.
 */
@CheckReturnValue
public final class AddressPrints {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int KEY_BYTES = 32;

    private final Randomness randomness;
    private LocalDate day = LocalDate.MIN;
    private byte[] key = new byte[KEY_BYTES];

    public AddressPrints(Randomness randomness) {
        this.randomness = randomness;
    }

    /** The print of an address on that day. */
    public String of(InetAddress address, Instant now) {
        byte[] bytes = address.getAddress();
        byte[] network = address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyOf(now.atZone(ZoneOffset.UTC).toLocalDate()), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(network));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private synchronized byte[] keyOf(LocalDate today) {
        if (!today.equals(day)) {
            key = randomness.bytes(KEY_BYTES);
            day = today;
        }
        return key;
    }
}
