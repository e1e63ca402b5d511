package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import com.microsoft.playwright.Page;
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

/** axe-core finds nothing, on every page, in both languages, light, dark and in forced colours, on phone and desktop. */
@ExtendWith(WithLedger.class)
class AccessibilityIT {
    private static final Path HERE = Path.of("target", "axe", "node_modules", "axe-core", "axe.min.js");

    /**
     * Best practices and WCAG 2.2 with its target size. Points of a chart may be closer together: each has its row in the
     * table as a target of full size (WCAG 2.5.8, exception "equivalent"). Forced colours are the browser's: contrast in
     * them is not ours to measure.
     */
    private static final String RUN = """
            async forced => {
              const result = await axe.run(
                {exclude: []},
                {resultTypes: ['violations'],
                 rules: {'target-size': {enabled: true}, 'color-contrast': {enabled: !forced}}});
              return result.violations.flatMap(violation => violation.nodes
                .filter(node => !(violation.id === 'target-size' && node.target.join().includes('svg')))
                .map(node => violation.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary));
            }
            """;

    private final String axe = axe();

    static Stream<Look> looks() {
        return EveryPage.looks();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axeFindsNothingOnAnyPage(Look look) {
        List<String> found = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        new EveryPage().each(look, page -> {
            seen.add(page.name());
            violations(page.person().page(), look).forEach(each -> found.add(page.name() + ": " + each));
        });
        assertThat(found).as("violations").isEmpty();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(40);
    }

    private List<String> violations(Page page, Look look) {
        // By evaluation: the pages' own policy lets no foreign script in.
        Object unused = page.evaluate(axe);
        boolean forced = look.forced() == com.microsoft.playwright.options.ForcedColors.ACTIVE;
        return ((List<?>) page.evaluate(RUN, forced))
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
