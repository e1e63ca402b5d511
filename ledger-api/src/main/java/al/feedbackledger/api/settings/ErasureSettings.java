package al.feedbackledger.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** When erased words are gone from backups, and when keys change. */
@Validated
@ConfigurationProperties("ledger.erasure")
@Described("When erased words are gone from backups, and when keys change.")
public record ErasureSettings(
        @Described(
                "days after which every backup of the database is deleted; people are told this date, and old epoch keys"
                        + " are destroyed after it")
        @DefaultValue("35")
        @Min(1)
        @Max(3650)
        int backupsKeptDays,

        @Described("days an epoch key is in use; then the next one is made and all keys of cases are wrapped anew")
        @DefaultValue("30")
        @Min(1)
        @Max(3650)
        int epochDays) {}
