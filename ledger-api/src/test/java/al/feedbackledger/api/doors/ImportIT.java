package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static al.feedbackledger.api.doors.ImportDoor.results;
import static org.assertj.core.api.Assertions.assertThat;

/** Feedback through the import door of the whole application. */
class ImportIT {
    private final ImportDoor door = new ImportDoor();

    @Nested
    class Feedback {
        @Test
        void isTakenInOnce() {
            List<Map<String, Object>> rows = List.of(door.row(1, Map.of()), door.row(2, Map.of()));

            assertThat(results(door.feedback(rows))).containsExactly("imported", "imported");
            assertThat(results(door.feedback(rows))).containsExactly("present", "present");
            assertThat(results(door.feedback(List.of(door.row(1, Map.of("rating", 1))))))
                    .containsExactly("present");
            assertThat(door.events("FeedbackSubmitted")).hasSize(2);
        }

        @Test
        void isTakenInOnceAlsoWhenItComesTwiceAtOnce() {
            List<Map<String, Object>> rows =
                    IntStream.range(0, 60).mapToObj(i -> door.row(i, Map.of())).toList();
            List<CompletableFuture<List<String>>> imports = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> results(door.feedback(rows))))
                    .toList();

            List<String> all =
                    imports.stream().flatMap(one -> one.join().stream()).toList();

