package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.Admission.StoredReceipt;
import org.jspecify.annotations.Nullable;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks a command's receipt up before anything else is done: a repeated act gets its old reply, whatever happened since. */
public final class ReceiptLookup {
    private static final String BY_KEY = "SELECT request_mac, sealed_reply FROM ops.command_receipt WHERE key_hash = ?";

    private final DataSource dataSource;

    public ReceiptLookup(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The answer to a command that was stored before, or null if it was not.
     *
     * @return {@link AppendRefusal.RepeatedKey}, {@link AppendRefusal.KeyReused} or null
     * @throws LedgerUnavailable if the database does not answer
     */
    public @Nullable AppendRefusal find(ReceiptRow wanted) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_KEY)) {
            statement.setBytes(1, wanted.keyHash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new StoredReceipt(row.getBytes("request_mac"), row.getBytes("sealed_reply"))
                                .answer(wanted.requestMac())
                        : null;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("receipts cannot be read", e);
        }
    }
}
