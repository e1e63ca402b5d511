package al.feedbackledger.api.doors;

import al.feedbackledger.api.receipt.CheckedReceipt;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.log.Publishing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Receipts over HTTP. What is checked of a file is checked with the rules alone, from its bytes and the log's keys: as
 * somebody does who has never seen the server.
 */
class ReceiptIT {
    private static final String WORDS = "Ë ç «» 🙂\nrreshti i dytë";
    private static final String GIVEN = """
            {"service":"portal","kind":"COMPLAINT","rating":2,"reasons":["NOT_WORKING"],
             "comment":"Ë ç «» 🙂\\nrreshti i dytë","applicationNumber":"A-1"}
            """;

    private final Doors doors = Doors.open();

    private static String path(Case c) {
        return "/api/v1/feedback/" + c.reference() + "/receipt";
    }

    private static Reply ask(Doors doors, Case c, String query) {
        return doors.get(path(c) + query, "Tracking-Code", c.code());
    }

    /** Under normal running the first request is answered: it waits a second at most. */
    private Reply receipt(Case c, String query) {
        Reply reply = ask(doors, c, query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private KnownLog log() {
        List<VerifierKey> keys = doors.get("/ledger/1/keys")
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
        return new KnownLog(keys.getFirst().name(), keys);
    }

    private static CheckedReceipt checked(Reply reply, KnownLog log) {
        return CheckedReceipt.of(reply.body(), log);
    }

    private static void opens(SealedText text, FieldOpening field, String words) {
        assertThat(field.opens(Base64.getDecoder().decode(text.commitment()))).isTrue();
        assertThat(field.value()).isEqualTo(words);
    }

    @Nested
    class AFile {
        @Test
        void provesWhatWasRecordedAndOpensThePersonsWords() {
            Instant before = Instant.now().minusSeconds(5);
            Case c = Case.submit(doors, GIVEN);
            CheckedReceipt checked = checked(receipt(c, ""), log());

            assertThat(checked.submitted().reference()).isEqualTo(c.reference().replace("-", ""));
            assertThat(checked.submitted().rating()).isEqualTo(2);
            assertThat(checked.opening().event().sequenceNo()).isZero();
            long recorded = checked.opening().event().recordedAtMicros();
            assertThat(recorded).isGreaterThan(TimeUnit.SECONDS.toMicros(before.getEpochSecond()));
            List<FieldOpening> fields = checked.opening().fields();
            assertThat(fields).extracting(FieldOpening::path).containsExactly("comment", "applicationNumber");
            opens(requireNonNull(checked.submitted().comment()), fields.get(0), WORDS);
            opens(requireNonNull(checked.submitted().applicationNumber()), fields.get(1), "A-1");
        }

        @Test
        void withoutWordsHoldsNoWordAndProvesTheSame() {
            Case c = Case.submit(doors, GIVEN);
            Reply with = receipt(c, "?words=true");
            Reply without = receipt(c, "?words=false");
            CheckedReceipt checked = checked(without, log());
            assertThat(checked.opening().fields()).isEmpty();
            assertThat(checked.opening().entry())
                    .isEqualTo(checked(with, log()).opening().entry());
            assertThat(new String(checked.proof().extra().orElseThrow(), StandardCharsets.UTF_8))
                    .doesNotContain(Base64.getEncoder().encodeToString(WORDS.getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void isKeptByNobodyAndNamedWithoutTheReference() {
            Case c = Case.submit(doors, GIVEN);
            Reply reply = receipt(c, "");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(reply.header("Content-Disposition"))
                    .matches("attachment; filename=\"vertetim-\\d{4}-\\d\\d-\\d\\d\\.tlog-proof\"");
            Reply english = doors.get(path(c), "Tracking-Code", c.code(), "Accept-Language", "en");
            assertThat(english.header("Content-Disposition")).contains("\"receipt-");
        }

        @Test
        void isRefusedForAnotherLog() {
            Reply reply = receipt(Case.submit(doors, GIVEN), "");
            KnownLog another = KnownLog.of(VerifierKey.of("example.org/another", anotherKey()));
            assertThatThrownBy(() -> checked(reply, another))
                    .isInstanceOf(IntegrityException.class)
                    .hasMessageContaining("another log");
            KnownLog sameName = KnownLog.of(VerifierKey.of(log().origin(), anotherKey()));
            assertThatThrownBy(() -> checked(reply, sameName)).isInstanceOf(IntegrityException.class);
        }

        /** A point of the curve that is nobody's key: the base point's encoding (RFC 8032, section 5.1). */
        private static byte[] anotherKey() {
            byte[] point = new byte[32];
            java.util.Arrays.fill(point, (byte) 0x66);
            point[0] = 0x58;
            return point;
        }

        @Test
        void ofARatingAloneHasNoFields() {
            Case c = Case.submit(doors, "{\"service\":\"portal\",\"rating\":5}");
            assertThat(checked(receipt(c, ""), log()).opening().fields()).isEmpty();
        }

        @Test
        void isReadyWithinASecondOfTheSubmission() {
            long worstMillis = 0;
            for (int i = 0; i < 20; i++) {
                Case c = Case.submit(doors, "{\"service\":\"portal\",\"rating\":4}");
                long asked = System.nanoTime();
                Reply unused = receipt(c, "");
                worstMillis = Math.max(worstMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
            }
            assertThat(Duration.ofMillis(worstMillis)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Nested
    class ACase {
        @Test
        void withErasedWordsKeepsItsReceiptWithoutThem() {
            Case c = Case.submit(doors, GIVEN);
            String stream = new Ledger(doors).streamOf(c);
            int erased = doors.bean(JdbcClient.class)
                    .sql("DELETE FROM vault.sealed_value WHERE stream_id = :stream AND path = 'comment'")
                    .param("stream", stream)
                    .update();
            assertThat(erased).isEqualTo(1);
            CheckedReceipt checked = checked(receipt(c, ""), log());
            assertThat(checked.opening().fields())
                    .extracting(FieldOpening::path)
                    .containsExactly("applicationNumber");
            assertThat(checked.submitted().comment()).isNotNull();
        }

        @Test
        void thatWasWithdrawnOrJoinedKeepsItsReceipt() {
            Case withdrawn = Case.submit(doors, GIVEN);
            assertThat(withdrawn.act("withdraw", "{}").status()).isEqualTo(200);
            assertThat(checked(receipt(withdrawn, ""), log()).submitted().reference())
                    .isEqualTo(withdrawn.reference().replace("-", ""));

            Case target = Case.complaint(doors);
            Case joined = Case.submit(doors, GIVEN);
            joined.after(target);
            StaffClient officer = StaffClient.of(doors, Role.OFFICER, "akshi");
            Reply merged = officer.act(joined, "merge", "{\"into\":\"" + target.reference() + "\"}");
            assertThat(merged.status()).as(merged.body()).isEqualTo(200);
            assertThat(checked(receipt(joined, ""), log()).submitted().reference())
                    .isEqualTo(joined.reference().replace("-", ""));
        }

        @Test
        void ofCorruptionHasAReceiptForItsCodeAndIsUnknownToAnyOther() {
            Case signal = Case.corruptionSignal(doors);
            CheckedReceipt checked = checked(receipt(signal, ""), log());
            assertThat(checked.opening().fields())
                    .extracting(FieldOpening::value)
                    .containsExactly("Me kerkuan para");
            Reply unknown = doors.get("/api/v1/feedback/0000-0000-S/receipt");
            for (Reply refused : List.of(
                    doors.get(path(signal)),
                    doors.get(
                            path(signal), "Tracking-Code", Case.complaint(doors).code()))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.body()).isEqualTo(unknown.body());
            }
        }
    }

    @Nested
    class NoReceipt {
        @Test
        void isForTheReferenceAloneOrAWrongCode() {
            Case c = Case.complaint(doors);
            Case other = Case.complaint(doors);
            c.status();
            for (Reply refused : List.of(
                    doors.get(path(c)),
                    doors.get(path(c), "Tracking-Code", other.code()),
                    doors.get(path(c), "Tracking-Code", "no code"))) {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.problem()).isEqualTo("wrong-tracking-code");
            }
        }

        @Test
        void isOfWhatIsUnknown() {
            for (String reference : List.of("0000-0000-S", "not-a-number")) {
                Reply reply = doors.get("/api/v1/feedback/" + reference + "/receipt", "Tracking-Code", "x");
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.problem()).isEqualTo("unknown-reference");
            }
        }

        @Test
        void isAskedForInAnotherWay() {
            Case c = Case.complaint(doors);
            Reply reply = ask(doors, c, "?words=perhaps");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("bad-parameter");
            assertThat(doors.get(path(c), "Tracking-Code", c.code(), "Accept", "image/png")
                            .status())
                    .isEqualTo(406);
        }
    }

    /** An application of its own, whose log has stopped and whose throttle may be used up. */
    @Test
    void whileTheLogStandsTheAnswerIsNotYetAndWrongCodesAreThrottled() {
        Doors own = Doors.start();
        try {
            Case before = Case.complaint(own);
            assertThat(ask(own, before, "").status()).isEqualTo(200);
            own.bean(Publishing.class).close();
            Case after = Case.complaint(own);
            Reply notYet = ask(own, after, "");
            assertThat(notYet.status()).isEqualTo(202);
            assertThat(notYet.header("Retry-After")).isEqualTo("1");
            assertThat(notYet.header("Cache-Control")).isEqualTo("no-store");
            assertThat(notYet.body()).isEmpty();
            assertThat(ask(own, before, "").status()).as("covered before").isEqualTo(200);
            pageWaits(own);

            Reply last = ask(own, before, "");
            for (int i = 0; i < 12 && last.status() != 429; i++) {
                last = own.get(path(before), "Tracking-Code", after.code());
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.header("Retry-After")).isNotNull();
        } finally {
            own.close();
        }
    }

    /** The page says that it is not there yet, and looks again by itself. */
    private static void pageWaits(Doors own) {
        FormClient browser = new FormClient(own);
        Case c = Case.complaint(own);
        c.follow();
        browser.open("/en/follow");
        browser.with("reference", c.reference()).with("code", c.code()).send("/en/follow");
        Reply page = browser.open("/en/follow/" + c.reference() + "/receipt");
        assertThat(page.status()).isEqualTo(202);
        assertThat(page.header("Refresh")).isEqualTo("2");
        assertThat(page.body()).contains("Your receipt is being prepared");
        assertThat(browser.open("/en/follow/" + c.reference() + "/receipt/file").status())
                .isEqualTo(303);
    }
}
