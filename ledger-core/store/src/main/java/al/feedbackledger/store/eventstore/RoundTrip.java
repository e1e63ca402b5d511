package al.feedbackledger.store.eventstore;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Statements that go to the server in one piece and are answered in one piece, so that the writer waits for the network
 * once and not once for each.
 *
 * <p>The driver splits the text and sends each statement by itself (PostgreSQL's extended protocol, before one Sync): the
 * server takes a new snapshot for each, as if they came one after another. What sees the state under a lock that an
 * earlier one takes rests on that.
 *
 * <p>Arrays are typed arrays ({@code String[]}, {@code Long[]}, {@code Integer[]}, {@code byte[][]}): those the driver
 * sends in binary form. An {@code Object[]} would go as text, with every byte of it looked at on both sides.
 */
final class RoundTrip {
    private final Connection connection;
    private final List<Step> steps = new ArrayList<>();

    RoundTrip(Connection connection) {
        this.connection = connection;
    }

    /** Reads the answer of one statement. */
    @FunctionalInterface
    interface Answer {
        void read(ResultSet rows) throws SQLException;
    }

    @SuppressWarnings("ArrayRecordComponent") // Values on their way to the driver; never compared.
    private record Step(
            String sql, Object[] parameters, @Nullable Answer answer) {}

    /** Adds a statement whose answer nobody needs. */
    void add(String sql, Object... parameters) {
        steps.add(new Step(sql, parameters, null));
    }

    /** Adds a query. */
    void ask(String sql, Answer answer, Object... parameters) {
        steps.add(new Step(sql, parameters, answer));
    }

    /** Sends them and reads what they are answered. */
    void go() throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        String together = steps.stream().map(Step::sql).collect(Collectors.joining(";"));
        try (PreparedStatement statement = connection.prepareStatement(together)) {
            bind(statement);
            statement.execute();
            for (Step step : steps) {
                if (step.answer() != null) {
                    try (ResultSet rows = statement.getResultSet()) {
                        step.answer().read(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (Step step : steps) {
            for (Object value : step.parameters()) {
                switch (value) {
                    case String[] texts -> statement.setArray(next, connection.createArrayOf("text", texts));
                    case Long[] numbers -> statement.setArray(next, connection.createArrayOf("bigint", numbers));
                    case Integer[] numbers -> statement.setArray(next, connection.createArrayOf("integer", numbers));
                    case byte[][] bytes -> statement.setArray(next, connection.createArrayOf("bytea", bytes));
                    case UUID[] ids -> statement.setArray(next, connection.createArrayOf("uuid", ids));
                    default -> statement.setObject(next, value);
                }
                next++;
            }
        }
    }
}
