package al.feedbackledger.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How long words are kept. */
@Validated
@ConfigurationProperties("ledger.retention")
@Described("How long words are kept.")
public record RetentionSettings(
        @Described("months after a case is settled its words are erased; a change is put on record and works for cases"
                + " settled after it")
        @DefaultValue("24")
        @Min(1)
        @Max(600)
        int wordsMonths) {}
