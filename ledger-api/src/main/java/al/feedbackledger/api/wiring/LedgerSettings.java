package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.Described;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/** Where the ledger lives. */
@Validated
@ConfigurationProperties("ledger")
@Described("Where the ledger lives.")
public record LedgerSettings(
        @Described("folder with the embedded server's cluster, the keys and the instance file; kept between starts")
        @NotNull
        @DefaultValue(".ledger")
        Path data,

        @Described("free room on the disk of the embedded server below which nothing is written")
        @NotNull
        @DefaultValue("512MB")
        DataSize diskKeptFree,

        @Described("an external PostgreSQL instead of the embedded one") @Valid @DefaultValue
        Db db,

        @Described("the published log") @Valid @DefaultValue Log log) {

    /** The published log. */
    public record Log(
            @Described(
                    "name of the log, in every checkpoint; kept from the first start on. Empty for `localhost/feedback-ledger/` and a random name")
            @Nullable
            @Pattern(regexp = "[a-z0-9][a-z0-9./-]{0,199}")
            String origin,

            @Described("folder of the published files, which all nodes share; empty for `log` in the data folder")
            @Nullable
            Path folder) {}

    /** The folder of the keys and of the log of erasures. */
    Path keys() {
        return data.resolve("keys");
    }

    /** An external PostgreSQL. */
    public record Db(
            @Described("JDBC address as `ledger_app`; empty for the embedded server") @Nullable
            String url,

            @Described("JDBC address of who may migrate; empty where `ops/ledger migrate` was run before") @Nullable
            String adminUrl,

            @Described("connections that reads, projections and the token store share")
            @Min(4)
            @Max(200)
            @DefaultValue("12")
            int pool) {
        boolean external() {
            return url != null && !url.isBlank();
        }
    }
}
