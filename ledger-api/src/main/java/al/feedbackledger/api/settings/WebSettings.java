package al.feedbackledger.api.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** How the doors meet browsers and proxies. */
@Validated
@ConfigurationProperties("ledger.web")
@Described("How the doors meet browsers and proxies.")
public record WebSettings(
        @Described("addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody else's are")
        @DefaultValue
        List<InetAddress> trustedProxies,

        @Described("a staff session ends after this time without a request") @DefaultValue("30m")
        Duration sessionIdle,

        @Described("a staff session ends after this time in any case") @DefaultValue("12h")
        Duration sessionAtMost,

        @Described("how long the encrypted cookie carries a person's tracking code") @DefaultValue("30m")
        Duration trackingCookie) {
    private static final Duration LONGEST_SESSION = Duration.ofHours(24);

    public WebSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (!sessionIdle.isPositive() || sessionIdle.compareTo(sessionAtMost) > 0) {
            throw new IllegalArgumentException(
                    "ledger.web.session-idle is longer than nothing, not than session-at-most");
        }
        if (sessionAtMost.compareTo(LONGEST_SESSION) > 0) {
            throw new IllegalArgumentException("ledger.web.session-at-most is at most 24 hours");
        }
        if (!trackingCookie.isPositive() || trackingCookie.compareTo(sessionAtMost) > 0) {
            throw new IllegalArgumentException("ledger.web.tracking-cookie is longer than nothing, not than a session");
        }
    }
}
