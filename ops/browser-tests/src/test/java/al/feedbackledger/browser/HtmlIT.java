package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import com.microsoft.playwright.Page;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** The Nu validator finds no error in the HTML of any page, and every page keeps to its policy. */
@ExtendWith(WithLedger.class)
class HtmlIT {

    @Test
    void everyPageIsValidHtmlAndKeepsToItsPolicy() {
        List<String> errors = new ArrayList<>();
        Set<Page> heard = new HashSet<>();
        new EveryPage().each(Look.DESKTOP, seen -> {
            Page page = seen.person().page();
            if (heard.add(page)) {
                page.onConsoleMessage(message -> errors.add("said at or after " + seen.name() + ": " + message.text()));
                page.onPageError(error -> errors.add("thrown at or after " + seen.name() + ": " + error));
            }
            errors(page.content()).forEach(error -> errors.add(seen.name() + ": " + error));
        });
        assertThat(errors)
                // The browser says so itself of every page that answers 4xx, which some are meant to.
                .allMatch(each -> each.contains("the server responded with a status of"));
    }

    /** Some advice of the validator is not followed: table roles are written out because small screens lay tables out as blocks. */
    private static List<String> errors(String html) {
        try {
            EmbeddedValidator validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
            String found = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            return found.lines().filter(line -> line.contains(": error")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException("the validator does not run", e);
        }
    }
}
