package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FeedbackRowsTest {
    private static final String REVIEWS = """
            source: trial
            questionSet: {id: trial, nameSq: Provë, nameEn: Trial}
            columns: {externalId: id, at: at, service: service, rating: score, comment: text, language: lang}
            zones: {column: country, values: {"ID": Asia/Jakarta, "SA": Asia/Riyadh}}
            language: en
            answerExpected: [COMPLAINT]
            reply: {text: reply, at: replied, outcome: EXPLAINED}
            institutions: {known: [{value: m, id: m, nameSq: M}]}
            services: {known: [{value: "App, one", id: app-one, institution: m, titleSq: App}]}
            """;

    private static final String REVIEW_HEADER = "id,service,country,lang,score,at,text,reply,replied\n";

    private static final String REQUESTS = """
            source: trial
            questionSet: {id: trial, nameSq: Provë, nameEn: Trial}
            columns: {externalId: id, at: at, service: category, institution: agency, comment: [type, details]}
            language: en
            kind: COMPLAINT
            answerExpected: [COMPLAINT]
            reply: {text: notes, at: closed, outcome: RESOLVED}
            closed: {column: status, value: Closed, at: closed, automatic: ["closed [0-9]+ days after"]}
            institutions: {known: [{value: x, id: x, nameSq: X}], others: {idPrefix: t-, parent: x}}
            services: {others: {idPrefix: t-, institution: x}}
            """;

    private static final String REQUEST_HEADER = "id,at,closed,status,notes,agency,category,type,details\n";

    @TempDir
    private Path folder;

    private Converted<FeedbackRow> one(String mappingText, String header, String line) throws IOException {
        FeedbackMapping mapping = MappingFile.feedback("trial.yaml", mappingText);
        Path file = Files.writeString(folder.resolve("trial.csv"), header + line + "\n");
        try (Table table = Table.open(file)) {
            Row.Cells cells = (Row.Cells) table.next();
            assertThat(cells).isNotNull();
            Registered registered = Registered.of(mapping, List.of("Sewers & more"), List.of("Public Works"));
            return new FeedbackRows(mapping, table, registered.serviceIds(), registered.institutionIds())
                    .convert(cells);
        }
    }

    private FeedbackRow review(String line) throws IOException {
        return ready(one(REVIEWS, REVIEW_HEADER, line));
    }

    private FeedbackRow request(String line) throws IOException {
        return ready(one(REQUESTS, REQUEST_HEADER, line));
    }

    private static FeedbackRow ready(Converted<FeedbackRow> converted) {
        assertThat(converted).isInstanceOf(Converted.Ready.class);
        return ((Converted.Ready<FeedbackRow>) converted).row();
    }

    private String refused(String line) throws IOException {
        Converted<FeedbackRow> converted = one(REVIEWS, REVIEW_HEADER, line);
        assertThat(converted).isInstanceOf(Converted.Refused.class);
        return ((Converted.Refused<FeedbackRow>) converted).code();
    }

    @Nested
    class Reviews {
        @Test
        void takeTheZoneOfTheirCountry() throws IOException {
            assertThat(review("1,\"App, one\",ID,id,5,2022-01-01T03:00:00,baik,,")
                            .at())
                    .isEqualTo(Instant.parse("2021-12-31T20:00:00Z"));
            assertThat(review("1,\"App, one\",SA,ar,5,2022-01-01 03:00:00,baik,,")
                            .at())
                    .isEqualTo(Instant.parse("2022-01-01T00:00:00Z"));
        }

        @Test
        void keepATimeThatHasItsOffset() throws IOException {
            assertThat(review("1,\"App, one\",ID,id,5,2022-01-01T03:00:00+01:00,baik,,")
                            .at())
                    .isEqualTo(Instant.parse("2022-01-01T02:00:00Z"));
        }

        @Test
        void areRatingsComplaintsOrSuggestionsByWhatTheyHold() throws IOException {
            assertThat(review("1,\"App, one\",ID,id,1,2022-01-01T03:00:00,,,").kind())
                    .isEqualTo(Kind.RATING);
            assertThat(review("1,\"App, one\",ID,id,2,2022-01-01T03:00:00,x,,").kind())
                    .isEqualTo(Kind.COMPLAINT);
            assertThat(review("1,\"App, one\",ID,id,3,2022-01-01T03:00:00,x,,").kind())
                    .isEqualTo(Kind.SUGGESTION);
        }

        @Test
        void wantedAnAnswerWhereTheMappingSaysSo() throws IOException {
            assertThat(review("1,\"App, one\",ID,id,1,2022-01-01T03:00:00,x,,").answerWanted())
                    .isTrue();
            assertThat(review("1,\"App, one\",ID,id,5,2022-01-01T03:00:00,x,,").answerWanted())
                    .isFalse();
        }

        @Test
        void keepTheirWordsExactly() throws IOException {
            String odd = "=1+1\u200B \u202Ex\uD83D\uDC4D ";

            assertThat(review("1,\"App, one\",ID,id,1,2022-01-01T03:00:00," + odd + ",,")
                            .comment())
                    .isEqualTo(odd);
        }

        @Test
        void mayBeAnsweredBeforeTheyWereGiven() throws IOException {
            FeedbackRow row = review("1,\"App, one\",ID,id,1,2022-01-02T07:00:00,x,terima kasih,2022-01-01T07:00:00");

            assertThat(row.reply())
                    .isEqualTo(new FeedbackRow.Reply(
                            Outcome.EXPLAINED, "terima kasih", Instant.parse("2022-01-01T00:00:00Z")));
            assertThat(row.closure()).isNull();
        }

        @Test
        void areRefusedWithTheReason() throws IOException {
            assertThat(refused(",\"App, one\",ID,id,1,2022-01-01T03:00:00,x,,")).isEqualTo("missing-external-id");
            assertThat(refused("1,Another,ID,id,1,2022-01-01T03:00:00,x,,")).isEqualTo("unmapped-service");
            assertThat(refused("1,,ID,id,1,2022-01-01T03:00:00,x,,")).isEqualTo("missing-service");
            assertThat(refused("1,\"App, one\",ID,id,five,2022-01-01T03:00:00,x,,"))
                    .isEqualTo("bad-rating");
            assertThat(refused("1,\"App, one\",ID,id,2.5,2022-01-01T03:00:00,x,,"))
                    .isEqualTo("bad-rating");
            assertThat(refused("1,\"App, one\",ID,id,1,yesterday,x,,")).isEqualTo("bad-time");
            assertThat(refused("1,\"App, one\",ID,id,1,,x,,")).isEqualTo("missing-time");
            assertThat(refused("1,\"App, one\",FR,id,1,2022-01-01T03:00:00,x,,"))
                    .isEqualTo("bad-time");
            assertThat(refused("1,\"App, one\",ID,id,1,2022-01-01T03:00:00,x,y,soon"))
                    .isEqualTo("bad-reply-time");
        }
    }

    @Nested
    class Requests {
        @Test
        void areAnsweredByTheNoteTheyWereClosedWith() throws IOException {
            FeedbackRow row = request(
                    "1,2020-01-01T10:00:00Z,2020-01-03T10:00:00Z,Closed,done,Public Works,Sewers & more,smell,street");

            assertThat(row.reply())
                    .isEqualTo(new FeedbackRow.Reply(Outcome.RESOLVED, "done", Instant.parse("2020-01-03T10:00:00Z")));
            assertThat(row.closure()).isNull();
            assertThat(row.service()).isEqualTo("t-sewers-more");
            assertThat(row.institution()).isEqualTo("t-public-works");
            assertThat(row.comment()).isEqualTo("smell\nstreet");
            assertThat(row.rating()).isNull();
        }

        @Test
        void areClosedWithoutANote() throws IOException {
            FeedbackRow row =
                    request("1,2020-01-01T10:00:00Z,2019-01-03T10:00:00Z,Closed,,Public Works,Sewers & more,smell,");

            assertThat(row.reply()).isNull();
            assertThat(row.closure()).isEqualTo(new FeedbackRow.Closing(false, Instant.parse("2019-01-03T10:00:00Z")));
        }

        @Test
        void areClosedByNobodyWhereTheMappingKnowsTheNote() throws IOException {
            FeedbackRow row = request(
                    "1,2020-01-01T10:00:00Z,2020-01-15T10:00:00Z,Closed,closed 14 days after,Public Works,Sewers & more,,");

            assertThat(row.reply()).isNull();
            assertThat(row.closure()).isEqualTo(new FeedbackRow.Closing(true, Instant.parse("2020-01-15T10:00:00Z")));
            assertThat(row.comment()).isNull();
        }

        @Test
        void haveNoEndWhileTheyAreOpen() throws IOException {
            FeedbackRow row = request("1,2020-01-01T10:00:00Z,,Open,in progress,Public Works,Sewers & more,smell,");

            assertThat(row.reply()).isNull();
            assertThat(row.closure()).isNull();
        }
    }
}
