package al.feedbackledger.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of an import's rows, in the order they were sent.
 *
 * @param entries question sets and institutions that came with the rows
 * @param recorded how many events of each kind were recorded, by their names; closures that nobody made once more as
 *     {@value #AUTOMATIC}
 * @param position of the last event recorded; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(
        List<RowResult> results,
        List<EntryResult> entries,
        Map<String, Long> recorded,
        @Nullable Long position) {
    /** Closures because time had passed, among the closures. */
    public static final String AUTOMATIC = "FeedbackClosed.automatic";

    public ImportAnswer {
        results = List.copyOf(results);
        entries = List.copyOf(entries);
        recorded = Collections.unmodifiableMap(new TreeMap<>(recorded));
    }

    /**
     * @param result {@code imported}, {@code present} or {@code refused}
     * @param reason a code, for a refused row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowResult(
            long row, String result, @Nullable String reason) {}

    /** @param id of the question set or institution */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryResult(
            String id, String result, @Nullable String reason) {}
}
