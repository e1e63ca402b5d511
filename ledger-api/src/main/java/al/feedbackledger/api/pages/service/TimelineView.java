package al.feedbackledger.api.pages.service;

import al.feedbackledger.api.pages.Choice;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A timeline as a sentence, a chart and a table: all three say the same.
 *
 * @param buckets periods the reader can choose from
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
        boolean drawn,
        String broadSvg,
        String narrowSvg,
        boolean hasFew,
        boolean hasOpen,
        boolean hasGaps,
        List<String> ratings,
        List<Row> rows,
        String source) {

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
