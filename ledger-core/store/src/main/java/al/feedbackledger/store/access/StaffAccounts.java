package al.feedbackledger.store.access;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.vault.Randomness;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The accounts of staff: opened with a random first password, signed in to, closed; never deleted, never renamed. */
@CheckReturnValue
public final class StaffAccounts {
    /** Accounts listed at once at most. */
    public static final int MAX_LISTED = 200;

    public static final int PASSWORD_MIN_CHARACTERS = Passwords.MIN_CHARACTERS;
    public static final int PASSWORD_MAX_CHARACTERS = Passwords.MAX_CHARACTERS;

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
    private static final Set<Role> NO_STAFF = EnumSet.of(Role.SUBJECT, Role.SYSTEM);
    private static final Set<Role> OF_AN_INSTITUTION = EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR);

    private final JdbcClient database;
    private final Randomness randomness;
    private final Passwords passwords;
    private final AddressPrints addresses;
    private final SignInThrottle throttle = new SignInThrottle();

    public StaffAccounts(JdbcClient database, Randomness randomness) {
        this(database, randomness, Passwords.ITERATIONS);
    }

    StaffAccounts(JdbcClient database, Randomness randomness, int iterations) {
        this.database = database;
        this.randomness = randomness;
        this.passwords = new Passwords(randomness, iterations);
        this.addresses = new AddressPrints(randomness);
    }

    /**
     * Opens an account.
     *
     * @param login 3 to 64 of a–z, 0–9, dot, hyphen, underscore and @; capital letters become small
     * @param institution required for officers, supervisors and inspectors
     * @return the password to tell once, or empty if the login is taken
     * @throws IllegalArgumentException if the login has another form, or role and institution do not go together
     */
    public Optional<FirstPassword> create(String login, Role role, @Nullable String institution, Instant now) {
        String name = login.toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(name).matches()) {
            throw new IllegalArgumentException("a login has 3 to 64 of a-z, 0-9, dot, hyphen, underscore and @");
        }
        if (NO_STAFF.contains(role)) {
            throw new IllegalArgumentException("no account can have the role " + role);
        }
        if (institution == null && OF_AN_INSTITUTION.contains(role)) {
            throw new IllegalArgumentException("the role " + role + " belongs to an institution");
        }
        String password = passwords.random();
        UUID actorId = randomness.randomId();
        int created = database.sql(AccessSql.CREATE_STAFF)
                .param("actorId", actorId)
                .param("login", name)
                .param("passwordHash", passwords.hash(password))
                .param("role", role.name())
                .param("institution", institution)
                .param("createdAt", now.atOffset(ZoneOffset.UTC))
                .update();
        StaffAccount account = new StaffAccount(actorId, name, role, institution, true, true);
        return created == 1 ? Optional.of(new FirstPassword(account, password)) : Optional.empty();
    }

    /**
     * Signs in. Known and unknown logins take the same statement and the same hashing.
     *
     * @param from the visitor's address; only its print of the day is kept, in memory
     */
    public SignIn signIn(String login, String password, InetAddress from, Instant now) {
        String name = login.toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(name).matches() || password.length() > 2 * Passwords.MAX_CHARACTERS) {
            return new SignIn.Refused();
        }
        String address = addresses.of(from, now);
        Duration wait = throttle.begin(name, address, now);
        if (wait.isPositive()) {
            return new SignIn.Throttled(wait);
        }
        Optional<Stored> stored = load(AccessSql.STAFF_BY_LOGIN, "login", name);
        boolean right = passwords.matches(password, stored.map(Stored::passwordHash));
        if (stored.isEmpty() || !right || !stored.get().account().active()) {
            return new SignIn.Refused();
        }
        throttle.succeeded(name, address, now);
        return new SignIn.Welcome(stored.get().account());
    }

    /** Sets a password of one's own; ends the duty to change it. */
    public PasswordChange changePassword(UUID actorId, String old, String proposed) {
        Optional<Stored> stored = load(AccessSql.STAFF_BY_ID, "actorId", actorId);
        boolean right = passwords.matches(old, stored.map(Stored::passwordHash));
        if (stored.isEmpty() || !right || !stored.get().account().active()) {
            return PasswordChange.WRONG_PASSWORD;
        }
        PasswordChange judgement = Passwords.judge(stored.get().account().login(), old, proposed);
        if (judgement != PasswordChange.DONE) {
            return judgement;
        }
        int changed = database.sql(AccessSql.CHANGE_PASSWORD)
                .param("actorId", actorId)
                .param("oldHash", stored.get().passwordHash())
                .param("passwordHash", passwords.hash(proposed))
                .update();
        return changed == 1 ? PasswordChange.DONE : PasswordChange.WRONG_PASSWORD;
    }

    /** Gives an active account a new random password, to be told once; empty if there is no such account. */
    public Optional<FirstPassword> resetPassword(UUID actorId) {
        String password = passwords.random();
        int changed = database.sql(AccessSql.RESET_PASSWORD)
                .param("actorId", actorId)
                .param("passwordHash", passwords.hash(password))
                .update();
        return changed == 1 ? find(actorId).map(account -> new FirstPassword(account, password)) : Optional.empty();
    }

    /** Closes an account for good; what it did stays under its id. False if there is no such open account. */
    public boolean deactivate(UUID actorId) {
        return database.sql(AccessSql.DEACTIVATE).param("actorId", actorId).update() == 1;
    }

    /** The account as it is now; doors ask at every request, so that a closed account stops at once. */
    public Optional<StaffAccount> find(UUID actorId) {
        return load(AccessSql.STAFF_BY_ID, "actorId", actorId).map(Stored::account);
    }

    /**
     * Accounts by login, closed ones too.
     *
     * @param institution only of this one, or null for all
     * @param role only in this one, or null for all
     * @param afterLogin where the page before ended; empty for the first page
     * @return at most {@link #MAX_LISTED}
     */
    public List<StaffAccount> list(@Nullable String institution, @Nullable Role role, String afterLogin) {
        return database.sql(AccessSql.LIST_STAFF)
                .param("institution", institution)
                .param("role", role == null ? null : role.name())
                .param("after", afterLogin)
                .param("limit", MAX_LISTED)
                .query((row, number) -> account(row))
                .list();
    }

    /** Whether no account was ever opened: then the first start opens one. */
    public boolean none() {
        return !database.sql(AccessSql.ANY_STAFF).query(Boolean.class).single();
    }

    private Optional<Stored> load(String statement, String parameter, Object value) {
        return database.sql(statement)
                .param(parameter, value)
                .query((row, number) -> new Stored(account(row), row.getString("password_hash")))
                .optional();
    }

    private static StaffAccount account(ResultSet row) throws SQLException {
        return new StaffAccount(
                row.getObject("actor_id", UUID.class),
                row.getString("login"),
                Role.valueOf(row.getString("role")),
                row.getString("institution"),
                row.getBoolean("must_change_password"),
                row.getBoolean("active"));
    }

    private record Stored(StaffAccount account, String passwordHash) {
        @Override
        public String toString() {
            return "Stored[hidden]";
        }
    }
}
