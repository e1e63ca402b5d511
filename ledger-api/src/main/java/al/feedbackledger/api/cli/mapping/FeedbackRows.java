package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.mapping.FeedbackMapping.Closings;
import al.feedbackledger.api.cli.mapping.FeedbackMapping.Replies;
import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.rules.feedback.Kind;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes rows to send of rows of a table. Words stay exactly as they are written there. */
public final class FeedbackRows {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");
    private static final int BAD_RATING = 2;

    private final FeedbackMapping mapping;
    private final Cells cells;
    private final Map<String, String> serviceIds;
    private final Map<String, String> institutionIds;

    /**
     * @param serviceIds id by the value that stands for the service
     * @param institutionIds id by the value that stands for the institution
     */
    public FeedbackRows(
            FeedbackMapping mapping, Table table, Map<String, String> serviceIds, Map<String, String> institutionIds) {
        this.mapping = mapping;
        this.cells = new Cells(table);
        this.serviceIds = Map.copyOf(serviceIds);
        this.institutionIds = Map.copyOf(institutionIds);
    }

    /** What the row is called where it comes from, for the report; empty where it says nothing. */
    public String externalId(Row.Cells row) {
        return Objects.requireNonNullElse(cells.find(row, mapping.columns().externalId()), "");
    }

    public Converted<FeedbackRow> convert(Row.Cells row) {
        try {
            return new Converted.Ready<>(read(row));
        } catch (Unreadable wrong) {
            return new Converted.Refused<>(wrong.code());
        }
    }

    private FeedbackRow read(Row.Cells row) {
        FeedbackMapping.Columns columns = mapping.columns();
        String externalId = cells.need(row, columns.externalId(), "missing-external-id");
        String service = id(serviceIds, cells.need(row, columns.service(), "missing-service"), "unmapped-service");
        Integer rating = rating(cells.find(row, columns.rating()));
        String comment = comment(row);
        Kind kind = mapping.kind() == null ? kind(comment, rating) : mapping.kind();
        ZoneId zone = zone(row);
        Instant at = instant(cells.need(row, columns.at(), "missing-time"), zone, "bad-time");
        return new FeedbackRow(
                row.number(),
                externalId,
                service,
                institution(row),
                kind,
                mapping.audience(),
                rating,
                null,
                Set.of(),
                mapping.answerExpected().contains(kind),
                comment,
                cells.find(row, columns.applicationNumber()),
                language(row),
                at,
                reply(row, zone),
                closing(row, zone));
    }

    private @Nullable String institution(Row.Cells row) {
        String value = cells.find(row, mapping.columns().institution());
        return value == null ? null : id(institutionIds, value, "unmapped-institution");
    }

    private static String id(Map<String, String> ids, String value, String code) {
        String id = ids.get(value);
        if (id == null) {
            throw new Unreadable(code);
        }
        return id;
    }

    private static @Nullable Integer rating(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(value.strip()).matches()) {
            throw new Unreadable("bad-rating");
        }
        return Integer.valueOf(value.strip());
    }

    private @Nullable String comment(Row.Cells row) {
        List<String> parts = mapping.columns().comment().stream()
                .map(column -> cells.find(row, column))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return parts.isEmpty() ? null : parts.stream().collect(Collectors.joining("\n"));
    }

    /** As a submission without a kind would get it. */
    private static Kind kind(@Nullable String comment, @Nullable Integer rating) {
        if (comment == null) {
            return Kind.RATING;
        }
        return rating == null || rating <= BAD_RATING ? Kind.COMPLAINT : Kind.SUGGESTION;
    }

    private String language(Row.Cells row) {
        String value = cells.find(row, mapping.columns().language());
        return value == null ? mapping.language() : value.strip().toLowerCase(Locale.ROOT);
    }

    private @Nullable ZoneId zone(Row.Cells row) {
        String value = cells.find(row, mapping.zones().column());
        ZoneId zone = value == null ? null : mapping.zones().byValue().get(value);
        return zone == null ? mapping.zones().always() : zone;
    }

    /** A time with an offset is what it says; one without needs the zone. */
    private static Instant instant(String value, @Nullable ZoneId zone, String code) {
        String text = value.strip();
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException withoutOffset) {
            if (zone == null) {
                throw new Unreadable(code);
            }
        }
        try {
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            throw new Unreadable(code);
        }
    }

    private @Nullable Instant instantOrNull(Row.Cells row, String column, @Nullable ZoneId zone, String code) {
        String value = cells.find(row, column);
        return value == null ? null : instant(value, zone, code);
    }

    private boolean isClosed(Row.Cells row, Closings closings) {
        return closings.value().equals(cells.find(row, closings.column()));
    }

    private FeedbackRow.@Nullable Reply reply(Row.Cells row, @Nullable ZoneId zone) {
        Replies replies = mapping.replies();
        Closings closings = mapping.closings();
        if (replies == null || (closings != null && !isClosed(row, closings))) {
            return null;
        }
        String text = cells.find(row, replies.text());
        if (text == null || (closings != null && isAutomatic(text, closings))) {
            return null;
        }
        return new FeedbackRow.Reply(replies.outcome(), text, instantOrNull(row, replies.at(), zone, "bad-reply-time"));
    }

    private FeedbackRow.@Nullable Closing closing(Row.Cells row, @Nullable ZoneId zone) {
        Replies replies = mapping.replies();
        Closings closings = mapping.closings();
        if (replies == null || closings == null || !isClosed(row, closings)) {
            return null;
        }
        String text = cells.find(row, replies.text());
        boolean automatic = text != null && isAutomatic(text, closings);
        if (text != null && !automatic) {
            return null;
        }
        return new FeedbackRow.Closing(automatic, instantOrNull(row, closings.at(), zone, "bad-closing-time"));
    }

    private static boolean isAutomatic(String text, Closings closings) {
        return closings.automatic().stream()
                .anyMatch(pattern -> pattern.matcher(text.strip()).matches());
    }
}
