package al.feedbackledger.api.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Who reads the measures beside administrators and auditors. */
@Validated
@ConfigurationProperties("ledger.metrics")
@Described("Who reads the measures (`/actuator/prometheus`) beside administrators and auditors.")
public record MetricsSettings(
        @Described("whether programs on this machine read them without signing in; not through a proxy")
        @DefaultValue("true")
        boolean onThisMachine,

        @Described("a token that opens them from elsewhere, as `Authorization: Bearer …`: 32 to 128 characters; "
                + "without one nobody comes in by a token")
        @Nullable
        String token) {
    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 128;

    public MetricsSettings {
        token = token == null || token.isEmpty() ? null : token;
        if (token != null && (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN)) {
            throw new IllegalArgumentException("ledger.metrics.token has 32 to 128 characters");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "MetricsSettings[onThisMachine=" + onThisMachine + "]";
    }
}
