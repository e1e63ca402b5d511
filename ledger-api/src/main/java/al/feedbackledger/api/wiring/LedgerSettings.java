package al.feedbackledger.api.wiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * Where the ledger lives.
 *
 * @param data folder with the embedded server's cluster, the keys and the instance file; kept between starts
 * @param db an external PostgreSQL instead of the embedded one
 */
@Validated
@ConfigurationProperties("ledger")
public record LedgerSettings(
        @NotNull @DefaultValue(".ledger") Path data,
        @Valid @DefaultValue Db db) {

    /**
     * @param url JDBC address as {@code ledger_app}; empty for the embedded server
     * @param adminUrl JDBC address of who may migrate; empty where {@code ops/ledger migrate} was run before
     * @param pool connections that reads, projections and the token store share
     */
    public record Db(
            @Nullable String url,
            @Nullable String adminUrl,
            @Min(4) @Max(200) @DefaultValue("12") int pool) {
        boolean external() {
            return url != null && !url.isBlank();
        }
    }
}
