package al.feedbackledger.api.wording;

import al.feedbackledger.api.audit.WordsExports;
import al.feedbackledger.api.language.Language;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Closure;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.DisputeReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.EscalationReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.ReviewResult;
import al.feedbackledger.rules.feedback.Status;
import al.feedbackledger.rules.feedback.WordsExportReason;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordingTest {
    private static final Wording SQ = Wording.of(Language.SQ);
    private static final Wording EN = Wording.of(Language.EN);
    private static final int MOST_WORDS = 20;

    @Nested
    class Bundles {
        @Test
        void bothLanguagesHaveTheSameKeys() {
            assertThat(SQ.keys()).isEqualTo(EN.keys()).hasSizeGreaterThan(400);
        }

        @Test
        void bothLanguagesHaveTheSamePlaceholders() {
            Pattern placeholder = Pattern.compile("\\{\\d}");
            assertThat(SQ.keys())
                    .allSatisfy(key ->
                            assertThat(all(placeholder, SQ.say(key))).as(key).isEqualTo(all(placeholder, EN.say(key))));
        }

        @Test
        void apostrophesAreDoubledExactlyWherePlaceholdersAre() {
            for (Wording w : List.of(SQ, EN)) {
                assertThat(w.keys()).allSatisfy(key -> {
                    String text = w.say(key);
                    String rest = text.replace("''", "");
                    assertThat(text.contains("{0}") ? rest.contains("'") : text.contains("''"))
                            .as(key)
                            .isFalse();
                });
            }
        }

        @Test
        void noSentenceIsLongerThanTwentyWords() {
            for (Wording w : List.of(SQ, EN)) {
                List<String> tooLong = w.keys().stream()
                        .flatMap(key -> Stream.of(w.say(key).split("[.!?;:](\\s|$)"))
                                .filter(sentence -> sentence.strip().split("\\s+").length > MOST_WORDS)
                                .map(sentence -> key + ": " + sentence))
                        // The words of the wording document itself: a list, and a sentence of 21 words.
                        .filter(each -> !each.startsWith("form.comment.notice"))
                        .toList();
                assertThat(tooLong).isEmpty();
            }
        }

        @Test
        void textsAreTrimmedAndNotEmpty() {
            for (Wording w : List.of(SQ, EN)) {
                assertThat(w.keys()).allSatisfy(key -> assertThat(w.say(key))
                        .as(key)
                        .isNotBlank()
                        .isEqualTo(w.say(key).strip()));
            }
        }

        private static Set<String> all(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            Set<String> found = new TreeSet<>();
            while (matcher.find()) {
                found.add(matcher.group());
            }
            return found;
        }
    }

    @Nested
    class Codes {
        private static final Map<String, Class<? extends Enum<?>>> GROUPS = Map.ofEntries(
                Map.entry("kind", Kind.class),
                Map.entry("kind.short", Kind.class),
                Map.entry("reason", Reason.class),
                Map.entry("done", GotItDone.class),
                Map.entry("audience", Audience.class),
                Map.entry("desk", Status.class),
                Map.entry("desk.CLOSED", Closure.class),
                Map.entry("status.CLOSED", Closure.class),
                Map.entry("deadline", DeadlineStatus.class),
                Map.entry("outcome", Outcome.class),
                Map.entry("decline", DeclineReason.class),
                Map.entry("dispute", DisputeReason.class),
                Map.entry("extension", ExtensionReason.class),
                Map.entry("exclusion", ExclusionReason.class),
                Map.entry("ground", ErasureGround.class),
                Map.entry("kept", ErasureRefusalReason.class),
                Map.entry("review", ReviewResult.class),
                Map.entry("escalation", EscalationReason.class),
                Map.entry("refused", Refusal.Reason.class),
                Map.entry("role", Role.class),
                Map.entry("audit.purpose", AccessEvent.Purpose.class),
                Map.entry("audit.export.reason", WordsExportReason.class),
                Map.entry("audit.export.stage", WordsExports.Stage.class));

        @Test
        void everyCodePeopleSeeHasWords() {
            GROUPS.forEach((group, type) -> assertThat(type.getEnumConstants())
                    .allSatisfy(code -> assertThat(SQ.knows(group + "." + code.name()))
                            .as(group + "." + code)
                            .isTrue()));
        }

        @Test
        void everyStatusButClosedHasWordsForThePerson() {
            assertThat(Status.values())
                    .filteredOn(status -> status != Status.CLOSED)
                    .allSatisfy(status -> assertThat(SQ.knows("status." + status))
                            .as(status.name())
                            .isTrue());
        }

        @Test
        void everyEventOfACaseHasAName() {
            assertThat(events(FeedbackEvent.class)).hasSize(35).allSatisfy(name -> assertThat(SQ.knows("event." + name))
                    .as(name)
                    .isTrue());
        }

        private static Set<String> events(Class<?> sealedType) {
            Set<String> names = new TreeSet<>();
            for (Class<?> permitted : sealedType.getPermittedSubclasses()) {
                if (permitted.isSealed()) {
                    names.addAll(events(permitted));
                } else {
                    names.add(permitted.getSimpleName());
                }
            }
            return names;
        }
    }

    @Nested
    class Use {
        /** Keys that are put together of a group and a code, or of an act and a field. */
        private static final Pattern COMPOSED = Pattern.compile(
                "(kind|reason|done|audience|status|desk|deadline|outcome|decline|dispute|extension|exclusion|ground|kept|review"
                        + "|escalation|refused|role|event|rating|act|did|staff\\.act|trouble|timeline\\.bucket"
                        + "|service\\.audience|staff\\.inbox|audit\\.purpose|audit\\.view|audit\\.export)\\..*");

        @Test
        void everyKeyInTheCodeExistsAndEveryKeyIsUsed() throws IOException {
            Set<String> used = literals();
            Set<String> unused = SQ.keys().stream()
                    .filter(key -> !COMPOSED.matcher(key).matches())
                    .filter(key -> !used.contains(key) && !used.contains(key.replaceFirst("\\.(one|other)$", "")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(unused).as("texts that no page shows").isEmpty();
        }

        @Test
        void everyKeyThatATemplateSaysExists() throws IOException {
            Pattern said = Pattern.compile("w\\.say\\('([a-zA-Z0-9.-]+)'");
            List<String> missing = new ArrayList<>();
            for (Path template : files("src/main/resources/templates", ".html")) {
                Matcher matcher = said.matcher(Files.readString(template));
                while (matcher.find()) {
                    if (!SQ.knows(matcher.group(1))) {
                        missing.add(template.getFileName() + ": " + matcher.group(1));
                    }
                }
            }
            assertThat(missing).isEmpty();
        }

        @Test
        void everyKeyThatTheCodeSaysExists() throws IOException {
            Pattern said = Pattern.compile("\\bw?\\(?\\)?\\.?(?:say|count)\\(\\s*\"([a-z][a-zA-Z0-9.-]+[a-zA-Z0-9])\"");
            List<String> missing = new ArrayList<>();
            for (Path source : files("src/main/java/al/feedbackledger/api/pages", ".java")) {
                Matcher matcher = said.matcher(Files.readString(source));
                while (matcher.find()) {
                    String key = matcher.group(1);
                    if (!SQ.knows(key) && !SQ.knows(key + ".one")) {
                        missing.add(source.getFileName() + ": " + key);
                    }
                }
            }
            assertThat(missing).isEmpty();
        }

        private static Set<String> literals() throws IOException {
            Pattern literal = Pattern.compile("[\"']([a-z][a-zA-Z0-9]*(?:[.-][a-zA-Z0-9]+)+)[\"']");
            Set<String> found = new TreeSet<>();
            List<Path> all = new ArrayList<>(files("src/main/resources/templates", ".html"));
            all.addAll(files("src/main/java/al/feedbackledger/api", ".java"));
            for (Path file : all) {
                Matcher matcher = literal.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            return found;
        }

        private static List<Path> files(String folder, String end) throws IOException {
            try (Stream<Path> walk = Files.walk(Path.of(folder))) {
                return walk.filter(path -> path.toString().endsWith(end)).toList();
            }
        }
    }

    @Nested
    class WritingOut {
        private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

        @Test
        void datesAreWrittenOutInTheLanguage() {
            assertThat(SQ.date(DAY)).isEqualTo("23 nëntor 2026");
            assertThat(EN.date(DAY)).isEqualTo("23 November 2026");
        }

        @Test
        void timesAreLocal() {
            Instant summer = Instant.parse("2026-07-01T22:30:00Z");
            assertThat(EN.dateTime(summer)).isEqualTo("2 July 2026, 00:30");
            assertThat(SQ.date(summer)).isEqualTo("2 korrik 2026");
        }

        @Test
        void theDueDayIsTheLastInTime() {
            assertThat(EN.dueDate(Instant.parse("2026-11-23T23:00:00Z"))).isEqualTo("23 November 2026");
        }

        @Test
        void numbersHaveTheLanguagesSeparators() {
            assertThat(SQ.number(18_147)).isEqualTo("18\u00a0147");
            assertThat(EN.number(18_147)).isEqualTo("18,147");
        }

        @Test
        void oneIsSingularAndEverythingElsePlural() {
            assertThat(SQ.count("form.comment.left", 1)).isEqualTo("Ju mbetet 1 karakter.");
            assertThat(SQ.count("form.comment.left", 0)).isEqualTo("Ju mbeten 0 karaktere.");
            assertThat(EN.count("form.comment.left", 3_999)).isEqualTo("You have 3,999 characters left.");
        }

        @Test
        void apostrophesComeOutOnce() {
            assertThat(EN.say("sent.next.dispute", "60")).contains("60 days");
            assertThat(SQ.say("sent.keep")).contains("mund t'i shkruani");
        }

        @Test
        void anUnknownKeyIsAnError() {
            assertThatThrownBy(() -> SQ.say("no.such.key")).isInstanceOf(java.util.MissingResourceException.class);
        }

        @Test
        void headingsBeginLarge() {
            assertThat(Wording.headed("janar 2022")).isEqualTo("Janar 2022");
            assertThat(Wording.headed("")).isEmpty();
        }
    }

    @Nested
    class PeriodNames {
        @Test
        void wholeMonthsAndQuartersHaveTheirNames() {
            assertThat(name(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 31)))
                    .isEqualTo("janar 2022");
            assertThat(name(LocalDate.of(2024, 7, 1), LocalDate.of(2024, 9, 30)))
                    .isEqualTo("tremujori 3 i 2024");
        }

        @Test
        void mergedMonthsAreNamedFromTo() {
            assertThat(name(LocalDate.of(2021, 12, 1), LocalDate.of(2022, 1, 31)))
                    .isEqualTo("dhjetor 2021 – janar 2022");
            assertThat(name(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 4, 30)))
                    .isEqualTo("shkurt 2022 – prill 2022");
        }

        @Test
        void weeksAreNamedByTheirDays() {
            assertThat(name(LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 10)))
                    .isEqualTo("4–10 maj 2026");
            assertThat(name(LocalDate.of(2026, 4, 27), LocalDate.of(2026, 5, 3)))
                    .isEqualTo("27 prill 2026 – 3 maj 2026");
        }

        private static String name(LocalDate start, LocalDate end) {
            return Periods.name(SQ, start, end);
        }
    }

    /** The words of the wording document that nobody may change by accident. */
    @Test
    void theWordsOfTheRatingsAreFixed() {
        assertThat(Arrays.asList(5, 4, 3, 2, 1).stream().map(each -> SQ.say("rating." + each)))
                .containsExactly(
                        "Shumë të kënaqur",
                        "Të kënaqur",
                        "As të kënaqur, as të pakënaqur",
                        "Të pakënaqur",
                        "Shumë të pakënaqur");
        assertThat(SQ.month(YearMonth.of(2026, 11))).isEqualTo("nëntor 2026");
        assertThat(SQ.say("timeline.caption"))
                .isEqualTo(
                        "Këta janë njerëz që zgjodhën të përgjigjen. Mund të mos përfaqësojnë të gjithë përdoruesit.");
    }
}
