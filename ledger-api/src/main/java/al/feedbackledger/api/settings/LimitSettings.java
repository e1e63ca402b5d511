package al.feedbackledger.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/** How much and how often. */
@Validated
@ConfigurationProperties("ledger.limits")
@Described("How much somebody may send, and how often.")
public record LimitSettings(
        @Described("largest body of a request") @DefaultValue("64KB")
        DataSize body,

        @Described("largest body of an import request") @DefaultValue("16MB")
        DataSize importBody,

        @Described("submissions one address may send at once; many people share an address")
        @DefaultValue("60")
        @Min(1)
        @Max(1_000_000)
        int submissions,

        @Described("time after which an address may send one more") @DefaultValue("20s")
        Duration submissionComesBack) {
    public LimitSettings {
        if (body.toBytes() < 1_024 || importBody.toBytes() < body.toBytes()) {
            throw new IllegalArgumentException("ledger.limits: a body is at least 1 KB, an import's at least as large");
        }
        if (!submissionComesBack.isPositive()) {
            throw new IllegalArgumentException("ledger.limits.submission-comes-back is longer than nothing");
        }
    }
}
