package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.rules.catalogue.CatalogueLimits;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads mapping files; what one may hold is told in {@code ops/docs/import.md}. */
public final class MappingFile {
    private static final int MAX_BYTES = 1 << 20;

    private MappingFile() {}

    /** @throws Stop if the file cannot be used, saying where */
    public static FeedbackMapping feedback(Path file) {
        return feedback(file.toString(), read(file));
    }

    /** @throws Stop if the file cannot be used, saying where */
    public static ServiceMapping services(Path file) {
        return services(file.toString(), read(file));
    }

    /** Whether a file maps feedback rather than services. */
    public static boolean isOfFeedback(Path file) {
        return Yaml.parse(file.toString(), read(file)).has("services");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw Stop.unusable(file + " is too long for a mapping");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw Stop.unusable(file + " is not UTF-8");
        } catch (IOException e) {
            throw Stop.unusable(file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    static FeedbackMapping feedback(String name, String text) {
        Yaml file = Yaml.parse(name, text);
        String source = slug(file, "source");
        QuestionSetEntry questionSet = questionSet(file);
        FeedbackMapping mapping = new FeedbackMapping(
                source,
                questionSet,
                columns(part(file, "columns")),
                zones(file),
                file.text("language"),
                file.has("kind") ? file.constant("kind", Kind.class, Kind.COMPLAINT) : null,
                file.constant("audience", Audience.class, Audience.NOT_STATED),
                kinds(file),
                replies(file.part("reply")),
                closings(file.part("closed")),
                serviceNames(file, text(questionSet.id())),
                institutionNames(file));
        file.done();
        if (mapping.closings() != null && mapping.replies() == null) {
            throw file.wrong("closed", "needs the entry reply: the text that came with it");
        }
        return mapping;
    }

    static ServiceMapping services(String name, String text) {
        Yaml file = Yaml.parse(name, text);
        Yaml columns = part(file, "columns");
        ServiceMapping mapping = new ServiceMapping(
                slug(file, "source"),
                questionSet(file),
                new ServiceMapping.Columns(
                        columns.text("id"),
                        columns.text("title"),
                        columns.text("institution"),
                        columns.textOrNull("titleEn"),
                        columns.textOrNull("audience"),
                        columns.textOrNull("category"),
                        columns.textOrNull("subcategory"),
                        columns.textOrNull("processingTime"),
                        columns.textOrNull("validity"),
                        columns.textOrNull("cost"),
                        columns.textOrNull("standardCards"),
                        columns.textOrNull("summary"),
                        columns.textOrNull("address")),
                file.map("audiences"),
                institutionNames(file));
        columns.done();
        file.done();
        return mapping;
    }

    private static Yaml part(Yaml file, String name) {
        Yaml part = file.part(name);
        if (part == null) {
            throw file.wrong(name, "is missing");
        }
        return part;
    }

    private static String slug(Yaml part, String name) {
        String slug = part.text(name);
        if (!CatalogueLimits.isSlug(slug)) {
            throw part.wrong(name, "has 1 to 64 of a-z, 0-9 and hyphens");
        }
        return slug;
    }

    private static QuestionSetEntry questionSet(Yaml file) {
        Yaml part = part(file, "questionSet");
        QuestionSetEntry entry =
                new QuestionSetEntry(slug(part, "id"), part.textOrNull("nameSq"), part.text("nameEn", ""));
        part.done();
        return entry;
    }

    private static FeedbackMapping.Columns columns(Yaml part) {
        FeedbackMapping.Columns columns = new FeedbackMapping.Columns(
                part.text("externalId"),
                part.text("at"),
                part.text("service"),
                part.textOrNull("institution"),
                part.textOrNull("rating"),
                part.texts("comment"),
                part.textOrNull("applicationNumber"),
                part.textOrNull("language"));
        part.done();
        return columns;
    }

    private static FeedbackMapping.Zones zones(Yaml file) {
        String always = file.textOrNull("zone");
        Yaml part = file.part("zones");
        if (part == null) {
            return new FeedbackMapping.Zones(always == null ? null : zone(file, "zone", always), null, Map.of());
        }
        Map<String, ZoneId> byValue = new LinkedHashMap<>();
        part.map("values").forEach((value, id) -> byValue.put(value, zone(part, "values", id)));
        FeedbackMapping.Zones zones = new FeedbackMapping.Zones(
                always == null ? null : zone(file, "zone", always), part.text("column"), byValue);
        part.done();
        return zones;
    }

    private static ZoneId zone(Yaml part, String name, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw part.wrong(name, "names no time zone such as Europe/Tirane: " + id);
        }
    }

    private static Set<Kind> kinds(Yaml file) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(file.constants("answerExpected", Kind.class));
        if (kinds.contains(Kind.RATING)) {
            throw file.wrong("answerExpected", "cannot be for RATING: a rating alone gets no answer");
        }
        return kinds;
    }

