package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages fit the narrowest screens, enlarged text, fingers and keyboards. */
@ExtendWith(WithLedger.class)
class LayoutIT {
    private static final int NARROWEST = 320;
    private static final int MOST_STOPS = 40;

    /** What can be pressed and is no link within a sentence, is hidden, or a chart's point, with what is too small. */
    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
              .filter(each => !each.closest('svg, p, li:not(.list > li), .trap, .legend') && each.type !== 'hidden')
              .map(each => each.matches('input[type=radio], input[type=checkbox]') ? each.closest('label') : each)
              .map(each => [each, each.getBoundingClientRect()])
              .filter(([each, box]) => box.width > 0 && box.height > 0 && !each.classList.contains('skip'))
              .filter(([each, box]) => Math.round(box.height) < 44 || Math.round(box.width) < 24)
              .map(([each, box]) => each.outerHTML.slice(0, 120) + ' ' + box.width + 'x' + box.height)
            """;

    private final LedgerUnderTest ledger = LedgerUnderTest.open();
    private final Browsing browsing = Browsing.open();

    @Test
    void noPageScrollsSidewaysOnTheNarrowestScreen() {
        List<String> wide = new ArrayList<>();
        new EveryPage().each(Look.NARROWEST, seen -> {
            int width = (int) seen.person().page().evaluate("document.documentElement.scrollWidth");
            if (width > NARROWEST) {
                wide.add(seen.name() + " is " + width + " wide: "
                        + widest(seen.person().page()));
            }
        });
        assertThat(wide).isEmpty();
    }

    private static String widest(Page page) {
        return page.evaluate("""
                        () => [...document.querySelectorAll('main *, header *, footer *')]
                          .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1)
                          .slice(0, 4).map(each => each.outerHTML.slice(0, 100)).join(' | ')
                        """).toString();
    }

    @Test
    void everythingToPressIsLargeEnoughForAFingerAndTextOfTwiceTheSizeStillFits() {
        List<String> small = new ArrayList<>();
        List<String> wide = new ArrayList<>();
        new EveryPage().each(Look.PHONE, seen -> {
            Page page = seen.person().page();
            ((List<?>) page.evaluate(SMALL_TARGETS)).forEach(each -> small.add(seen.name() + ": " + each));
            Object unused = page.evaluate("document.documentElement.style.fontSize = '200%'");
            int width = (int) page.evaluate("document.documentElement.scrollWidth");
            if (width > Look.PHONE.width()) {
                wide.add(seen.name() + " is " + width + " wide: " + widest(page));
            }
        });
        assertThat(small).isEmpty();
        assertThat(wide).isEmpty();
    }

    /** The longest period there is: small months that were published together, of which the last is not over. */
    @Test
    void aPeriodOfSeveralMonthsFitsTheTable() {
        Person citizen = new Person(ledger, browsing.visitor(Look.DESKTOP));
        citizen.goes("/services/" + World.SERVICE);
        Page page = citizen.page();
        Object unused = page.evaluate("""
                () => document.querySelectorAll('.table tbody th').forEach(
                  period => { period.textContent = 'Shtator 2026 – nëntor 2026 (e hapur)'; })
                """);
        assertThat((double) page.evaluate("document.querySelector('.table').getBoundingClientRect().right + .01"))
                .isLessThan(
                        (double) page.evaluate("document.querySelector('main').getBoundingClientRect().right + 1.01"));
        citizen.leaves();
    }

    @Test
    void aRatingIsGivenByKeyboardAlone() {
        Person citizen = new Person(ledger, browsing.visitor(Look.DESKTOP));
        citizen.goes("/services/" + World.SERVICE + "/feedback").reads();
        Page page = citizen.page();
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.name")).isEqualTo("rating");
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.value")).isEqualTo("4");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("send");
        page.keyboard().press("Enter");
        citizen.sees("Faleminderit. Vlerësimi juaj u regjistrua.");
        citizen.leaves();
    }

    @Test
    void whatHasTheFocusIsSeen() {
        Person citizen = new Person(ledger, browsing.visitor(Look.DESKTOP));
        citizen.goes("/services/" + World.SERVICE);
        Page page = citizen.page();
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement === document.body").equals(true)) {
                assertThat(i).as("stops on the page").isGreaterThan(6);
                break;
            }
            Object shown = page.evaluate("""
                    () => { const style = getComputedStyle(document.activeElement);
                      const hit = document.activeElement.querySelector('.hit');
                      return style.outlineStyle !== 'none' || (hit && getComputedStyle(hit).stroke !== 'none'); }
                    """);
            assertThat(shown).as("stop %d", i).isEqualTo(true);
        }
        citizen.leaves();
    }

    @Test
    void arrowKeysWalkAlongTheChart() {
        Person citizen = new Person(ledger, browsing.visitor(Look.DESKTOP));
        citizen.goes("/services/" + World.SERVICE);
        Page page = citizen.page();
        page.locator(".chart svg.broad a").first().focus();
        String first =
                page.evaluate("document.activeElement.getAttribute('href')").toString();
        page.keyboard().press("ArrowRight");
        String second =
                page.evaluate("document.activeElement.getAttribute('href')").toString();
        assertThat(second).isNotEqualTo(first).startsWith("#b-");
        page.keyboard().press("ArrowLeft");
        assertThat(page.evaluate("document.activeElement.getAttribute('href')")).isEqualTo(first);
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith(first);
        citizen.leaves();
    }

    @Test
    void theChartAndTheTableSayTheSame() {
        Person citizen = new Person(ledger, browsing.visitor(Look.DESKTOP));
        citizen.goes("/en/services/" + World.SERVICE);
        Page page = citizen.page();
        List<?> spoken = (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.chart svg.broad a')].map(point => {
                  const row = document.querySelector(point.getAttribute('href'));
                  const cells = [...row.querySelectorAll('td')].map(cell => cell.textContent.trim());
                  const title = point.querySelector('title').textContent;
                  return [cells[0] + ' ratings', cells[1] + ' of 100', 'range ' + cells[2]].every(part => title.includes(part));
                })
                """);
        assertThat(spoken).hasSizeGreaterThanOrEqualTo(20).allSatisfy(same -> assertThat(same)
                .isEqualTo(true));
        assertThat(page.locator("main").innerText())
                .contains("These are people who chose to answer. They may not represent all users.");
        citizen.leaves();
    }
}
