package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of a table of feedback mean.
 *
 * @param source slug; with a row's external id its identity for good
 * @param questionSet the series of this source
 * @param language of what was written, where no column says
 * @param kind of every row; null: by what it holds, as for a submission without a kind
 * @param answerExpected the kinds for which an answer was expected there
 * @param services which service a value stands for
 * @param institutions which institution a value stands for
 */
public record FeedbackMapping(
        String source,
        QuestionSetEntry questionSet,
        Columns columns,
        Zones zones,
        String language,
        @Nullable Kind kind,
        Audience audience,
        Set<Kind> answerExpected,
        @Nullable Replies replies,
        @Nullable Closings closings,
        ServiceNames services,
        InstitutionNames institutions) {

    /**
     * Names of columns.
     *
     * @param comment several are put together, one a line; empty for none
     * @param institution who handled it; null for the service's own institution
     */
    public record Columns(
            String externalId,
            String at,
            String service,
            @Nullable String institution,
            @Nullable String rating,
            List<String> comment,
            @Nullable String applicationNumber,
            @Nullable String language) {
        public Columns {
            comment = List.copyOf(comment);
        }
    }

    /**
     * The zone of times without one.
     *
     * @param always of every row; null where a column tells, or where every time has its zone
     * @param column whose values name zones
     */
    public record Zones(@Nullable ZoneId always, @Nullable String column, Map<String, ZoneId> byValue) {
        public Zones {
            byValue = Map.copyOf(byValue);
        }
    }

    /** Where replies stand. */
    public record Replies(String text, String at, Outcome outcome) {}

    /**
     * How it shows that a case was closed; then a reply is the text that came with it.
     *
     * @param value of the column in closed rows
     * @param automatic texts that are no reply: nobody wrote them
     */
    public record Closings(String column, String value, String at, List<Pattern> automatic) {
        public Closings {
            automatic = List.copyOf(automatic);
        }
    }

    /** Every column that must be there. */
    public List<String> columnNames() {
        List<@Nullable String> names = new ArrayList<>();
        names.add(columns.externalId());
        names.add(columns.at());
        names.add(columns.service());
        names.add(columns.institution());
        names.add(columns.rating());
        names.addAll(columns.comment());
        names.add(columns.applicationNumber());
        names.add(columns.language());
        names.add(zones.column());
        if (replies != null) {
            names.add(replies.text());
            names.add(replies.at());
        }
        if (closings != null) {
            names.add(closings.column());
            names.add(closings.at());
        }
        return names.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }
}
