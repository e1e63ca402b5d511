package al.feedbackledger.store.access;

import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.CaseAccessRow;
import al.feedbackledger.store.vault.CountedStatements;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Pepper;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CaseAccessIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Randomness RANDOM = Randomness.secure();

    @TempDir
    private Path temp;

    private final List<byte[]> hashed = new ArrayList<>();
    private LedgerDatabase opened;
    private CountedStatements statements;
    private Pepper pepper;
    private CaseAccess access;

    @BeforeEach
    void open() {
        opened = TestPostgres.newDatabase().open(2);
        statements = new CountedStatements(opened.pool());
        Pepper real = KeyFolder.init(temp.resolve("keys"), RANDOM).pepper();
        pepper = message -> {
            hashed.add(message);
            return real.mac(message);
        };
        access = new CaseAccess(JdbcClient.create(statements.source()), pepper, RANDOM);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Nested
    class Check {
        @Test
        void theRightCodeOpensItsCase() {
            NewAccess mine = stored("case-1");
            assertThat(access.check(mine.reference(), mine.code(), address(1), NOW))
                    .isEqualTo(new CodeCheck.Right("case-1"));
            TrackingCode typed = TrackingCode.read(mine.code().shown()).orElseThrow();
            assertThat(access.check(mine.reference(), typed, address(1), NOW)).isEqualTo(new CodeCheck.Right("case-1"));
        }

        @Test
        void anyOtherCodeDoesNot() {
            NewAccess mine = stored("case-1");
            NewAccess others = stored("case-2");
            assertThat(access.check(mine.reference(), others.code(), address(1), NOW))
                    .isEqualTo(new CodeCheck.Wrong());
            assertThat(access.check(mine.reference(), TrackingCode.draw(RANDOM::bytes), address(1), NOW))
                    .isEqualTo(new CodeCheck.Wrong());
        }

        @Test
        void aCodeMovedToAnotherCaseInTheDatabaseDoesNotOpenThat() {
            NewAccess mine = stored("case-1");
            JdbcClient.create(opened.pool())
                    .sql("UPDATE ops.case_access SET stream_id = 'case-2'")
                    .update();
            assertThat(access.check(mine.reference(), mine.code(), address(1), NOW))
                    .isEqualTo(new CodeCheck.Wrong());
        }

        @Test
        void anotherPepperOpensNothing() {
            NewAccess mine = stored("case-1");
            Pepper other = KeyFolder.init(temp.resolve("other"), RANDOM).pepper();
            CaseAccess elsewhere = new CaseAccess(JdbcClient.create(opened.pool()), other, RANDOM);
            assertThat(elsewhere.check(mine.reference(), mine.code(), address(1), NOW))
                    .isEqualTo(new CodeCheck.Wrong());
        }

        @Test
        void knownAndUnknownReferencesCostTheSameStatementAndTheSameHash() {
            NewAccess known = stored("018f4f3e-7c00-7abc-8def-0123456789ab");
            ReferenceNumber unknown = ReferenceNumber.draw(RANDOM::bytes);
            TrackingCode code = TrackingCode.draw(RANDOM::bytes);
            assertThat(statements.taken()).isEmpty();
            hashed.clear();

            assertThat(access.check(known.reference(), code, address(1), NOW)).isEqualTo(new CodeCheck.Wrong());
            List<String> ofKnown = statements.taken();
            assertThat(access.check(unknown, code, address(1), NOW)).isEqualTo(new CodeCheck.Wrong());
            List<String> ofUnknown = statements.taken();

            assertThat(ofKnown).hasSize(1).isEqualTo(ofUnknown);
            assertThat(hashed).hasSize(2);
            assertThat(hashed.get(0)).hasSameSizeAs(hashed.get(1));
        }
    }

    @Nested
    class Throttle {
        @Test
        void anAddressThatGuessesWaitsWhateverItTypes() {
            NewAccess mine = stored("case-1");
            for (int i = 0; i < CaseAccess.TRIES_PER_ADDRESS; i++) {
                assertThat(wrong(ReferenceNumber.draw(RANDOM::bytes), address(1), NOW))
                        .isEqualTo(new CodeCheck.Wrong());
            }
            CodeCheck.Throttled waits = new CodeCheck.Throttled(CaseAccess.ADDRESS_TRY_COMES_BACK);
            assertThat(statements.taken()).hasSize(CaseAccess.TRIES_PER_ADDRESS);
            assertThat(access.check(mine.reference(), mine.code(), address(1), NOW))
                    .isEqualTo(waits);
            assertThat(statements.taken()).isEmpty();
            assertThat(access.check(mine.reference(), mine.code(), address(2), NOW))
                    .isEqualTo(new CodeCheck.Right("case-1"));
            assertThat(access.check(
                            mine.reference(), mine.code(), address(1), NOW.plus(CaseAccess.ADDRESS_TRY_COMES_BACK)))
                    .isEqualTo(new CodeCheck.Right("case-1"));
        }

        @Test
        void aReferenceUnderAttackStillOpensToItsOwner() {
            NewAccess mine = stored("case-1");
            for (int i = 0; i < CaseAccess.TRIES_PER_REFERENCE; i++) {
                assertThat(wrong(mine.reference(), address(i), NOW)).isEqualTo(new CodeCheck.Wrong());
            }
            assertThat(wrong(mine.reference(), address(90), NOW))
                    .isEqualTo(new CodeCheck.Throttled(CaseAccess.REFERENCE_TRY_COMES_BACK));
            assertThat(access.check(mine.reference(), mine.code(), address(91), NOW))
                    .isEqualTo(new CodeCheck.Right("case-1"));
        }

        @Test
        void unknownReferencesAreThrottledLikeKnownOnes() {
            ReferenceNumber unknown = ReferenceNumber.draw(RANDOM::bytes);
            for (int i = 0; i < CaseAccess.TRIES_PER_REFERENCE; i++) {
                assertThat(wrong(unknown, address(i), NOW)).isEqualTo(new CodeCheck.Wrong());
            }
            assertThat(wrong(unknown, address(90), NOW))
                    .isEqualTo(new CodeCheck.Throttled(CaseAccess.REFERENCE_TRY_COMES_BACK));
        }

        @Test
        void rightCodesCostNothing() {
            NewAccess mine = stored("case-1");
            for (int i = 0; i < 5 * CaseAccess.TRIES_PER_ADDRESS; i++) {
                assertThat(access.check(mine.reference(), mine.code(), address(1), NOW))
                        .isEqualTo(new CodeCheck.Right("case-1"));
            }
        }

        private CodeCheck wrong(ReferenceNumber reference, InetAddress from, Instant now) {
            return access.check(reference, TrackingCode.draw(RANDOM::bytes), from, now);
        }
    }

    @Nested
    class Find {
        @Test
        void theReferenceAloneFindsTheCase() {
            NewAccess mine = stored("case-1");
            assertThat(access.find(mine.reference())).contains("case-1");
            assertThat(access.find(ReferenceNumber.draw(RANDOM::bytes))).isEmpty();
        }
    }

    @Test
    void theCodeStandsNowhere() {
        NewAccess mine = stored("case-1");
        String dump = JdbcClient.create(opened.pool())
                .sql("SELECT CAST(access AS text) FROM ops.case_access AS access")
                .query(String.class)
                .single();
        assertThat(dump)
                .contains(mine.reference().compact())
                .doesNotContain(mine.code().compact());
        assertThat("" + mine)
                .doesNotContain(mine.code().compact())
                .doesNotContain(mine.reference().compact());
        assertThat(mine.row().salt()).hasSize(32);
        assertThat(mine.row().codeDigest()).hasSize(32);
    }

    private NewAccess stored(String stream) {
        NewAccess made = access.newAccess(stream);
        CaseAccessRow row = made.row();
        JdbcClient.create(opened.pool())
                .sql("INSERT INTO ops.case_access (reference, stream_id, salt, code_digest) VALUES (?, ?, ?, ?)")
                .params(row.reference(), row.streamId(), row.salt(), row.codeDigest())
                .update();
        return made;
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
