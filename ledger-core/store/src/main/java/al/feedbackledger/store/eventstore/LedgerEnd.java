package al.feedbackledger.store.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far a ledger goes: enough to tell later whether another database holds the same events, and not only as many.
 *
 * @param position of the last event; 0 in an empty ledger
 * @param root of the tree over all events up to it; no bytes in an empty ledger
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by the database.
public record LedgerEnd(long position, byte[] root) {

    /** The end as it is stored. */
    public static LedgerEnd read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ReadSql.END)) {
            return row.next()
                    ? new LedgerEnd(row.getLong("last_position"), row.getBytes("root"))
                    : new LedgerEnd(0, new byte[0]);
        }
    }

    /** Whether a database holds these very events, whatever came after them. */
    public boolean isIn(Connection connection) throws SQLException {
        if (position == 0) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(ReadSql.END_IS_THERE)) {
            statement.setLong(1, position);
            statement.setBytes(2, root);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
