package al.feedbackledger.store.access;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.vault.CountedStatements;
import al.feedbackledger.store.vault.Randomness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StaffAccountsIT {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final InetAddress OFFICE = InetAddress.getLoopbackAddress();
    private static final String OWN = "një fjalëkalim i gjatë";

    private TestDatabase fresh;
    private LedgerDatabase opened;
    private CountedStatements statements;
    private StaffAccounts staff;

    @BeforeEach
    void open() {
        fresh = TestPostgres.newDatabase();
        opened = fresh.open(4);
        statements = new CountedStatements(opened.pool());
        staff = new StaffAccounts(JdbcClient.create(statements.source()), Randomness.secure(), 1_000);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Nested
    class Create {
        @Test
        void givesARandomActorIdAndAPasswordThatMustBeChanged() {
            assertThat(staff.none()).isTrue();
            FirstPassword first = created("Admin", Role.ADMIN, null);
            assertThat(staff.none()).isFalse();
            assertThat(first.account().login()).isEqualTo("admin");
            assertThat(first.account().actorId().version()).isEqualTo(4);
            assertThat(first.account().mustChangePassword()).isTrue();
            assertThat(staff.find(first.account().actorId())).contains(first.account());
            assertThat(staff.signIn("admin", first.password(), OFFICE, NOW))
                    .isEqualTo(new SignIn.Welcome(first.account()));
        }

        @Test
        void aLoginIsGivenOnce() {
            FirstPassword first = created("officer.1", Role.OFFICER, "akshi");
            assertThat(staff.create("OFFICER.1", Role.AUDITOR, null, NOW)).isEmpty();
            assertThat(staff.list(null, null, "")).containsExactly(first.account());
        }

        @Test
        void logins() {
            for (String bad : List.of("", "ab", "a".repeat(65), "with space", "ç.ë.x", "-abc", "a'; --", "abc\n")) {
                assertThatIllegalArgumentException().as(bad).isThrownBy(() -> created(bad, Role.ADMIN, null));
            }
            assertThat(created("a".repeat(64), Role.ADMIN, null).password()).isNotBlank();
            assertThat(created("abc", Role.ADMIN, null).password()).isNotBlank();
        }

        @Test
        void everyStaffRoleCanBeGivenAndNoOther() {
            Set<Role> none = EnumSet.of(Role.SUBJECT, Role.SYSTEM);
            for (Role role : Role.values()) {
                String login = "x-" + role.name();
                if (none.contains(role)) {
                    assertThatIllegalArgumentException().isThrownBy(() -> created(login, role, "akshi"));
                } else {
                    assertThat(created(login, role, "akshi").account().role()).isEqualTo(role);
                }
            }
        }

        @Test
        void whoAnswersBelongsToAnInstitution() {
            for (Role role : List.of(Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR)) {
                assertThatIllegalArgumentException().isThrownBy(() -> created("someone", role, null));
            }
        }
    }

    @Nested
    class SignInWith {
        @Test
        void wrongNamesAndPasswordsAreRefusedAlike() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            assertThat(statements.taken()).isNotEmpty();
            assertThat(staff.signIn("officer", "wrong", OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            List<String> known = statements.taken();
            assertThat(staff.signIn("nobody", first.password(), OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            assertThat(statements.taken()).isEqualTo(known).hasSize(1);
            assertThat(staff.signIn("officer", "", OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            assertThat(staff.signIn("officer", "x".repeat(100_000), OFFICE, NOW))
                    .isEqualTo(new SignIn.Refused());
            assertThat(staff.signIn("' OR true --", "x", OFFICE, NOW)).isEqualTo(new SignIn.Refused());
        }

        @Test
        void tooManyTriesWait() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            for (int i = 0; i < SignInThrottle.TRIES_PER_LOGIN; i++) {
                assertThat(staff.signIn("officer", "wrong", OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            }
            assertThat(staff.signIn("officer", first.password(), OFFICE, NOW))
                    .isEqualTo(new SignIn.Throttled(SignInThrottle.LOGIN_TRY_COMES_BACK));
            assertThat(staff.signIn("officer", first.password(), OFFICE, NOW.plus(SignInThrottle.LOGIN_TRY_COMES_BACK)))
                    .isEqualTo(new SignIn.Welcome(first.account()));
        }
    }

    @Nested
    class ChangePassword {
        @Test
        void endsTheDutyToChangeIt() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            UUID actor = first.account().actorId();
            assertThat(staff.changePassword(actor, first.password(), OWN)).isEqualTo(PasswordChange.DONE);
            assertThat(staff.signIn("officer", first.password(), OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            assertThat(staff.signIn("officer", OWN, OFFICE, NOW))
                    .isEqualTo(
                            new SignIn.Welcome(new StaffAccount(actor, "officer", Role.OFFICER, "akshi", false, true)));
        }

        @Test
        void needsTheOldOneAndAGoodNewOne() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            UUID actor = first.account().actorId();
            assertThat(staff.changePassword(actor, "wrong", OWN)).isEqualTo(PasswordChange.WRONG_PASSWORD);
            assertThat(staff.changePassword(UUID.randomUUID(), first.password(), OWN))
                    .isEqualTo(PasswordChange.WRONG_PASSWORD);
            assertThat(staff.changePassword(actor, first.password(), "short")).isEqualTo(PasswordChange.TOO_SHORT);
            assertThat(staff.changePassword(actor, first.password(), first.password()))
                    .isEqualTo(PasswordChange.SAME);
            assertThat(staff.find(actor).orElseThrow().mustChangePassword()).isTrue();
        }

        @Test
        void aResetGivesANewFirstPassword() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            UUID actor = first.account().actorId();
            assertThat(staff.changePassword(actor, first.password(), OWN)).isEqualTo(PasswordChange.DONE);
            FirstPassword reset = staff.resetPassword(actor).orElseThrow();
            assertThat(reset.account().mustChangePassword()).isTrue();
            assertThat(staff.signIn("officer", OWN, OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            assertThat(staff.signIn("officer", reset.password(), OFFICE, NOW))
                    .isEqualTo(new SignIn.Welcome(first.account()));
            assertThat(staff.resetPassword(UUID.randomUUID())).isEmpty();
        }
    }

    @Nested
    class Deactivate {
        @Test
        void aClosedAccountDoesNothingMore() {
            FirstPassword first = created("officer", Role.OFFICER, "akshi");
            UUID actor = first.account().actorId();
            assertThat(staff.deactivate(actor)).isTrue();
            assertThat(staff.deactivate(actor)).isFalse();
            assertThat(staff.find(actor).orElseThrow().active()).isFalse();
            assertThat(staff.signIn("officer", first.password(), OFFICE, NOW)).isEqualTo(new SignIn.Refused());
            assertThat(staff.changePassword(actor, first.password(), OWN)).isEqualTo(PasswordChange.WRONG_PASSWORD);
            assertThat(staff.resetPassword(actor)).isEmpty();
        }
    }

    @Nested
    class ListOf {
        @Test
        void byInstitutionAndRoleInOrderOfLogin() {
            StaffAccount officer = created("b-officer", Role.OFFICER, "akshi").account();
            StaffAccount chief = created("a-chief", Role.SUPERVISOR, "akshi").account();
            StaffAccount other = created("c-officer", Role.OFFICER, "dpshtrr").account();
            StaffAccount admin = created("admin", Role.ADMIN, null).account();
            assertThat(staff.list(null, null, "")).containsExactly(chief, admin, officer, other);
            assertThat(staff.list("akshi", null, "")).containsExactly(chief, officer);
            assertThat(staff.list("akshi", Role.OFFICER, "")).containsExactly(officer);
            assertThat(staff.list(null, Role.OFFICER, "b-officer")).containsExactly(other);
            assertThat(staff.list("nowhere", null, "")).isEmpty();
        }

        @Test
        void inPages() {
            for (int i = 0; i <= StaffAccounts.MAX_LISTED; i++) {
                assertThat(created("user-" + (1_000 + i), Role.AUDITOR, null)).isNotNull();
            }
            List<StaffAccount> first = staff.list(null, null, "");
            assertThat(first).hasSize(StaffAccounts.MAX_LISTED);
            assertThat(staff.list(null, null, first.getLast().login())).hasSize(1);
        }
    }

    @Test
    void passwordsAndLoginsStayOutOfTexts() {
        FirstPassword first = created("canary", Role.ADMIN, null);
        String dump = JdbcClient.create(opened.pool())
                .sql("SELECT CAST(staff AS text) FROM ops.staff AS staff")
                .query(String.class)
                .single();
        assertThat(dump).contains("pbkdf2-sha256$1000$").doesNotContain(first.password());
        assertThat(first + " " + staff.signIn("canary", first.password(), OFFICE, NOW))
                .doesNotContain("canary")
                .doesNotContain(first.password());
    }

    @Test
    void aFailingDatabaseQuotesNobody() throws SQLException {
        FirstPassword first = created("canary", Role.ADMIN, null);
        try (Connection admin = fresh.asAdmin();
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER TABLE ops.staff ADD CONSTRAINT nobody CHECK (login = 'x') NOT VALID");
        }
        StringWriter trace = new StringWriter();
        assertThatThrownBy(() -> staff.resetPassword(first.account().actorId()))
                .satisfies(failure -> failure.printStackTrace(new PrintWriter(trace)));
        assertThatThrownBy(() -> staff.create("canary2", Role.ADMIN, null, NOW))
                .satisfies(failure -> failure.printStackTrace(new PrintWriter(trace)));
        assertThat(trace.toString()).contains("nobody").doesNotContain("canary").doesNotContain("pbkdf2-sha256");
    }

    private FirstPassword created(String login, Role role, @Nullable String institution) {
        return staff.create(login, role, institution, NOW).orElseThrow();
    }
}
