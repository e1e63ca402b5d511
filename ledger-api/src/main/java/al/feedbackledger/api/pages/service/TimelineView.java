package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.pages.Choice;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A timeline as a sentence, a chart and a table: all three say the same.
 *
 * @param buckets periods the reader can choose from
 * @param series question sets the reader can choose from; ratings to different ones are never mixed
 * @param drawn whether any period has a number
 * @param ratings names of the five ratings, the best first
 * @param rows the latest period first
 * @param source what the numbers were taken from
 */
public record TimelineView(
        String sentence,
        @Nullable String total,
        boolean few,
        List<Choice> buckets,
        List<Choice> series,
        boolean drawn,
        String broadSvg,
        String narrowSvg,
        boolean hasFew,
        boolean hasOpen,
        boolean hasGaps,
        List<String> ratings,
        List<Row> rows,
        String source) {

    /** What the address of another bucket carries on. */
    public String getSuffix() {
        return series.size() < 2
                ? ""
                : series.stream()
                        .filter(Choice::chosen)
                        .map(chosen -> "&questionSet=" + chosen.value())
                        .findFirst()
                        .orElse("");
    }

    /**
     * One period in the table.
     *
     * @param share satisfied people of 100; null where there is no number, and {@code why} says why
     */
    public record Row(
            String anchor,
            String period,
            @Nullable String state,
            @Nullable String n,
            @Nullable String share,
            @Nullable String range,
            List<String> counts,
            @Nullable String why) {}
}
