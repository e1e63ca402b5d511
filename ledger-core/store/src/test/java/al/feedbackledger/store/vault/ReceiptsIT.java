package al.feedbackledger.store.vault;

import al.feedbackledger.store.chance.Randomness;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.ReceiptRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final IdempotencyKey KEY = IdempotencyKey.derived("test", "key");

    private LedgerDatabase opened;
    private JdbcClient database;

    @BeforeEach
    void open() {
        opened = TestPostgres.newDatabase().open(2);
        database = JdbcClient.create(opened.pool());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aStoredReplyOpensForTheRepeatedRequestByteForByteAndForNobodyElse() {
        byte[] reply = utf8("{\"position\":9,\"trackingCode\":\"canary\"}");
        ReceiptRow row = claim("request").receipt("case-1", Randomness.secure(), (first, last) -> {
            assertThat(first).isEqualTo(7);
            assertThat(last).isEqualTo(9);
            return reply;
        });
        store(row, NOW);
        byte[] sealed = database.sql("SELECT sealed_reply FROM ops.command_receipt")
                .query(byte[].class)
                .single();
        assertThat(claim("request").open(sealed)).isEqualTo(reply);
        String dump = database.sql("SELECT CAST(receipt AS text) FROM ops.command_receipt AS receipt")
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain("canary").doesNotContain("63616e617279");
    }

    @Test
    void receiptsAreKeptForSevenDays() {
        store(empty("old"), NOW.minus(Duration.ofDays(7)).minusMillis(1));
        store(empty("young"), NOW.minus(Duration.ofDays(7)));
        ReceiptRetention retention = new ReceiptRetention(database);
        assertThat(retention.forgetOld(NOW)).isEqualTo(1);
        assertThat(retention.forgetOld(NOW)).isZero();
        assertThat(database.sql("SELECT stream_id FROM ops.command_receipt")
                        .query(String.class)
                        .list())
                .containsExactly("young");
    }

    private static ReceiptRow empty(String stream) {
        return ClaimedCommand.of(stream, "route", KEY, new byte[0])
                .receipt(stream, Randomness.secure(), (first, last) -> new byte[0]);
    }

    private void store(ReceiptRow row, Instant at) {
        database.sql("""
                INSERT INTO ops.command_receipt (key_hash, request_mac, sealed_reply, stream_id, at)
                VALUES (?, ?, ?, ?, ?)
                """)
                .params(
                        row.keyHash(),
                        row.requestMac(),
                        row.reply().seal(7, 9),
                        row.streamId(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ClaimedCommand claim(String request) {
        return ClaimedCommand.of("subject", "route", KEY, utf8(request));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
