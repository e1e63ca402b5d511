package al.feedbackledger.store.database;

import al.feedbackledger.store.database.EmbeddedServer.Durability;

import java.util.ArrayList;
import java.util.List;

/** The settings of the embedded server, as its command line wants them. */
final class ServerOptions {
    private ServerOptions() {}

    /**
     * Loopback only, no sockets in shared folders, terse errors (the detail line of an error quotes the row, and with
     * it somebody's words), and durable commits.
     */
    static String of(int port, Durability durability) {
        String durable = durability == Durability.KEPT ? "on" : "off";
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "password_encryption=scram-sha-256",
                "fsync=" + durable,
                "full_page_writes=" + durable,
                "synchronous_commit=" + durable,
                "log_error_verbosity=terse",
                "log_min_error_statement=panic",
                "log_statement=none",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0",
                "timezone=UTC",
                "log_timezone=UTC",
                // A backup of the running server needs the log of everything written, and a slot to keep it.
                "wal_level=replica",
                "max_wal_senders=4",
                "max_replication_slots=4",
                "max_connections=100",
                "shared_buffers=64MB"));
        StringBuilder line = new StringBuilder();
        for (String setting : settings) {
            line.append("-c ").append(setting).append(' ');
        }
        return line.toString().strip();
    }
}
