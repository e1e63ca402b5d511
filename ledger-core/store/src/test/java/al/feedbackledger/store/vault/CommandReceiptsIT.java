package al.feedbackledger.store.vault;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.ReceiptRow;
import al.feedbackledger.store.vault.CommandReceipts.Earlier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandReceiptsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final IdempotencyKey KEY = IdempotencyKey.derived("test", "key");

    private LedgerDatabase opened;
    private JdbcClient database;
    private CommandReceipts receipts;

    @BeforeEach
    void open() {
        opened = TestPostgres.newDatabase().open(2);
        database = JdbcClient.create(opened.pool());
        receipts = new CommandReceipts(database, Randomness.secure());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aNewRequestIsUnknown() {
        assertThat(receipts.find(claim("request"))).isEqualTo(new Earlier.Never());
    }

    @Test
    void aRepeatedRequestGetsItsReplyByteForByte() {
        byte[] reply = utf8("{\"position\":9,\"trackingCode\":\"canary\"}");
        ReceiptRow row = receipts.receipt(claim("request"), "case-1", (first, last) -> {
            assertThat(first).isEqualTo(7);
            assertThat(last).isEqualTo(9);
            return reply;
        });
        store(row, row.reply().seal(7, 9), NOW);
        assertThat(receipts.find(claim("request"))).isInstanceOfSatisfying(Earlier.Repeated.class, repeated -> {
            assertThat(repeated.reply()).isEqualTo(reply);
            assertThat(repeated.streamId()).isEqualTo("case-1");
            assertThat("" + repeated).doesNotContain("canary");
        });
        String dump = database.sql("SELECT CAST(receipt AS text) FROM ops.command_receipt AS receipt")
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain("canary").doesNotContain("63616e617279");
    }

    @Test
    void anotherRequestUnderTheKeyIsToldApart() {
        ReceiptRow row = receipts.receipt(claim("request"), "case-1", (first, last) -> utf8("reply"));
        store(row, row.reply().seal(1, 1), NOW);
        assertThat(receipts.find(claim("another request"))).isEqualTo(new Earlier.OtherRequest());
    }

    @Test
    void anAlteredReceiptIsNoReply() {
        ReceiptRow row = receipts.receipt(claim("request"), "case-1", (first, last) -> utf8("canary"));
        store(row, CryptoTest.flipped(row.reply().seal(1, 1), 130), NOW);
        assertThatThrownBy(() -> receipts.find(claim("request")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void receiptsAreKeptForSevenDays() {
        ReceiptRow old = receipts.receipt(claim("old"), "case-1", (first, last) -> new byte[0]);
        ClaimedCommand other = ClaimedCommand.of("officer", "route", KEY, utf8("young"));
        ReceiptRow young = receipts.receipt(other, "case-1", (first, last) -> new byte[0]);
        store(old, old.reply().seal(1, 1), NOW.minus(Duration.ofDays(7)).minusMillis(1));
        store(young, young.reply().seal(1, 1), NOW.minus(Duration.ofDays(7)));
        assertThat(receipts.forgetOld(NOW)).isEqualTo(1);
        assertThat(receipts.find(claim("old"))).isEqualTo(new Earlier.Never());
        assertThat(receipts.find(other)).isInstanceOf(Earlier.Repeated.class);
    }

    private void store(ReceiptRow row, byte[] sealedReply, Instant at) {
        database.sql("""
                INSERT INTO ops.command_receipt (key_hash, request_mac, sealed_reply, stream_id, at)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(row.keyHash(), row.requestMac(), sealedReply, row.streamId(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ClaimedCommand claim(String request) {
        return ClaimedCommand.of("subject", "route", KEY, utf8(request));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
