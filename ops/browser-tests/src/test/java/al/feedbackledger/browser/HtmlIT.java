package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xml.sax.SAXException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The Nu validator finds no error in the HTML of any page, and every page keeps to its policy. */
@ExtendWith(WithLedger.class)
class HtmlIT {

    @Test
    void everyPageIsValidHtml() {
        List<String> errors = new ArrayList<>();
        new EveryPage().each(Look.DESKTOP.script(true), seen -> errors(
                        seen.person().page().content())
                .stream()
                .map(error -> seen.name() + ": " + error)
                .forEach(errors::add));
        assertThat(errors).isEmpty();
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

    @Test
    void noPageBreaksItsOwnPolicy() {
        List<String> said = new ArrayList<>();
        new EveryPage().each(Look.PHONE, seen -> {
            seen.person().page().onConsoleMessage(message -> said.add(seen.name() + ": " + message.text()));
            seen.person().page().onPageError(error -> said.add(seen.name() + ": " + error));
        });
        assertThat(said.stream()
                        .filter(each -> !each.contains("the server responded with a status of"))
                        .toList())
                .isEmpty();
    }
}
