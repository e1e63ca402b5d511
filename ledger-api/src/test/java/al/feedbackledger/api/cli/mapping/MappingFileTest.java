package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.terminal.Stop;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MappingFileTest {
    private static final String GOOD = """
            source: trial
            questionSet: {id: trial, nameSq: Provë}
            columns: {externalId: id, at: at, service: service}
            language: sq
            institutions: {known: [{value: m, id: m, nameSq: M}]}
            services: {known: [{value: s, id: s, institution: m, titleSq: S}]}
            """;

    /** The module's folder is where its tests run. */
    private static final Path SHIPPED = Path.of("..", "ops", "import");

    private static void assertRefused(String text, String... parts) {
        assertThatThrownBy(() -> MappingFile.feedback("trial.yaml", text))
                .isInstanceOf(Stop.class)
                .satisfies(stop -> assertThat(stop.getMessage()).contains(parts));
    }

    @Nested
    class Shipped {
        @Test
        void appReviewsNameTheThreeServices() {
            FeedbackMapping mapping = MappingFile.feedback(SHIPPED.resolve("app-reviews.yaml"));

            assertThat(Registered.of(mapping, List.of(), List.of()).serviceIds())
                    .isEqualTo(Map.of("M-Paspor", "mpaspor", "Sehhaty", "sehhaty", "TransJogja", "transjogja"));
            assertThat(mapping.zones().byValue()).containsOnlyKeys("ID", "SA");
        }

        @Test
        void serviceRequestsKnowTheNotesThatNobodyWrote() {
            FeedbackMapping mapping = MappingFile.feedback(SHIPPED.resolve("service-requests.yaml"));

            assertThat(mapping.closings()).isNotNull();
            assertThat(mapping.closings().automatic()).hasSize(1).first().satisfies(pattern -> {
                assertThat("Per process - cases are closed 14 days after assignment.")
                        .matches(pattern);
                assertThat("\"Per process, cases are closed 5 days after assignment.\"")
                        .matches(pattern);
                assertThat("The light was repaired 5 days after assignment.").doesNotMatch(pattern);
            });
        }

        @Test
        void thePortalsServicesAreBuiltIn() {
            ServiceMapping mapping = Mappings.builtInServices();

            assertThat(mapping.source()).isEqualTo("e-albania");
            assertThat(mapping.columnNames()).contains("service_code", "title", "institution", "url");
        }
    }

    @Nested
    class Refused {
        @Test
        void withoutWhatIsNeeded() {
            assertRefused(GOOD.replace("source: trial\n", ""), "trial.yaml › source", "missing");
            assertRefused(GOOD.replace("at: at, ", ""), "columns › at", "missing");
        }

        @Test
        void withEntriesThatMeanNothing() {
            assertRefused(GOOD + "surprise: 1\n", "surprise");
            assertRefused(GOOD.replace("at: at", "at: at, when: at"), "columns", "when");
        }

        @Test
        void withValuesOfTheWrongForm() {
            assertRefused(GOOD.replace("source: trial", "source: A B"), "source", "a-z");
            assertRefused(GOOD + "kind: NOISE\n", "kind", "NOISE", "COMPLAINT");
            assertRefused(GOOD + "zone: Mars/North\n", "zone", "Mars/North");
            assertRefused(GOOD + "answerExpected: [RATING]\n", "answerExpected");
            assertRefused(GOOD + "reply: {text: r, at: t, outcome: CHANGE_MADE}\n", "outcome");
            assertRefused(
                    GOOD + "reply: {text: r, at: t}\nclosed: {column: c, value: C, at: t, automatic: [\"(\"]}\n",
                    "automatic",
                    "regular expression");
        }

        @Test
        void thatIsNoYamlOrMakesObjects() {
            assertRefused("source: [", "no YAML");
            assertRefused("- one\n- two\n", "named entries");
            assertRefused("source: !!java.io.File [x]\n", "no YAML");
            assertRefused(GOOD + "source: again\n", "no YAML");
        }

        @Test
        void withANameThatYamlReadsAsSomethingElse() {
            assertRefused(GOOD + "zones: {column: c, values: {NO: Europe/Oslo}}\n", "quotes");
        }
    }
}
