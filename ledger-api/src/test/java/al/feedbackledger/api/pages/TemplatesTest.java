package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.wording.Wording;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of every page in every language, seen in its HTML. */
class TemplatesTest {
    private static final int KILOBYTE = 1_024;

    /** A page as it was rendered. */
    private record Rendered(Sample sample, Wording w, String html) {
        String name() {
            return sample.name() + "-" + w.language().tag();
        }

        List<String> all(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(html);
            List<String> found = new ArrayList<>();
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }
    }

    private static List<Rendered> everyPage() {
        List<Rendered> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Wording w = Wording.of(language);
            SamplePages.all(w).forEach(sample -> pages.add(new Rendered(sample, w, Renderer.render(sample, w))));
        }
        return pages;
    }

    @Test
    void everyPageSaysItsLanguage() {
        assertThat(everyPage()).allSatisfy(page -> assertThat(page.html())
                .contains("<html lang=\"" + page.w().language().tag() + "\">"));
    }

    @Test
    void everyPageHasOneMainHeading() {
        assertThat(everyPage())
                .allSatisfy(page ->
                        assertThat(page.all("<(h1)[ >]")).as(page.name()).hasSize(1));
    }

    @Test
    void noIdStandsTwiceOnAPage() {
        assertThat(everyPage()).allSatisfy(page -> assertThat(page.all("\\bid=\"([^\"]+)\""))
                .as(page.name())
                .doesNotHaveDuplicates());
    }

    @Test
    void everythingThatIsReferredToIsThere() {
        assertThat(everyPage()).allSatisfy(page -> {
            Set<String> ids = new HashSet<>(page.all("\\bid=\"([^\"]+)\""));
            List<String> named = new ArrayList<>(page.all("<label[^>]* for=\"([^\"]+)\""));
            for (String list : page.all("aria-(?:labelledby|describedby)=\"([^\"]+)\"")) {
                named.addAll(Arrays.asList(list.strip().split("\\s+")));
            }
            named.addAll(page.all("href=\"#([^\"]+)\""));
            assertThat(ids).as(page.name()).containsAll(named);
        });
    }

    @Test
    void everyPageKeepsToTheContentSecurityPolicy() {
        assertThat(everyPage()).allSatisfy(page -> assertThat(page.html())
                .as(page.name())
                .doesNotContain(" style=\"")
                .doesNotContain("<style")
                .doesNotContain(" onclick=")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("(src|href)=\"https?://"));
    }

    @Test
    void aPageWithSomethingToMendSaysSoFirst() {
        assertThat(everyPage())
                .filteredOn(page -> page.sample().problems().isAny())
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.html())
                        .contains(
                                "<title>" + page.w().say("site.error.prefix"), "class=\"summary\"", "role=\"alert\""));
        assertThat(everyPage())
                .filteredOn(page -> !page.sample().problems().isAny())
                .allSatisfy(page -> assertThat(page.html())
                        .doesNotContain("<title>" + page.w().say("site.error.prefix"))
                        .doesNotContain("class=\"summary\""));
    }

    @Test
    void everyPageOffersTheOtherLanguageUnlessItCannotBeAskedForAgain() {
        assertThat(everyPage()).allSatisfy(page -> {
            boolean offered = page.html().contains("class=\"tongue\"");
            assertThat(offered).as(page.name()).isEqualTo(page.sample().page().path() != null);
        });
        Rendered home = everyPage().getFirst();
        assertThat(home.html()).contains("href=\"/en\"", "hreflang=\"en\"");
    }

    @Test
    void noRatingIsChosenBeforehandAndTheBestStandsFirst() {
        Rendered form = page("form");
        assertThat(form.all("name=\"rating\" value=\"(\\d)\"")).containsExactly("5", "4", "3", "2", "1");
        assertThat(form.html()).doesNotContainPattern("name=\"rating\"[^>]*checked");
    }

    @Test
    void whatPeopleWroteIsEscaped() {
        Rendered check = page("check");
        assertThat(check.html()).doesNotContain("<script>alert");
        Wording w = Wording.of(Language.SQ);
        Sample evil = new Sample(
                "evil",
                "message",
                check.sample().page(),
                new MessageView("<script>alert(1)</script>", "\"><b>", null, List.of()),
                Problems.none());
        assertThat(Renderer.render(evil, w)).doesNotContain("<script>alert", "<b>");
    }

    @Test
    void theFormFitsItsBudget() throws IOException {
        for (String name :
                List.of("form", "form-wrong", "check", "sent", "follow", "case-open", "home", "receipt", "verify")) {
            int weight = gzip(page(name).html().getBytes(StandardCharsets.UTF_8))
                    + asset("ledger.css")
                    + asset("ledger.js")
                    + asset("mark.svg");
            assertThat(weight).as(name).isLessThanOrEqualTo(25 * KILOBYTE);
        }
        List<String> requests =
                page("form").all("(?:<script[^>]* src|<link rel=\"(?:stylesheet|icon)\"[^>]* href)=\"([^\"]+)\"");
        assertThat(requests).as("beside the page itself").hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theTimelineFitsItsBudget() throws IOException {
        Rendered service = page("service");
        int weight = gzip(service.html().getBytes(StandardCharsets.UTF_8))
                + asset("ledger.css")
                + asset("ledger.js")
                + asset("mark.svg");
        assertThat(weight).isLessThanOrEqualTo(60 * KILOBYTE);
        String charts = String.join("", service.all("(?s)(<svg class=\"(?:broad|narrow)\".*?</svg>)"));
        assertThat(charts).isNotEmpty();
        assertThat(gzip(charts.getBytes(StandardCharsets.UTF_8))).isLessThanOrEqualTo(20 * KILOBYTE);
    }

    @Test
    void scriptAndStylesheetFitTheirBudgets() throws IOException {
        assertThat(asset("ledger.js")).isLessThanOrEqualTo(8 * KILOBYTE);
        assertThat(asset("ledger.css")).isLessThanOrEqualTo(12 * KILOBYTE);
    }

    private static Rendered page(String name) {
        return everyPage().stream()
                .filter(each -> each.sample().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int asset(String name) throws IOException {
        try (InputStream asset = TemplatesTest.class.getResourceAsStream("/static/assets/" + name)) {
            return gzip(requireNonNull(asset).readAllBytes());
        }
    }

    private static int gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.size();
    }
}