            assertThat(Collections.frequency(all, "imported")).isEqualTo(60);
            assertThat(Collections.frequency(all, "present")).isEqualTo(180);
            assertThat(door.events("FeedbackSubmitted")).hasSize(60);
        }

        @Test
        void withTheSameIdTwiceInOneRequestIsTakenOnce() {
            assertThat(results(door.feedback(List.of(
                            door.row(1, Map.of("externalId", "same")), door.row(2, Map.of("externalId", "same"))))))
                    .containsExactlyInAnyOrder("imported", "present");
        }

        @Test
        void isRefusedRowByRowWithTheReason() {
            List<Map<String, Object>> rows = List.of(
                    door.row(1, Map.of()),
                    door.row(2, Map.of("rating", 6)),
                    door.row(3, Map.of("service", "nothing")),
                    door.row(4, Map.of("comment", "x".repeat(4_001))),
                    door.row(5, Map.of("externalId", " ")),
                    door.row(6, Map.of("at", "2999-01-01T00:00:00Z")),
                    door.row(7, Map.of("institution", "nobody")),
                    door.row(8, Map.of("kind", "RATING", "comment", "x")),
                    door.row(9, Map.of("language", "albanian")),
                    door.row(10, Map.of()));

            assertThat(results(door.feedback(rows)))
                    .containsExactly(
                            "imported",
                            "refused rating-out-of-range",
                            "refused unknown-service",
                            "refused comment-too-long",
                            "refused missing-external-id",
                            "refused time-out-of-range",
                            "refused unknown-institution",
                            "refused rating-alone",
                            "refused bad-language",
                            "imported");
        }

        @Test
        void mayHaveTheLongestComment() {
            assertThat(door.result(Map.of("comment", "\uD83D\uDE00".repeat(4_000))))
                    .isEqualTo("imported");
        }

        @Test
        void opensNoCase() {
            assertThat(door.result(Map.of("rating", 1, "comment", "keq"))).isEqualTo("imported");

            JsonNode submitted = door.events("FeedbackSubmitted").getFirst();
            assertThat(submitted.path("kind").stringValue()).isEqualTo("COMPLAINT");
            assertThat(submitted.path("channel").stringValue()).isEqualTo("IMPORT");
            assertThat(submitted.path("questionSet").stringValue()).isEqualTo(door.source());
            assertThat(submitted.path("claimedAt").stringValue()).startsWith("2024-05-01T10:00:00");
            assertThat(door.events("FeedbackRouted")).isEmpty();
            assertThat(door.events("DeadlineSet")).isEmpty();
        }

        @Test
        void isClosedAsItWasThereEvenBeforeItWasOpened() {
            assertThat(door.result(Map.of(
                            "kind",
                            "COMPLAINT",
                            "comment",
                            "x",
                            "closure",
                            Map.of("automatic", true, "at", "2023-01-01T00:00:00Z"))))
                    .isEqualTo("imported");

            JsonNode closed = door.events("FeedbackClosed").getFirst();
            assertThat(closed.path("automatic").booleanValue()).isTrue();
            assertThat(closed.path("claimedAt").stringValue()).startsWith("2023-01-01");
        }

        @Test
        void countsEqualRepliesInTheirOrder() {
            List<Map<String, Object>> rows = IntStream.range(0, 25)
                    .mapToObj(i -> door.row(
                            i,
                            Map.of(
                                    "comment",
                                    "keq",
                                    "reply",
                                    Map.of(
                                            "outcome",
                                            "EXPLAINED",
                                            "text",
                                            i % 2 == 0 ? "Faleminderit" : "faleminderit "))))
                    .toList();

            assertThat(results(door.feedback(rows))).containsOnly("imported");
            assertThat(door.events("FeedbackAnswered").stream()
                            .map(answered -> answered.path("repeated").intValue()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 25).boxed().toList());
        }

        @Test
        void keepsOddWordsExactly() {
            String odd = "=1+1 \u202Eturned\u202C \u200B\0\t\r\nfund \uD83D\uDC68\u200D\uD83D\uDC69";
            assertThat(door.result(Map.of("comment", odd))).isEqualTo("imported");

            JsonNode submitted = door.events("FeedbackSubmitted").getFirst();
            JsonNode comment = submitted.path("comment");
            SealedText sealed = new SealedText(
                    comment.path("ref").stringValue(),
                    comment.path("commitment").stringValue());
            Opened opened = door.doors()
                    .bean(Vault.class)
                    .open(submitted.path("stream").stringValue(), new SealedField("comment", sealed));

            assertThat(opened).isEqualTo(new Opened.Words(odd));
        }

        @Test
        void withHalfACharacterIsRefused() {
            String json = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "source",
                            door.source(),
                            "questionSet",
                            door.source(),
                            "rows",
                            List.of(door.row(1, Map.of("comment", "half HERE")))))
                    .replace("HERE", "\\ud83d");

            assertThat(results(door.postText("/api/v1/import/feedback", json))).containsExactly("refused broken-text");
        }

        @Test
        void comesInAtMostFiveHundredRowsAtOnce() {
            List<Map<String, Object>> rows =
                    IntStream.range(0, 501).mapToObj(i -> door.row(i, Map.of())).toList();

            Reply reply = door.feedback(rows);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.json().path("errors").get(0).path("code").stringValue())
                    .isEqualTo("too-many");
            assertThat(results(door.feedback(rows.subList(0, 500))))
                    .hasSize(500)
                    .containsOnly("imported");
        }

        @Test
        void ofAnUnknownQuestionSetIsRefusedWhole() {
            Reply reply = door.post(
                    "/api/v1/import/feedback",
                    Map.of("source", door.source(), "questionSet", "nothing", "rows", List.of(door.row(1, Map.of()))));

            assertThat(reply.status()).isEqualTo(422);
        }

        /** The identity of a row outlives its words: it is a fact, and the row is known by it. */
        @Test
        void whoseWordsAreErasedStaysOneCaseWithoutWordsWhenTheRowComesAgain() {
            List<Map<String, Object>> rows = List.of(door.row(
                    1, Map.of("comment", "kanarinë", "reply", Map.of("outcome", "EXPLAINED", "text", "edhe kjo"))));
            assertThat(results(door.feedback(rows))).containsExactly("imported");
            JsonNode submitted = door.events("FeedbackSubmitted").getFirst();
            String stream = submitted.path("stream").stringValue();
            Ledger ledger = new Ledger(door.doors());
            assertThat(ledger.wordsOf(stream)).isEqualTo(2);
            Case c = Case.without(door.doors(), submitted.path("reference").stringValue(), ledger.head());
            Replies.done(
                    StaffClient.of(door.doors(), Role.DPO, null).act(c, "erase", "{\"ground\":\"THIRD_PARTY_DATA\"}"));
            Replies.done(StaffClient.of(door.doors(), Role.DPO, null).act(c, "approve-erasure", "{}"));
            assertThat(ledger.wordsOf(stream)).isZero();
            List<String> recorded = ledger.namesOf(stream);

            assertThat(results(door.feedback(rows))).containsExactly("present");

            assertThat(door.events("FeedbackSubmitted")).hasSize(1);
            assertThat(ledger.namesOf(stream)).isEqualTo(recorded).contains("PersonalDataErased");
            assertThat(ledger.wordsOf(stream)).isZero();
        }

        @Test
        void isNotTakenFromStrangers() {
            Reply reply = door.doors().post("/api/v1/import/feedback", "{}");

            assertThat(reply.status()).isEqualTo(401);
        }
    }
}
