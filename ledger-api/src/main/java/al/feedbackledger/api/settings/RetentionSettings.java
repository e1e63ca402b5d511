package al.feedbackledger.api.settings;

import al.feedbackledger.store.timer.RetentionPolicies;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** How long words are kept. */
@Validated
@ConfigurationProperties("ledger.retention")
@Described("How long words are kept.")
public record RetentionSettings(
        @Described(
                "months after a case is settled its words are erased; a change is put on record at the start and works"
                        + " for cases settled after it; without it an administrator sets them (24 until then)")
        @Min(1)
        @Max(RetentionPolicies.WORDS_MONTHS_MAX)
        @Nullable
        Integer wordsMonths) {}
