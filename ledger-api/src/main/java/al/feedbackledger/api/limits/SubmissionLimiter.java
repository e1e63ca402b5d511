package al.feedbackledger.api.limits;

import al.feedbackledger.api.settings.LimitSettings;
import al.feedbackledger.store.access.AddressPrints;
import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token buckets for submissions, one per visitor's address. An address is kept only as an HMAC under a key that lives in
 * memory for a day, so a bucket lasts at most that long.
 */
@Component
@CheckReturnValue
public final class SubmissionLimiter {
    /** Addresses remembered at most; the one unused longest is forgotten, and so full again. */
    static final int MAX_ADDRESSES = 100_000;

    private final LimitSettings limits;
    private final AddressPrints prints;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    SubmissionLimiter(LimitSettings limits, Randomness randomness, InstantSource clock) {
        this.limits = limits;
        this.prints = new AddressPrints(randomness);
        this.clock = clock;
    }

    /** Takes a token of the address; zero if there was one, else how long until there is. */
    public Duration take(InetAddress address) {
        Bucket bucket = bucket(prints.of(address, clock.instant()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String print) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(print, unused -> Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(limits.submissions()).refillGreedy(1, limits.submissionComesBack()))
                    .build());
        }
    }
}
