package al.feedbackledger.api.chart;

import al.feedbackledger.api.chart.ChartPoint.Share;
import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimelineChartTest {
    private static final Wording W = Wording.of(Language.EN);
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final Share HALF = new Share(.5, .4, .6);
    private static final int MOST_BYTES = 20 * 1_024;

    @Test
    void theAxisIsAlwaysTheWhole() {
        String high = draw(month(0, 100, new Share(.99, .97, 1), false));
        String low = draw(month(0, 100, new Share(.01, 0, .03), false));
        for (String svg : List.of(high, low)) {
            assertThat(svg).contains(">0<", ">25<", ">50<", ">75<", ">100<");
        }
        assertThat(y(high)).isLessThan(40);
        assertThat(y(low)).isGreaterThan(270);
    }

    @Test
    void oneLineAndOneBandJoinPeriodsThatFollowEachOther() {
        String svg = draw(month(0, 50, HALF, false), month(1, 50, HALF, false), month(2, 50, HALF, false));
        assertThat(count(svg, "class=\"line\"")).isEqualTo(1);
        assertThat(count(svg, "class=\"band\"")).isEqualTo(1);
    }

    @Test
    void theLineBreaksWhereAPeriodHasNoNumber() {
        String svg = draw(
                month(0, 50, HALF, false),
                month(1, 50, HALF, false),
                month(2, 0, null, false),
                month(3, 50, HALF, false),
                month(4, 50, HALF, false));
        assertThat(count(svg, "class=\"line\"")).isEqualTo(2);
        assertThat(count(svg, "<a ")).isEqualTo(4);
        assertThat(count(svg, "class=\"bar\"")).isEqualTo(4);
    }

    @Test
    void theLineBreaksWhereAPeriodIsMissing() {
        assertThat(count(draw(month(0, 50, HALF, false), month(2, 50, HALF, false)), "class=\"line\""))
                .isZero();
    }

    @Test
    void aPeriodAloneStillShowsItsInterval() {
        assertThat(draw(month(0, 50, HALF, false))).contains("class=\"rng\"").doesNotContain("class=\"line\"");
    }

    @Test
    void fewRatingsMakeAHollowPoint() {
        assertThat(draw(month(0, 29, HALF, false))).contains("dot few");
        assertThat(draw(month(0, 30, HALF, false))).doesNotContain("dot few");
    }

    @Test
    void aPeriodThatIsNotOverIsDashed() {
        String svg = draw(month(0, 50, HALF, false), month(1, 50, HALF, true));
        assertThat(svg).contains("line dash", "bar dash", "dot few");
    }

    @Test
    void everyPointIsALinkToItsRowAndSaysItsNumbers() {
        String svg = draw(month(0, 50, HALF, false));
        assertThat(svg).contains("<a href=\"#b-2024-01-01\"><title>in words 0</title>");
    }

    @Test
    void whatIsWrittenIsEscaped() {
        String svg = TimelineChart.draw(W, ChartSize.BROAD, "<b>&\"", List.of(month(0, 50, HALF, false)));
        assertThat(svg).contains("&lt;b&gt;&amp;&quot;").doesNotContain("<b>");
    }

    @Test
    void nothingIsStyledInline() {
        assertThat(draw(month(0, 50, HALF, false))).doesNotContain("style=").doesNotContain("fill=\"#");
    }

    @Test
    void aChartOfNothingIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimelineChart.draw(W, ChartSize.BROAD, "t", List.of()));
    }

    @Test
    void aShareOutsideItsIntervalIsAnError() {
        assertThatThrownBy(() -> new Share(.5, .6, .7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenYearsOfMonthsFitTheBudgetAndAreWellFormed() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            double share = .05 + random.nextDouble() * .9;
            points.add(month(
                    i, 10 + random.nextInt(900), new Share(share, share * .9, Math.min(1, share * 1.1)), i == 119));
        }
        String both = TimelineChart.draw(W, ChartSize.BROAD, "t", points)
                + TimelineChart.draw(W, ChartSize.NARROW, "t", points);
        assertThat(gzip(both)).as("seed %d", seed).isLessThan(MOST_BYTES);
        String svg = TimelineChart.draw(W, ChartSize.NARROW, "t", points);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("a")
                        .getLength())
                .isEqualTo(120);
    }

    private static ChartPoint month(int i, long n, @Nullable Share share, boolean open) {
        LocalDate start = FIRST.plusMonths(i);
        LocalDate end = start.plusMonths(1).minusDays(1);
        return new ChartPoint("b-" + start, "in words " + i, start, end, n, share, open);
    }

    private static String draw(ChartPoint... points) {
        return TimelineChart.draw(W, ChartSize.BROAD, "t", List.of(points));
    }

    private static double y(String svg) {
        var matcher = Pattern.compile("cy=\"([0-9.]+)\"").matcher(svg);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static long count(String svg, String part) {
        return svg.split(Pattern.quote(part), -1).length - 1L;
    }

    private static int gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
