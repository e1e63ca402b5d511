package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.events;
import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** The same request again: answered alike, recorded once. */
class RepeatingIT {
    private static final String PATH = "/api/v1/feedback";

    private final Doors doors = Doors.open();
    private final Ledger ledger = new Ledger(doors);

    private Reply give(String json, String key) {
        return doors.post(PATH, json, "Idempotency-Key", key);
    }

    @Nested
    class Repeating {
        private static final String JSON = "{\"service\":\"portal\",\"rating\":2,\"comment\":\"Po pres\"}";

        @Test
        void theSameKeyAndBodyGivesTheSameReplyByteForByte() {
            String key = UUID.randomUUID().toString();
            Reply first = give(JSON, key);
            Reply again = give("{ \"rating\": 2, \"comment\": \"Po pres\",\n \"service\": \"portal\" }", key);
            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void alsoAfterTheStateMovedOn() {
            String key = UUID.randomUUID().toString();
            Reply first = give(JSON, key);
            Reply withdrawn = doors.post(
                    PATH + "/" + first.text("reference") + "/withdraw",
                    "{}",
                    "Tracking-Code",
                    first.text("trackingCode"),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            Reply again = give(JSON, key);
            assertThat(withdrawn.status()).isIn(200, 503);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void theSameKeyWithAnotherBodyIsRefused() {
            String key = UUID.randomUUID().toString();
            give(JSON, key);
            Reply other = give("{\"service\":\"portal\",\"rating\":5}", key);
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("key-reused");
        }

        @Test
        void inParallelRecordsOnce() throws Exception {
            String key = UUID.randomUUID().toString();
            List<Reply> replies = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> all = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    all.add(executor.submit(() -> give(JSON, key)));
                }
                for (Future<Reply> one : all) {
                    replies.add(one.get());
                }
            }
            assertThat(replies)
                    .extracting(Reply::body)
                    .containsOnly(replies.getFirst().body());
            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(15);
        }

        @Test
        void inParallelWithAnotherBodyRecordsOneOfThem() throws Exception {
            String key = UUID.randomUUID().toString();
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> all = new ArrayList<>();
                for (int i = 1; i <= 5; i++) {
                    int rating = i;
                    all.add(executor.submit(() -> give("{\"service\":\"portal\",\"rating\":" + rating + "}", key)));
                }
                for (Future<Reply> one : all) {
                    statuses.add(one.get().status());
                }
            }
            assertThat(statuses).containsOnlyOnce(201).contains(422).doesNotContain(200, 500, 503);
        }
    }

    /** Acts on a case: first, again, again with another body, also when the case has moved on. */
    @Nested
    class Acting {
        @Test
        void asThePersonIsRecordedOnce() {
            Case c = Case.complaint(doors);
            c.follow();
            String key = UUID.randomUUID().toString();
            Reply first = done(c.act("note", "{\"text\":\"Një herë\"}", key));
            Reply again = c.act("note", "{\"text\":\"Një herë\"}", key);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            refused(ledger.untouched(() -> c.act("note", "{\"text\":\"Tjetër\"}", key)), 422, "key-reused");
            c.acted(first);
            done(c.act("withdraw", "{}"));
            Reply afterwards = ledger.untouched(() -> c.act("note", "{\"text\":\"Një herë\"}", key));
            assertThat(afterwards.body()).isEqualTo(first.body());
            assertThat(events(c.status())).containsOnlyOnce("NoteAdded");
        }

        @Test
        void asThePersonInParallelIsRecordedOnce() throws Exception {
            Case c = Case.complaint(doors);
            c.follow();
            String key = UUID.randomUUID().toString();
            List<Reply> replies = inParallel(8, i -> c.act("note", "{\"text\":\"Një herë\"}", key));
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            assertThat(replies)
                    .extracting(Reply::body)
                    .containsOnly(replies.getFirst().body());
            c.acted(replies.getFirst());
            assertThat(events(c.status())).containsOnlyOnce("NoteAdded");
        }

        @Test
        void asStaffIsRecordedOnceAndTheVersionSeenThenStaysGood() {
            StaffClient officer = StaffClient.of(doors, Role.OFFICER, "akshi");
            Case c = Case.complaint(doors);
            String path = "/api/v1/cases/" + c.reference() + "/answer";
            String seen = officer.version(c);
            String key = UUID.randomUUID().toString();
            String json = "{\"outcome\":\"EXPLAINED\",\"text\":\"Po\"}";
            Reply first = done(officer.post(path, json, "If-Match", seen, "Idempotency-Key", key));
            c.acted(first);
            done(c.act("dispute", "{\"reason\":\"NOT_SOLVED\"}"));
            Reply again = ledger.untouched(() -> officer.post(path, json, "If-Match", seen, "Idempotency-Key", key));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            String other = "{\"outcome\":\"RESOLVED\",\"text\":\"Po\"}";
            refused(
                    ledger.untouched(() -> officer.post(path, other, "If-Match", seen, "Idempotency-Key", key)),
                    422,
                    "key-reused");
            assertThat(events(c.status())).containsOnlyOnce("FeedbackAnswered");
        }

        @Test
        void asStaffInParallelIsRecordedOnce() throws Exception {
            StaffClient officer = StaffClient.of(doors, Role.OFFICER, "akshi");
            Case c = Case.complaint(doors);
            String seen = officer.version(c);
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            String key = UUID.randomUUID().toString();
            List<Reply> replies =
                    inParallel(8, i -> officer.post(path, "{}", "If-Match", seen, "Idempotency-Key", key));
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            c.acted(replies.getFirst());
            assertThat(events(c.status())).containsOnlyOnce("FeedbackAcknowledged");
        }

        @Test
        void asStaffUnderKeysOfTheirOwnOnlyOneOfManyIsFirst() throws Exception {
            StaffClient officer = StaffClient.of(doors, Role.OFFICER, "akshi");
            Case c = Case.complaint(doors);
            String seen = officer.version(c);
            String path = "/api/v1/cases/" + c.reference() + "/acknowledge";
            List<Reply> replies = inParallel(8, i -> officer.post(path, "{}", "If-Match", seen));
            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 200)
                    .extracting(Reply::status)
                    .isSubsetOf(409, 412);
        }

        private static List<Reply> inParallel(int times, IntFunction<Reply> request) throws Exception {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reply>> all = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    int number = i;
                    all.add(executor.submit(() -> request.apply(number)));
                }
                List<Reply> replies = new ArrayList<>();
                for (Future<Reply> one : all) {
                    replies.add(one.get());
                }
                return replies;
            }
        }
    }
}
