package al.feedbackledger.rules.perception;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The digest of everything the public sees at a publication point: SHA-256 over lines of text.
 *
 * <p>Only what is public goes in. The digest itself is public, and the counts of a small or one-sided group are few
 * enough to be tried out against it.
 *
 * <p>The bytes, in UTF-8; fields are separated by one tab (0x09) and every line, the last too, ends in one line feed
 * (0x0A); numbers are decimal without sign or leading zeros. The first line is {@value #TITLE}. Then, for each series in
 * order of service and question set (both compared by UTF-16 code unit), its cells in order of time, then its public
 * tables in order of quarter and dimension (channel, audience, reason):
 *
 * <pre>
 * cell    service  question set  first month  last month  n  ratings  got it done
 * channel service  question set  quarter      n           value  people  ratings
 * </pre>
 *
 * <p>Months are {@code 2026-03}, quarters {@code 2026-Q1}. A table's lines begin with {@code channel}, {@code audience}
 * or {@code reason}, one line for each value shown or hidden in order of value; a hidden one has {@code hidden} in
 * place of people; a table without any has one line with {@code -} in place of the value, people and ratings. Ratings
 * and got it done are {@code exact:3,2,5,12,18}, {@code concentrated:4-5}, {@code withheld} or {@code nobody}; in
 * tables {@code -} where only people are given. A series without published cells has no lines.
 *
 * <p>Not thread-safe; used once.
 */
public final class PublicationDigest {
    static final String TITLE = "feedback-ledger published cells v1";

    private final MessageDigest sha256;
    private @Nullable Series last;

    private PublicationDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static PublicationDigest begin() {
        PublicationDigest digest = new PublicationDigest();
        digest.line(List.of(TITLE));
        return digest;
    }

    /** Takes in one series; series come in ascending order, each once. */
    @CanIgnoreReturnValue
    public PublicationDigest add(SeriesHistory history) {
        Series series = history.series();
        if (last != null && last.compareTo(series) >= 0) {
            throw new IllegalArgumentException("series are taken in order, each once");
        }
        last = series;
        history.cells().forEach(cell -> cell(series, cell));
        history.publicTables().forEach(table -> table(series, table));
        return this;
    }

    /** The 32 bytes of the digest. */
    public byte[] finish() {
        return sha256.digest();
    }

    private void cell(Series series, PublishedCell cell) {
        line(List.of(
                "cell",
                series.service(),
                series.questionSet(),
                cell.months().first().toString(),
                cell.months().last().toString(),
                Integer.toString(cell.n()),
                text(Spread.of(cell.counts().ratings())),
                text(Spread.of(cell.counts().gotItDone()))));
    }

    private void table(Series series, BreakdownTable table) {
        if (table.people().isEmpty() && table.hidden().isEmpty()) {
            line(fields(series, table, "-", "-", "-"));
        }
        table.values().forEach(value -> {
            Integer people = table.people().get(value);
            List<Integer> ratings = table.ratings().get(value);
            line(fields(
                    series,
                    table,
                    value,
                    people == null ? "hidden" : people.toString(),
                    ratings == null ? "-" : text(Spread.of(ratings))));
        });
    }

    private static List<String> fields(
            Series series, BreakdownTable table, String value, String people, String ratings) {
        return List.of(
                name(table.dimension()),
                series.service(),
                series.questionSet(),
                table.quarter().name(),
                Integer.toString(table.n()),
                value,
                people,
                ratings);
    }

    private static String name(Dimension dimension) {
        return switch (dimension) {
            case CHANNEL -> "channel";
            case AUDIENCE -> "audience";
            case REASON -> "reason";
        };
    }

    private static String text(Spread spread) {
        return switch (spread) {
            case Spread.Nobody nobody -> "nobody";
            case Spread.Exact exact ->
                exact.people().stream().map(String::valueOf).collect(Collectors.joining(",", "exact:", ""));
            case Spread.Concentrated concentrated -> "concentrated:" + concentrated.from() + "-" + concentrated.to();
            case Spread.Withheld withheld -> "withheld";
        };
    }

    private void line(List<String> fields) {
        sha256.update((String.join("\t", fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
