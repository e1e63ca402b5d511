package al.feedbackledger.api.doors;

import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.store.log.PublishedLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** What a cache is told of the published log's files, the first log's and a later one's. */
class LogCachingIT {
    private static final Doors DOORS = Doors.open();
    private static final String ANOTHER = "\"another\"";

    @BeforeAll
    static void aSecondLog() throws InterruptedException {
        SecondLog.beside(DOORS);
        covered();
    }

    private static void covered() throws InterruptedException {
        long head = new Ledger(DOORS).head();
        assertThat(DOORS.bean(PublishedLog.class).awaitSize(head, Duration.ofSeconds(30)))
                .isTrue();
    }

    private static String tag(Reply reply) {
        return Objects.requireNonNull(reply.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger/1/checkpoint", "/ledger/1/keys", "/ledger/2/checkpoint", "/ledger/2/keys"})
    void whatChangesIsAskedForAgainEveryTime(String file) {
        Reply reply = DOORS.get(file, "Origin", "https://example.org");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.header("Set-Cookie")).isNull();
        byte[] hash = Digests.sha256().digest(reply.body().getBytes(StandardCharsets.UTF_8));
        assertThat(tag(reply)).isEqualTo("\"" + HexFormat.of().formatHex(hash) + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {SecondLog.FULL_TILE, SecondLog.PARTIAL_TILE, SecondLog.FULL_BUNDLE})
    void whatHasANameForGoodIsKeptForGood(String file) {
        Reply reply = DOORS.get(file, "Accept", "application/json");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(reply.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(reply.header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/1/checkpoint",
                "/ledger/1/keys",
                "/ledger/2/checkpoint",
                SecondLog.FULL_TILE,
                SecondLog.PARTIAL_TILE,
                SecondLog.FULL_BUNDLE
            })
    void whoHasAFileIsNotSentItAgain(String file) {
        Reply whole = DOORS.get(file);
        String tag = tag(whole);
        for (String have : List.of(tag, "W/" + tag, ANOTHER + ", " + tag)) {
            Reply unchanged = DOORS.get(file, "If-None-Match", have);
            assertThat(unchanged.status()).as(have).isEqualTo(304);
            assertThat(unchanged.body()).as(have).isEmpty();
            assertThat(tag(unchanged)).as(have).isEqualTo(tag);
            assertThat(unchanged.header("Cache-Control")).as(have).isEqualTo(whole.header("Cache-Control"));
        }
        assertThat(DOORS.get(file, "If-None-Match", ANOTHER).body()).isEqualTo(whole.body());

        Reply head = DOORS.send(DOORS.request(file).HEAD());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(tag(head)).isEqualTo(tag);
        assertThat(head.header("Content-Length")).isEqualTo(whole.header("Content-Length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ledger/1/checkpoint", SecondLog.FULL_TILE})
    void aRangeIsAnsweredWithTheWholeFile(String file) {
        Reply whole = DOORS.get(file);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("none");
        for (String range : List.of("bytes=0-9", "bytes=-1", "bytes=900000-", "lines=1-2")) {
            Reply reply = DOORS.get(file, "Range", range);
            assertThat(reply.status()).as(range).isEqualTo(200);
            assertThat(reply.header("Content-Range")).as(range).isNull();
            assertThat(reply.body()).as(range).isEqualTo(whole.body());
        }
    }

    @Test
    void aNewCheckpointHasAnotherTag() throws Exception {
        String before = tag(DOORS.get("/ledger/1/checkpoint"));
        Case.complaint(DOORS);
        covered();
        Reply after = DOORS.get("/ledger/1/checkpoint", "If-None-Match", before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(tag(after)).isNotEqualTo(before);
    }
}
