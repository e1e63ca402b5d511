package al.feedbackledger.store.database;

import org.jspecify.annotations.Nullable;

import java.util.Properties;

/**
 * Where a database is and as whom to enter it.
 *
 * @param url a JDBC address; it may carry user and password itself, then {@code user} is null
 * @param user the role to sign in as
 * @param password its password; never part of the text form
 */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    private static final String PREFIX = "jdbc:postgresql:";

    public DatabaseAddress {
        if (!url.startsWith(PREFIX)) {
            throw new StartRefused(
                    StartRefused.Code.DATABASE_UNREACHABLE,
                    "The database address must start with " + PREFIX + "; set LEDGER_DB_URL to such an address.");
        }
    }

    /** An address that carries everything it needs. */
    public static DatabaseAddress of(String url) {
        return new DatabaseAddress(url, null, null);
    }

    Properties signIn() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** The address without its parameters, which may hold a password. */
    public String place() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    @Override
    public String toString() {
        return place();
    }
}
