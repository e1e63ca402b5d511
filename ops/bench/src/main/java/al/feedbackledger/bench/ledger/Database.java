package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.database.DatabaseAddress;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** One of the bench's databases. */
record Database(Ground ground, String name) implements AutoCloseable {
    /** As the application signs in. */
    DatabaseAddress app() {
        return ground.app(name);
    }

    Connection asAdmin() throws SQLException {
        return Ground.open(ground.admin(name));
    }

    long number(String sql) throws SQLException {
        try (Connection connection = asAdmin();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = asAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Set<String> texts(String sql) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (Connection connection = asAdmin();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Drops it. */
    @Override
    public void close() throws SQLException {
        ground.drop(this);
    }
}
