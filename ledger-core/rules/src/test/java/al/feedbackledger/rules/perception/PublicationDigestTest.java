package al.feedbackledger.rules.perception;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublicationDigestTest {
    private static PublishedCell cell(String first, String last, Counts counts) {
        return new PublishedCell(new MonthSpan(YearMonth.parse(first), YearMonth.parse(last)), List.of(7L), counts);
    }

    private static SeriesHistory series(String service, List<PublishedCell> cells, List<BreakdownTable> tables) {
        return new SeriesHistory(new Series(service, "web/1"), cells, tables);
    }

    private static BreakdownTable table(
            Dimension dimension, Set<String> hidden, Map<String, Integer> people, Map<String, List<Integer>> ratings) {
        return new BreakdownTable(
                BucketSize.QUARTER.of(LocalDate.of(2026, 1, 1)),
                dimension,
                List.of(new BreakdownTable.Version(9, new TreeSet<>(hidden))),
                36,
                new TreeMap<>(people),
                new TreeMap<>(ratings));
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isOfLinesOfText() throws Exception {
        SeriesHistory first = series(
                "13203",
                List.of(
                        cell("2025-12", "2025-12", Counts.ofRatings(3, 2, 5, 12, 18)),
                        cell("2026-01", "2026-02", new Counts(0, 0, 0, 9, 3, 1, 0, 2)),
                        cell("2026-03", "2026-03", Counts.NONE)),
                List.of(
                        table(
                                Dimension.CHANNEL,
                                Set.of("KIOSK", "MOBILE"),
                                Map.of("WEB", 24),
                                Map.of("WEB", List.of(4, 4, 4, 4, 8))),
                        table(Dimension.AUDIENCE, Set.of(), Map.of("CITIZEN", 36), Map.of()),
                        table(Dimension.REASON, Set.of(), Map.of(), Map.of())));
        SeriesHistory second =
                series("38", List.of(cell("2026-01", "2026-01", Counts.ofRatings(10, 0, 0, 0, 1))), List.of());
        String text = """
                feedback-ledger published cells v1
                cell|13203|web/1|2025-12|2025-12|40|exact:3,2,5,12,18|nobody
                cell|13203|web/1|2026-01|2026-02|12|concentrated:4-5|exact:1,0,2
                cell|13203|web/1|2026-03|2026-03|0|nobody|nobody
                channel|13203|web/1|2026-Q1|36|KIOSK|hidden|-
                channel|13203|web/1|2026-Q1|36|MOBILE|hidden|-
                channel|13203|web/1|2026-Q1|36|WEB|24|exact:4,4,4,4,8
                audience|13203|web/1|2026-Q1|36|CITIZEN|36|-
                reason|13203|web/1|2026-Q1|36|-|-|-
                cell|38|web/1|2026-01|2026-01|11|exact:10,0,0,0,1|nobody
                """;
        assertThat(PublicationDigest.begin().add(first).add(second).finish())
                .isEqualTo(sha256(text.replace('|', '\t')));
    }

    @Test
    void ofNothingIsOfTheTitle() throws Exception {
        assertThat(PublicationDigest.begin().finish()).isEqualTo(sha256("feedback-ledger published cells v1\n"));
        assertThat(PublicationDigest.begin()
                        .add(SeriesHistory.none(new Series("38", "web/1")))
                        .finish())
                .isEqualTo(PublicationDigest.begin().finish());
    }

    @Test
    void doesNotTellTheCountsOfAOneSidedCell() {
        SeriesHistory one =
                series("38", List.of(cell("2026-01", "2026-01", Counts.ofRatings(0, 0, 0, 1, 11))), List.of());
        SeriesHistory other =
                series("38", List.of(cell("2026-01", "2026-01", Counts.ofRatings(0, 0, 0, 5, 7))), List.of());
        assertThat(PublicationDigest.begin().add(one).finish())
                .isEqualTo(PublicationDigest.begin().add(other).finish());
    }

    @Test
    void takesSeriesInOrderAndEachOnce() {
        PublicationDigest digest = PublicationDigest.begin().add(series("38", List.of(), List.of()));
        assertThatThrownBy(() -> digest.add(series("38", List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> digest.add(series("13203", List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