    private static FeedbackMapping.@Nullable Replies replies(@Nullable Yaml part) {
        if (part == null) {
            return null;
        }
        Outcome outcome = part.constant("outcome", Outcome.class, Outcome.EXPLAINED);
        if (outcome.namesAction()) {
            throw part.wrong("outcome", "cannot name a promise, which an import does not have");
        }
        FeedbackMapping.Replies replies = new FeedbackMapping.Replies(part.text("text"), part.text("at"), outcome);
        part.done();
        return replies;
    }

    private static FeedbackMapping.@Nullable Closings closings(@Nullable Yaml part) {
        if (part == null) {
            return null;
        }
        FeedbackMapping.Closings closings = new FeedbackMapping.Closings(
                part.text("column"), part.text("value"), part.text("at"), part.patterns("automatic"));
        part.done();
        return closings;
    }

    private static ServiceNames serviceNames(Yaml file, String questionSet) {
        Yaml part = part(file, "services");
        Map<String, ServiceRow> known = new LinkedHashMap<>();
        for (Yaml one : part.parts("known")) {
            known.put(one.text("value"), service(one, questionSet));
            one.done();
        }
        Yaml others = part.part("others");
        ServiceNames names = new ServiceNames(
                known,
                others == null
                        ? null
                        : new ServiceNames.Others(
                                others.text("idPrefix", ""),
                                slug(others, "institution"),
                                others.textOrNull("category")));
        if (others != null) {
            others.done();
        }
        part.done();
        return names;
    }

    private static ServiceRow service(Yaml one, String questionSet) {
        return new ServiceRow(
                null,
                one.text("id"),
                slug(one, "institution"),
                one.text("titleSq"),
                one.text("titleEn", ""),
                one.textOrNull("audience"),
                one.textOrNull("category"),
                null,
                null,
                null,
                null,
                null,
                one.textOrNull("summary"),
                one.textOrNull("address"),
                questionSet);
    }

    private static InstitutionNames institutionNames(Yaml file) {
        Yaml part = part(file, "institutions");
        Map<String, InstitutionEntry> known = new LinkedHashMap<>();
        for (Yaml one : part.parts("known")) {
            known.put(
                    one.text("value"),
                    new InstitutionEntry(
                            slug(one, "id"),
                            one.constant("type", InstitutionType.class, InstitutionType.OTHER),
                            one.textOrNull("parent"),
                            one.text("nameSq"),
                            one.text("nameEn", "")));
            one.done();
        }
        Yaml others = part.part("others");
        InstitutionNames names = new InstitutionNames(known, others == null ? null : otherInstitutions(others));
        part.done();
        return names;
    }

    private static InstitutionNames.Others otherInstitutions(Yaml part) {
        Map<String, InstitutionType> types = new LinkedHashMap<>();
        part.map("types")
                .forEach((start, type) -> types.put(start, Yaml.constant("types", InstitutionType.class, type)));
        InstitutionNames.Others others = new InstitutionNames.Others(
                part.text("idPrefix", ""),
                part.constant("type", InstitutionType.class, InstitutionType.OTHER),
                types,
                part.textOrNull("parent"));
        part.done();
        return others;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
