package al.feedbackledger.store.timer;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DutyLockIT {
    private final TestDatabase database = TestPostgres.newDatabase();
    private final DutyLock one = new DutyLock(database::asApp);
    private final DutyLock other = new DutyLock(database::asApp);

    @AfterEach
    void letGo() {
        one.letGo();
        other.letGo();
    }

    @Test
    void oneNodeHasTheDutiesAndKeepsThem() {
        assertThat(one.isMine()).isTrue();
        assertThat(other.isMine()).isFalse();
        assertThat(one.isMine()).isTrue();
        assertThat(other.isMine()).isFalse();
    }

    @Test
    void dutiesLeftAreTakenByWhoeverAsksNext() {
        assertThat(one.isMine()).isTrue();
        one.letGo();

        assertThat(other.isMine()).isTrue();
        assertThat(one.isMine()).isFalse();
    }

    @Test
    void dutiesOfALostConnectionAreTakenAgain() throws SQLException {
        assertThat(one.isMine()).isTrue();
        try (Connection admin = database.asAdmin();
                Statement statement = admin.createStatement()) {
            // Waits until the backends are gone, so their locks are too.
            statement.execute("""
                    SELECT pg_terminate_backend(pid, 10000)
                      FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """);
        }

        assertThat(other.isMine()).isTrue();
        assertThat(one.isMine()).isFalse();
    }

    @Test
    void silentDatabaseIsSaidToBeUnavailable() {
        DutyLock alone = new DutyLock(() -> {
            throw new SQLException("no answer", "08001");
        });

        assertThatThrownBy(alone::isMine).isInstanceOf(LedgerUnavailable.class).hasMessageContaining("08001");
    }
}
