package al.feedbackledger.api.wiring;

import al.feedbackledger.api.settings.Described;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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

        @Described("an external PostgreSQL instead of the embedded one") @Valid @DefaultValue
        Db db) {

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
