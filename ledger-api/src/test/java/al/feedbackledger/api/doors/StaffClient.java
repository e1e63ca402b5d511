package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.FirstPassword;
import al.feedbackledger.store.access.StaffAccounts;
import al.feedbackledger.store.axon.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Somebody on the staff with a session of their own, as a program would hold it. */
final class StaffClient {
    static final String OWN_PASSWORD = "nje fjalekalim i gjate 27";
    private static final String OWN_HASH = cheapHash();

    private final Doors doors;
    private final String login;
    private final String cookies;
    private final String actor;
    private final String csrf;

    private StaffClient(Doors doors, String login, String cookies, String actor, String csrf) {
        this.doors = doors;
        this.login = login;
        this.cookies = cookies;
        this.actor = actor;
        this.csrf = csrf;
    }

    /** Somebody with an account and a password of their own, signed in. */
    static StaffClient of(Doors doors, Role role, @Nullable String institution) {
        String login = newLogin();
        // As if the first password had been changed; with a cheap hash, because a test opens many accounts.
        doors.bean(JdbcClient.class)
                .sql("""
                        INSERT INTO ops.staff (actor_id, login, password_hash, role, institution, must_change_password)
                        VALUES (:actor, :login, :hash, :role, :institution, false)
                        """)
                .param("actor", UUID.randomUUID())
                .param("login", login)
                .param("hash", OWN_HASH)
                .param("role", role.name())
                .param("institution", institution)
                .update();
        return signIn(doors, login, OWN_PASSWORD);
    }

    private static String newLogin() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static String cheapHash() {
        byte[] salt = new byte[16];
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(OWN_PASSWORD.toCharArray(), salt, 1, 256))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "pbkdf2-sha256$1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        }
    }

    /** An account that has not changed its first password. */
    static FirstPassword account(Doors doors, Role role, @Nullable String institution) {
        return doors.bean(StaffAccounts.class)
                .create(newLogin(), role, institution, LedgerClock.system().instant())
                .orElseThrow();
    }

    static StaffClient signIn(Doors doors, String login, String password) {
        Reply reply = doors.post("/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
        if (reply.status() != 200) {
            throw new AssertionError("could not sign in: " + reply.status() + " " + reply.body());
        }
        return new StaffClient(doors, login, cookies(reply), reply.text("actor"), reply.text("csrf/token"));
    }

    /** What a browser would send back. */
    static String cookies(Reply reply) {
        return String.join(
                "; ",
                reply.headers("set-cookie").stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .toList());
    }

    String login() {
        return login;
    }

    String actor() {
        return actor;
    }

    String cookies() {
        return cookies;
    }

    String csrf() {
        return csrf;
    }

    Reply get(String path, String... headers) {
        return doors.get(path, with(headers, "Cookie", cookies));
    }

    Reply post(String path, String json, String... headers) {
        return doors.post(path, json, with(headers, "Cookie", cookies, "X-CSRF-TOKEN", csrf));
    }

    Reply put(String path, String json, String... headers) {
        return doors.put(path, json, with(headers, "Cookie", cookies, "X-CSRF-TOKEN", csrf));
    }

    Reply delete(String path) {
        return doors.delete(path, "Cookie", cookies, "X-CSRF-TOKEN", csrf);
    }

    /** Opens a case, waiting for the position of whoever acted last. */
    Reply open(Case c) {
        return get("/api/v1/cases/" + c.reference(), "Ledger-Position", Long.toString(c.position()));
    }

    /** The handling version as this account sees it. */
    String version(Case c) {
        String version = open(c).header("ETag");
        if (version == null) {
            throw new AssertionError("the case is not shown");
        }
        return version;
    }

    /** Does something on a case as it is now. */
    Reply act(Case c, String act, String json) {
        Reply seen = open(c);
        String version = seen.header("ETag");
        Reply reply = act(c, act, json, version == null ? "*" : version);
        c.acted(reply);
        return reply;
    }

    Reply act(Case c, String act, String json, String version) {
        return post("/api/v1/cases/" + c.reference() + "/" + act, json, "If-Match", version);
    }

    private static String[] with(String[] headers, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }
}
