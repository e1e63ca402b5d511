package al.feedbackledger.store.eventstore;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection of one's own, for as long as one needs it. */
@FunctionalInterface
public interface Connections {
    Connection open() throws SQLException;
}
