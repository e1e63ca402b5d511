package al.feedbackledger.store.stored;

import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.vault.KeyFolder;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A folder that holds a whole ledger: one file of COPY text with a header line for each table of the schemas ledger, vault
 * and ops, its keys, and what only the people in it know.
 */
public final class StoredLedger {
    /** Names of all tables with a file, one a line. */
    private static final String TABLES = "tables.txt";

    private static final String ALL_TABLES = """
            SELECT n.nspname || '.' || c.relname
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN ('ledger', 'vault', 'ops') AND c.relkind = 'r'
             ORDER BY 1
            """;

    private static final String KEY_COLUMNS = """
            SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
              FROM pg_index i
             CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
             WHERE i.indisprimary AND i.indrelid = ?::regclass
            """;

    private static final List<String> KEY_FILES = List.of("pepper", "epoch-1");

    private final Source source;

    private StoredLedger(Source source) {
        this.source = source;
    }

    /** Where the files are. */
    @FunctionalInterface
    private interface Source {
        InputStream open(String name) throws IOException;
    }

    /** The committed ledger of a name. */
    public static StoredLedger committed(String name) {
        return new StoredLedger(file -> {
            InputStream found = StoredLedger.class.getResourceAsStream("/stored/" + name + "/" + file);
            if (found == null) {
                throw new FileNotFoundException("stored/" + name + "/" + file);
            }
            return found;
        });
    }

    static StoredLedger in(Path folder) {
        return new StoredLedger(file -> Files.newInputStream(folder.resolve(file)));
    }

    /** Writes every table of a database's ledger down, each in the order of its primary key. */
    static void writeTables(TestDatabase database, Path folder) throws SQLException, IOException {
        try (Connection connection = database.asAdmin()) {
            List<String> tables = column(connection, ALL_TABLES);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                String order = column(connection, KEY_COLUMNS, table).getFirst();
                try (var out = Files.newOutputStream(folder.resolve(table + ".copy"))) {
                    copy.copyOut(
                            "COPY (SELECT * FROM " + table + " ORDER BY " + order + ") TO STDOUT (FORMAT text, HEADER)",
                            out);
                }
            }
            Files.write(folder.resolve(TABLES), tables);
        }
    }

    /** Fills a fresh, migrated database. Columns that later migrations add keep their defaults. */
    public void load(TestDatabase database) throws SQLException, IOException {
        try (Connection connection = database.asAdmin();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            // The one row a migration seeds; the stored ledger has its own.
            statement.execute("DELETE FROM ops.token");
            for (String table : lines(TABLES)) {
                byte[] text = bytes(table + ".copy");
                String header = new String(text, UTF_8).lines().findFirst().orElseThrow();
                String columns = "\"" + String.join("\", \"", header.split("\t")) + "\"";
                copy.copyIn(
                        "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT text, HEADER)",
                        new ByteArrayInputStream(text));
            }
        }
    }

    /** Its keys, put where a key folder may be: version control does not keep who may read a file. */
    public KeyFolder keys(Path target) throws IOException {
        Files.createDirectory(
                target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String name : KEY_FILES) {
            Path file = Files.createFile(
                    target.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bytes("keys-of-a-test/" + name));
        }
        return KeyFolder.open(target);
    }

    /** The fields of a tab-separated file of its own, by line. */
    List<List<String>> rows(String file) throws IOException {
        return lines(file).stream().map(line -> List.of(line.split("\t", -1))).toList();
    }

    private List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(file), UTF_8))) {
            return reader.lines().toList();
        }
    }

    private byte[] bytes(String file) throws IOException {
        try (InputStream in = source.open(file)) {
            return in.readAllBytes();
        }
    }

    private static List<String> column(Connection connection, String sql, String... parameters) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
        }
        return values;
    }
}
