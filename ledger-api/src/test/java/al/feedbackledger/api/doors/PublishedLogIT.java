package al.feedbackledger.api.doors;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.HashTilePath;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.log.PublishedLog;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The published log as everybody gets it. */
class PublishedLogIT {
    private static final Doors DOORS = Doors.open();

    private static final String CONNECT = """
            DO $$ BEGIN
                EXECUTE format('%s CONNECT ON DATABASE %%I %s PUBLIC, ledger_app', current_database());
            END $$
            """;

    private static PublishedLog log() {
        return DOORS.bean(PublishedLog.class);
    }

    /** Waits until everything recorded so far is covered. */
    private static long covered() throws InterruptedException {
        long head = new Ledger(DOORS).head();
        assertThat(log().awaitSize(head, Duration.ofSeconds(30))).isTrue();
        return head;
    }

    private static KnownLog known() {
        List<VerifierKey> keys = DOORS.get("/ledger/1/keys")
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
        return new KnownLog(log().origin(), keys);
    }

    @Test
    void aStrangerVerifiesASubmission() throws Exception {
        Case mine = Case.complaint(DOORS);
        long head = covered();

        Reply checkpoint = DOORS.get("/ledger/1/checkpoint");
        assertThat(checkpoint.status()).isEqualTo(200);
        Checkpoint opened = Checkpoint.open(checkpoint.body().getBytes(StandardCharsets.UTF_8), known());
        assertThat(opened.size()).isGreaterThanOrEqualTo(head);
        TlogProof proof = log().proof(head - 1, new byte[0]);
        assertThat(proof.inclusion().index()).isEqualTo(head - 1);
        assertThat(mine.reference()).isNotEmpty();
    }

    @Test
    void theTilesAtTheEdgeAreThere() throws Exception {
        covered();
        HashTilePath edge = edge();
        String tile = "/ledger/1/" + edge.path();
        Reply bytes = DOORS.get(tile);
        assertThat(bytes.status()).as(tile).isEqualTo(200);
        assertThat(bytes.header("Cache-Control")).contains("immutable");
        String entries = "/ledger/1/" + new BundlePath(edge.index(), edge.width()).path();
        assertThat(DOORS.get(entries).status()).as(entries).isEqualTo(200);
    }

    /** The last tile of leaves. Other tests grow the log meanwhile: a partial tile goes only when the full one is there. */
    private static HashTilePath edge() {
        long size = log().checkpoint().orElseThrow().size();
        long last = (size - 1) / TilePath.FULL_WIDTH;
        return new HashTilePath(0, last, (int) (size - last * TilePath.FULL_WIDTH));
    }

    @Test
    void theCommandLineChangesTheKeyAndOldCheckpointsStayValid() throws Exception {
        covered();
        byte[] before = DOORS.get("/ledger/1/checkpoint").body().getBytes(StandardCharsets.UTF_8);
        assertThat(DOORS.post("/api/v1/signing-keys/rotate", "{}").status()).isEqualTo(401);

        VerifierKey key = VerifierKey.parse(
                DOORS.command("/api/v1/signing-keys/rotate", "{}").text("key"));

        covered();
        KnownLog known = known();
        assertThat(known.keys().getLast()).isEqualTo(key).isEqualTo(log().key());
        byte[] after = DOORS.get("/ledger/1/checkpoint").body().getBytes(StandardCharsets.UTF_8);
        assertThat(Checkpoint.open(after, KnownLog.of(key)).size())
                .isGreaterThan(Checkpoint.open(before, known).size());
    }

    @Nested
    class APathThatIsNone {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0/x1234",
                    "0/000.p/0",
                    "0/000.p/256",
                    "0/x000/001",
                    "64/000",
                    "0/1",
                    "entries",
                    "entries/",
                    "0/..%2f..%2fkeys",
                    "0/%2e%2e/000",
                    "0/000/",
                    "-1/000",
                    "0/000%00",
                    "0/000.p/007",
                    "entries/000.p/0",
                    "entries/000.p/256",
                    "entries/x1234",
                    "entries/%2e%2e/checkpoint"
                })
        void isRefusedAsAProblem(String path) {
            for (int log : List.of(1, 2)) {
                Reply reply = DOORS.get("/ledger/" + log + "/tile/" + path);
                assertThat(reply.status()).as(reply.body()).isIn(400, 404);
                assertThat(reply.body()).doesNotContain("Exception").doesNotContain("signing");
            }
        }

        @Test
        void saysWhatAPathIs() {
            Reply reply = DOORS.get("/ledger/1/tile/0/x1234");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("bad-parameter");
            assertThat(reply.body()).contains("tile-path").doesNotContain("x1234");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/1/tile/0/x999/999",
                "/ledger/1/tile/entries/x999/999.p/3",
                "/ledger/7/checkpoint",
                "/ledger/0/checkpoint",
                "/ledger/1234/keys",
                "/ledger/x/keys",
                "/ledger/1/publisher.lock",
                "/ledger/1"
            })
    void whatIsNotThereIsNotKeptByCaches(String path) {
        Reply reply = DOORS.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.problem()).isEqualTo("not-found");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nothingCanBeWrittenThere() {
        assertThat(DOORS.post("/ledger/1/checkpoint", "{}").status()).isEqualTo(405);
    }

    /** An application of its own, whose database lets it in no more. */
    @Test
    void theFilesAreServedWhileTheDatabaseIsAway() throws Exception {
        TestDatabase database = TestPostgres.newDatabase();
        Doors own = Doors.start(database);
        try {
            PublishedLog published = own.bean(PublishedLog.class);
            assertThat(published.awaitSize(1, Duration.ofSeconds(30))).isTrue();
            SecondLog.beside(own);
            as(database, CONNECT.formatted("REVOKE", "FROM"), """
                    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """);
            assertThatThrownBy(database::asApp).isInstanceOf(SQLException.class);

            Reply checkpoint = own.get("/ledger/1/checkpoint", "Cookie", "staff-session=none");
            assertThat(checkpoint.status()).isEqualTo(200);
            assertThat(checkpoint.body()).startsWith(published.origin() + "\n");
            String tag = Objects.requireNonNull(checkpoint.header("ETag"));
            assertThat(own.get("/ledger/1/checkpoint", "If-None-Match", tag).status())
                    .isEqualTo(304);
            for (String file : List.of("/ledger/1/keys", "/ledger/2/checkpoint", SecondLog.FULL_TILE)) {
                assertThat(own.get(file).status()).as(file).isEqualTo(200);
                assertThat(own.send(own.request(file).HEAD()).status()).as(file).isEqualTo(200);
            }
            long size = published.checkpoint().orElseThrow().size();
            assertThat(own.get("/ledger/1/" + new BundlePath(0, (int) size).path())
                            .status())
                    .isEqualTo(200);
            assertThat(own.get("/ledger/1/tile/0/x1").problem()).isEqualTo("bad-parameter");
        } finally {
            // It closes at once when it can say goodbye.
            as(database, CONNECT.formatted("GRANT", "TO"));
            own.close();
        }
    }

    private static void as(TestDatabase database, String... statements) throws SQLException {
        try (Connection admin = database.asAdmin();
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
