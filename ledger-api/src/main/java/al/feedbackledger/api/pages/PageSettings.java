package al.feedbackledger.api.pages;

import al.feedbackledger.api.settings.Described;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What an operator may say about the pages. */
@ConfigurationProperties("ledger.pages")
@Described("What the pages say of themselves.")
public record PageSettings(
        @Described("whether the data are invented; every page then says so") @DefaultValue("false")
        boolean simulated) {}
