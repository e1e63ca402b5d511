package al.feedbackledger.api.cli.door;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody on the staff, signed in over HTTP. */
public final class Staff {
    private static final String SESSION = "/api/v1/session";

    private final Door door;
    private String csrfHeader = "";
    private String csrfToken = "";
    private String actor = "";

    private Staff(Door door) {
        this.door = door;
    }

    /** An account and its password. */
    public record Account(String login, String password) {
        /** Without login and password. */
        @Override
        public String toString() {
            return "Account[hidden]";
        }
    }

    /**
     * Opens an account.
     *
     * @param administrator a door that may
     * @throws Stop if it is refused
     */
    public static Account open(Door administrator, String login, String role, @Nullable String institution) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("login", login);
        body.put("role", role);
        if (institution != null) {
            body.put("institution", institution);
        }
        JsonNode made = administrator
                .expect("opening an account", "/api/v1/staff", body)
                .json();
        JsonNode password = made.path("password");
        if (!password.isString()) {
            throw Stop.failed("the application did not tell the first password of the account");
        }
        return new Account(login, password.stringValue());
    }

    /**
     * Signs an account in for the first time and gives it a password of its own.
     *
     * @param door of this person alone
     */
    public static Staff firstSignIn(Door door, Account account, String ownPassword) {
        Staff staff = signIn(door, account);
        staff.act(
                "changing the first password",
                SESSION + "/password",
                Map.of("password", account.password(), "newPassword", ownPassword),
                Map.of());
        return signIn(door, new Account(account.login(), ownPassword));
    }

    /**
     * Signs an account in.
     *
     * @param door of this person alone
     * @throws Stop if it is refused
     */
    public static Staff signIn(Door door, Account account) {
        Staff staff = new Staff(door);
        staff.remember(door.read("opening a session", SESSION).json());
        JsonNode session = staff.act(
                        "signing in",
                        SESSION,
                        Map.of("login", account.login(), "password", account.password()),
                        Map.of())
                .json();
        staff.remember(session);
        staff.actor = session.path("actor").asString("");
        return staff;
    }

    private void remember(JsonNode session) {
        JsonNode csrf = session.path("csrf");
        csrfHeader = csrf.path("header").asString("");
        csrfToken = csrf.path("token").asString("");
        if (csrfHeader.isEmpty() || csrfToken.isEmpty()) {
            throw Stop.failed("the session names no token against forged requests");
        }
    }

    /** The account's pseudonym, by which the record knows it. */
    public String actor() {
        return actor;
    }

    /** Has something long done; for the caller to read to its end and to close. */
    public InputStream order(String what, String path) {
        return door.order(what, path, Map.of(csrfHeader, csrfToken));
    }

    /** This person's door, signed in. */
    public Door door() {
        return door;
    }

    /** Does something that must work. */
    public Answer act(String what, String path, @Nullable Object body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(csrfHeader, csrfToken);
        return door.expect(what, path, body, all);
    }

    /** Does something on a case as it is now, which must work. */
    public Answer onCase(String reference, String act, @Nullable Object body) {
        Answer answer = tryOnCase(reference, act, body);
        if (!answer.ok()) {
            throw Stop.failed(act + ": the application answers " + answer.problem());
        }
        return answer;
    }

    /** Tries something on a case as it is now. */
    public Answer tryOnCase(String reference, String act, @Nullable Object body) {
        String path = "/api/v1/cases/" + reference.replace("-", "");
        Answer seen = door.read("reading a case", path);
        String version =
                seen.headers().firstValue("ETag").orElseThrow(() -> Stop.failed("a case is shown without its version"));
        return door.post(path + "/" + act, body, Map.of("If-Match", version, csrfHeader, csrfToken));
    }
}
