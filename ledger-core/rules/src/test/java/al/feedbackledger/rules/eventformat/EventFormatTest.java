package al.feedbackledger.rules.eventformat;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.examples.EventSamples;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.publication.PublicationEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The bytes of every event, against golden files that are only ever added to. A new event's files are written by running
 * this test with {@code -Dgolden.write=true}, which touches no file that exists.
 */
class EventFormatTest {
    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final EventFormat FORMAT = EventFormat.current();
    private static final Set<Class<?>> ROOTS = Set.of(
            FeedbackEvent.class,
            AccessEvent.class,
            WordsExportEvent.class,
            ServiceEvent.class,
            InstitutionEvent.class,
            QuestionSetEvent.class,
            StandardEvent.class,
            ActionEvent.class,
            PublicationEvent.class);

    static List<Object> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyEventIsWrittenAsItsGoldenFile(Object event) throws IOException {
        Path file = GOLDEN.resolve(fileName(event));
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.write(file, FORMAT.write(event));
        }
        assertThat(new String(FORMAT.write(event), StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyGoldenFileIsReadAsTheEvent(Object event) throws IOException {
        EventType type = FORMAT.of(event.getClass());
        Object read = FORMAT.read(type.name(), type.revision(), Files.readAllBytes(GOLDEN.resolve(fileName(event))));
        assertThat(read).isEqualTo(event);
    }

    /** A file that is changed or deleted breaks stored history; a new one adds its line here. */
    @Test
    void goldenFilesAreOnlyEverAdded() throws IOException {
        Path sums = GOLDEN.resolve("SHA256SUMS");
        Map<String, String> actual = new TreeMap<>();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                actual.put(requireNonNull(file.getFileName()).toString(), sha256(Files.readAllBytes(file)));
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.write(
                    sums,
                    actual.entrySet().stream()
                            .map(e -> e.getValue() + "  " + e.getKey())
                            .toList());
        }
        Map<String, String> committed = Files.readAllLines(sums).stream()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        assertThat(actual).isEqualTo(committed);
    }

    @Test
    void theCatalogueHoldsExactlyTheEventsOfTheSealedTypes() {
        Set<String> types = new TreeSet<>();
        ROOTS.forEach(root -> records(root).forEach(type -> types.add(type.getName())));
        assertThat(FORMAT.types().stream().map(type -> type.type().getName()))
                .containsExactlyInAnyOrderElementsOf(types);
        assertThat(types).hasSizeGreaterThan(55);
    }

    @Test
    void everyEventHasASampleAndEveryOptionalPartIsOnceThereAndOnceAbsent() {
        Set<String> full = names(EventSamples.full());
        assertThat(full).isEqualTo(FORMAT.types().stream().map(EventType::name).collect(Collectors.toSet()));
        assertThat(EventSamples.full()).hasSize(full.size());
        Set<String> optional = FORMAT.types().stream()
                .filter(type -> Arrays.stream(type.type().getRecordComponents())
                        .anyMatch(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                .map(EventType::name)
                .collect(Collectors.toCollection(TreeSet::new));
        optional.add("ServiceRegistered");
        optional.add("ServiceRevised");
        assertThat(names(EventSamples.minimal())).isEqualTo(optional);
        for (Object event : EventSamples.full()) {
            assertThat(new String(FORMAT.write(event), StandardCharsets.UTF_8)).doesNotContain("null");
        }
    }

    @Test
    void theNameOfAnEventIsTheNameOfItsRecord() {
        assertThat(FORMAT.types()).allSatisfy(type -> {
            assertThat(type.name()).isEqualTo(type.type().getSimpleName());
            assertThat(type.revision()).isEqualTo(1);
        });
    }

    @Test
    void whatIsAboutACaseIsOpaqueAndWhatConcernsEverybodyIsOpen() {
        assertThat(FORMAT.types()).allSatisfy(type -> {
            boolean aboutACase = Set.of(StreamType.FEEDBACK, StreamType.ACCESS, StreamType.WORDS_EXPORT)
                    .contains(type.stream());
            assertThat(type.isPublic()).isEqualTo(!aboutACase);
            boolean feedback = FeedbackEvent.class.isAssignableFrom(type.type());
            assertThat(type.stream() == StreamType.FEEDBACK).isEqualTo(feedback);
        });
        assertThat(FORMAT.types().stream().map(EventType::stream).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(StreamType.values());
    }

    @Nested
    class Times {
        private byte[] written(String time) {
            return FORMAT.write(
                    new FeedbackEvent.DeadlineMissed("38", People.REGISTRY, DeadlineKind.ANSWER, Instant.parse(time)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-03-02T09:00:00Z",
                    "2026-03-02T09:00:00.000001Z",
                    "2026-03-02T09:00:00.999999Z",
                    "2026-03-02T09:00:00.120Z",
                    "1969-12-31T23:59:59.999999Z",
                    "2026-10-25T01:30:00Z"
                })
        void areWrittenOneWayAndComeBackToTheMicrosecond(String time) {
            assertThat(new String(written(time), StandardCharsets.UTF_8)).contains("\"" + Instant.parse(time) + "\"");
            assertThat(FORMAT.read("DeadlineMissed", 1, written(time)))
                    .isEqualTo(new FeedbackEvent.DeadlineMissed(
                            "38", People.REGISTRY, DeadlineKind.ANSWER, Instant.parse(time)));
        }
    }

    @Nested
    class Unreadable {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{",
                    "{\"service\":\"38\"}",
                    "{\"service\":\"38\",\"institution\":null,\"previous\":2,\"rating\":4}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4,\"more\":1}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":null}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4.5}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":\"4\"}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":99999999999}",
                    "{\"service\":\"38\",\"institution\":\"r\",\"previous\":2,\"rating\":4}{}"
                })
        void bytesAreAnAlarmThatTellsNoContent(String payload) {
            assertThatThrownBy(() -> FORMAT.read("RatingCorrected", 1, payload.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(EventFormat.UnreadableEvent.class)
                    .hasMessageStartingWith("cannot read RatingCorrected revision 1")
                    .hasMessageNotContaining("38");
        }

        @Test
        void namesAndRevisionsAreAnAlarm() {
            byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> FORMAT.read("RatingCorrected", 2, payload))
                    .isInstanceOf(EventFormat.UnreadableEvent.class);
            assertThatThrownBy(() -> FORMAT.read("RatingForged", 1, payload))
                    .isInstanceOf(EventFormat.UnreadableEvent.class);
            assertThat(FORMAT.find("RatingForged")).isNull();
        }

        @Test
        void enumsByNumberAreAnAlarm() {
            byte[] payload = "{\"service\":\"38\",\"institution\":\"r\",\"kind\":1}".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> FORMAT.read("DeadlinePaused", 1, payload))
                    .isInstanceOf(EventFormat.UnreadableEvent.class);
        }

        @Test
        void aClassThatIsNoEventIsAProgrammersError() {
            assertThatThrownBy(() -> FORMAT.write("text")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String fileName(Object event) {
        EventType type = FORMAT.of(event.getClass());
        String minimal = EventSamples.minimal().contains(event) ? ".minimal" : "";
        return type.name() + "." + type.revision() + minimal + ".json";
    }

    private static Set<String> names(List<Object> events) {
        return events.stream()
                .map(event -> FORMAT.of(event.getClass()).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> records(Class<?> root) {
        if (root.isRecord()) {
            return List.of(root);
        }
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> type : root.getPermittedSubclasses()) {
            records.addAll(records(type));
        }
        return records;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
