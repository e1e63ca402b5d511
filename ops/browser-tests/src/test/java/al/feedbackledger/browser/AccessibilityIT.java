package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * axe-core finds nothing, on every page, in both languages, on phone and desktop; in the dark, where only colours differ,
 * its contrast is right as well. Forced colours are the browser's: nothing in them is ours to measure.
 */
@ExtendWith(WithLedger.class)
class AccessibilityIT {
    private static final Path HERE = Path.of("target", "axe", "node_modules", "axe-core", "axe.min.js");

    /**
     * Best practices and WCAG 2.2 with its target size. Points of a chart may be closer together: each has its row in the
     * table as a target of full size (WCAG 2.5.8, exception "equivalent").
     */
    private static final String RUN = """
            async contrastAlone => {
              const result = await axe.run(
                {exclude: []},
                contrastAlone
                  ? {resultTypes: ['violations'], runOnly: {type: 'rule', values: ['color-contrast']}}
                  : {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
              return result.violations.flatMap(violation => violation.nodes
                .filter(node => !(violation.id === 'target-size' && node.target.join().includes('svg')))
                .map(node => violation.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary));
            }
            """;

    /** Colours change over to the dark by and by: what is measured is what they come to. */
    private static final String IS_DARK = """
            async () => {
              document.body.getBoundingClientRect();
              await Promise.all(document.getAnimations().map(each => each.finished));
              return matchMedia('(prefers-color-scheme: dark)').matches;
            }
            """;

    private final String axe = axe();

    static Stream<Look> looks() {
        return Stream.of(Look.PHONE, Look.DESKTOP);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axeFindsNothingOnAnyPage(Look look) {
        List<String> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        new EveryPage().each(look, each -> {
            Page page = each.person().page();
            seen.add(each.name());
            // By evaluation: the pages' own policy lets no foreign script in.
            Object unused = page.evaluate(axe);
            violations(page, false).forEach(violation -> found.add(each.name() + ": " + violation));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(page.evaluate(IS_DARK)).isEqualTo(true);
            violations(page, true).forEach(violation -> found.add(each.name() + " in the dark: " + violation));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        });
        assertThat(found).as("violations").isEmpty();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<String> violations(Page page, boolean contrastAlone) {
        return ((List<?>) page.evaluate(RUN, contrastAlone))
                .stream().map(Object::toString).toList();
    }

    private static String axe() {
        Path script = Path.of(Objects.requireNonNullElse(System.getenv("LEDGER_AXE"), HERE.toString()));
        try {
            return Files.readString(script);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "axe-core is missing at " + script + "; ops/ledger test installs it, or set LEDGER_AXE", missing);
        }
    }
}
