package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.refused;
import static al.feedbackledger.api.doors.Replies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

/** Values that cannot be taken get a clear answer that names them, and nothing is written. */
class BadFieldsIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);

    private static Reply give(String json) {
        return LEDGER.untouched(() -> Case.give(DOORS, json));
    }

    private static Reply rating(String rating) {
        return give("{\"service\":\"portal\",\"rating\":" + rating + "}");
    }

    private static Reply comment(String comment) {
        return give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + comment + "\"}");
    }

    @Nested
    class Services {
        @Test
        void thatNobodyKnows() {
            refused(give("{\"service\":\"no-such\",\"rating\":1}"), 422, "unknown-service");
        }

        @Test
        void thatAreRetired() {
            World world = new World(DOORS);
            world.institution("prove", null);
            world.service("mbyllur", "prove");
            world.await(DOORS.command("/api/v1/services/" + world.slug("mbyllur") + "/retire", "{}"));
            String json = "{\"service\":\"" + world.slug("mbyllur") + "\",\"rating\":1}";
            refused(give(json), 422, "retired-service");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"rating\":3}", "{\"service\":null,\"rating\":3}", "{\"service\":\"\",\"rating\":3}"})
        void thatAreMissing(String json) {
            wrong(give(json), "service", "required");
        }

        @Test
        void thatAreNumbers() {
            wrong(give("{\"service\":38,\"rating\":3}"), "service", "text");
        }
    }

    @Nested
    class Ratings {
        @ParameterizedTest
        @CsvSource({
            "0,range",
            "6,range",
            "-1,range",
            "2.5,whole-number",
            "'\"five\"',whole-number",
            "'\"5\"',whole-number",
            "true,whole-number",
            "'[4]',whole-number",
            "99999999999,whole-number",
            "4.0,whole-number",
            "4e0,whole-number"
        })
        void thatAreNone(String rating, String code) {
            wrong(rating(rating), "rating", code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"service\":\"portal\"}", "{\"service\":\"portal\",\"rating\":null}"})
        void thatAreMissing(String json) {
            wrong(give(json), "rating", "required");
        }

        @Test
        void onAReportOfCorruption() {
            wrong(give("{\"service\":\"portal\",\"kind\":\"CORRUPTION_SIGNAL\",\"rating\":1}"), "rating", "no-rating");
        }
    }

    @Nested
    class Comments {
        @Test
        void haveAtMost4000CharactersHoweverManyBytesTheyAre() {
            wrong(comment("x".repeat(4001)), "comment", "too-long");
            wrong(comment("🙂".repeat(4001)), "comment", "too-long");
            assertThat(Case.give(
                                    DOORS,
                                    "{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + "🙂".repeat(4000) + "\"}")
                            .status())
                    .isEqualTo(201);
        }

        @ParameterizedTest
        @CsvSource({
            "\\u0007,U+0007",
            "\\u0000,U+0000",
            "\\u009f,U+009F",
            "\\u202e,U+202E",
            "\\u202a,U+202A",
            "\\u2066,U+2066",
            "\\u200e,U+200E",
            "\\u061c,U+061C",
            "\\u200b,U+200B",
            "\\ufeff,U+FEFF",
            "\\u2060,U+2060",
            "\\u2028,U+2028",
            "\\u200d,U+200D",
            "\\ud800,U+D800"
        })
        void withCharactersThatHideOrTurnByNameAndPlace(String escaped, String name) {
            Reply reply = wrong(comment("ab" + escaped + "cd"), "comment", "character");
            for (String language : new String[] {"sq", "en"}) {
                assertThat(reply.text("errors/0/message/" + language)).contains(name, "3");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "Ë ë Ç ç «gj»", "1\\n2\\t3\\r\\n4"})
        void withGoodWritingAreTaken(String comment) {
            Reply reply = Case.give(
                    DOORS, "{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + comment + "\",\"language\":\"sq\"}");
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        }

        @Test
        void onARatingAlone() {
            wrong(
                    give("{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":1,\"comment\":\"x\"}"),
                    "kind",
                    "rating-alone");
        }
    }

    @Nested
    class OtherFields {
        @Test
        void anApplicationNumberOf41Characters() {
            wrong(
                    give("{\"service\":\"portal\",\"rating\":1,\"applicationNumber\":\"" + "1".repeat(41) + "\"}"),
                    "applicationNumber",
                    "too-long");
        }

        @Test
        void anApplicationNumberOfTwoLines() {
            wrong(
                    give("{\"service\":\"portal\",\"rating\":1,\"applicationNumber\":\"A\\nB\"}"),
                    "applicationNumber",
                    "character");
        }

        @ParameterizedTest
        @CsvSource({
            "'\"channel\":\"IMPORT\"',channel,import-only",
            "'\"reasons\":[\"TOO_DEAR\"]',reasons[0],one-of",
            "'\"reasons\":\"TOO_SLOW\"',reasons,list",
            "'\"reasons\":[\"TOO_SLOW\",\"TOO_SLOW\"]',reasons,repeated",
            "'\"audience\":\"CAT\"',audience,one-of",
            "'\"gotItDone\":true',gotItDone,one-of",
            "'\"answerWanted\":\"yes\"',answerWanted,true-or-false",
            "'\"campaign\":\"a b\"',campaign,format",
            "'\"language\":\"albanian\"',language,format"
        })
        void thatAreNoneOfWhatTheyMayBe(String member, String field, String code) {
            wrong(give("{\"service\":\"portal\",\"rating\":1," + member + "}"), field, code);
        }

        @Test
        void allAtOnce() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":\"five\",\"audience\":\"CAT\"}");
            assertThat(reply.json().at("/errors").size()).isEqualTo(2);
        }

        @Test
        void thatNobodyKnowsByName() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"stars\":5,\"colour\":\"red\"}");
            refused(reply, 400, "unknown-field");
            assertThat(reply.text("errors/0/field")).isEqualTo("colour");
            assertThat(reply.text("errors/1/field")).isEqualTo("stars");
        }

        @Test
        void thatAreThereTwice() {
            Reply reply = give("{\"service\":\"portal\",\"rating\":1,\"rating\":5}");
            refused(reply, 400, "duplicate-field");
            assertThat(reply.text("errors/0/field")).isEqualTo("rating");
        }
    }

    @Nested
    class Acts {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "correct-rating|{\"rating\":6}|rating|range",
                    "correct-rating|{}|rating|required",
                    "note|{}|text|required",
                    "note|{\"text\":\"  \"}|text|required",
                    "note|{\"text\":\"a\\u202Eb\"}|text|character",
                    "dispute|{\"reason\":\"BORED\"}|reason|one-of"
                })
        void ofThePersonNameTheField(String act, String json, String field, String code) {
            Case c = Case.complaint(DOORS);
            c.follow();
            wrong(LEDGER.untouched(() -> c.act(act, json, UUID.randomUUID().toString())), field, code);
        }

        @Test
        void ofThePersonTakeNoUnknownField() {
            Case c = Case.complaint(DOORS);
            c.follow();
            refused(
                    LEDGER.untouched(() -> c.act(
                            "note",
                            "{\"text\":\"x\",\"colour\":1}",
                            UUID.randomUUID().toString())),
                    400,
                    "unknown-field");
        }
    }
}
