package al.feedbackledger.store.database;

import al.feedbackledger.store.database.StartRefused.Code;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LedgerDatabaseIT {
    private final TestDatabase database = TestPostgres.newDatabase();

    private void asAdmin(String... statements) throws SQLException {
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Code codeOfOpening() {
        StartRefused refused =
                catchThrowableOfType(StartRefused.class, () -> database.open(1).close());
        assertThat(refused).as("opening is refused").isNotNull();
        return refused.code();
    }

    @Nested
    class Opening {
        @ParameterizedTest
        @EnumSource(TestPostgres.Release.class)
        void aMigratedDatabaseOpensOnEveryRelease(TestPostgres.Release release) throws SQLException {
            try (LedgerDatabase open = TestPostgres.newDatabase(release).open(1);
                    Connection connection = open.pool().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM ledger.event")) {
                rows.next();
                assertThat(rows.getLong(1)).isZero();
            }
        }

        @Test
        void aSuperuserIsRefused() {
            assertThatThrownBy(() -> LedgerDatabase.open(database.admin(), 1))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("it is a superuser")
                    .hasMessageContaining("LEDGER_DB_URL");
        }

        @Test
        void aMemberOfTheOwnerIsRefused() throws SQLException {
            asAdmin(
                    "CREATE ROLE member_of_owner LOGIN PASSWORD 'for this test' IN ROLE ledger_owner",
                    "GRANT ledger_app TO member_of_owner");
            DatabaseAddress member = new DatabaseAddress(database.app().url(), "member_of_owner", "for this test");
            try {
                assertThatThrownBy(() -> LedgerDatabase.open(member, 1))
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("member of ledger_owner");
            } finally {
                asAdmin("DROP ROLE member_of_owner");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"UPDATE", "DELETE", "TRUNCATE", "UPDATE (payload)"})
        void aUserWhoMayAlterTheRecordIsRefused(String privilege) throws SQLException {
            asAdmin("GRANT " + privilege + " ON ledger.event TO ledger_app");

            assertThat(codeOfOpening()).isEqualTo(Code.TOO_MANY_RIGHTS);
        }

        @Test
        void anEmptyDatabaseIsRefused() throws SQLException {
            asAdmin("DROP SCHEMA ledger CASCADE");

            assertThat(codeOfOpening()).isEqualTo(Code.NOT_MIGRATED);
        }

        @Test
        void aDatabaseThatDoesNotAnswerIsRefusedWithoutShowingThePassword() {
            DatabaseAddress nowhere =
                    new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none?password=hidden", "nobody", "hidden");

            assertThatThrownBy(() -> LedgerDatabase.open(nowhere, 1))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageNotContaining("hidden")
                    .extracting(e -> ((StartRefused) e).code())
                    .isEqualTo(Code.DATABASE_UNREACHABLE);
        }

        @Test
        void anOldServerIsRefused() {
            assertThatThrownBy(() -> RightsCheck.refuseVersion(149_999, database.app()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("PostgreSQL 14");
        }
    }

    @Nested
    class Preparing {
        @Test
        void repeatingChangesNothing() {
            LedgerBootstrap.prepare(database.admin(), database.app().password());

            try (LedgerDatabase open = database.open(1)) {
                assertThat(open.pool()).isNotNull();
            }
        }

        @Test
        void theOwnerOwnsEveryTable() throws SQLException {
            try (Connection connection = database.asAdmin();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("""
                            SELECT count(*) FILTER (WHERE tableowner = 'ledger_owner'), count(*)
                              FROM pg_tables WHERE schemaname IN ('ledger', 'vault', 'ops')
                            """)) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(rows.getLong(2)).isGreaterThan(10);
            }
        }

        @Test
        void theApplicationMayMakeItsViewSchemas() throws SQLException {
            try (Connection connection = database.asApp();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA view_test");
                statement.execute("DROP SCHEMA view_test");
                assertThat(statement.getUpdateCount()).isZero();
            }
        }
    }

    @Nested
    class AppendOnly {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE ledger.event SET payload = ''",
                    "DELETE FROM ledger.event",
                    "TRUNCATE ledger.event",
                    "UPDATE ledger.batch SET root = prev_root",
                    "DELETE FROM ledger.batch",
                    "TRUNCATE ledger.batch"
                })
        void changesAreRefusedByGrantsAndToTheOwnerByTriggers(String change) throws SQLException {
            for (String role : new String[] {"ledger_app", "ledger_owner", "postgres"}) {
                try (Connection connection = database.asAdmin();
                        Statement statement = connection.createStatement()) {
                    statement.execute("SET ROLE " + role);
                    assertThatThrownBy(() -> statement.execute(change))
                            .as(role)
                            .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                    .isEqualTo("42501"));
                }
            }
        }
    }
}
