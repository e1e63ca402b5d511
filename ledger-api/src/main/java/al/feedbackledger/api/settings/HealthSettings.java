package al.feedbackledger.api.settings;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** When the application calls itself ready. */
@Validated
@ConfigurationProperties("ledger.health")
@Described("When the application calls itself ready.")
public record HealthSettings(
        @Described("events a view may be behind the ledger while the application is ready")
        @DefaultValue("10000")
        @Min(0)
        long lagAtMost) {}
