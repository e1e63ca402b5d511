package al.feedbackledger.api.security;

import al.feedbackledger.api.acts.Needed;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.access.PasswordChange;
import al.feedbackledger.store.access.SignIn;
import al.feedbackledger.store.access.StaffAccounts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** Signing in and out without pages. Requests with another content type than JSON are refused, so no form can do it. */
@RestController
@RequestMapping(path = "/api/v1/session", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "session", description = "Staff sessions")
class SessionController {
    private final StaffSessions sessions;

    SessionController(StaffSessions sessions) {
        this.sessions = sessions;
    }

    record SignInBody(
            @Needed @Nullable String login,
            @Needed @Nullable String password) {
        /** Without login and password. */
        @Override
        public String toString() {
            return "SignInBody[hidden]";
        }
    }

    record PasswordBody(
            @Needed @Nullable String password,
            @Needed @Nullable String newPassword) {
        /** Without passwords. */
        @Override
        public String toString() {
            return "PasswordBody[hidden]";
        }
    }

    /** The token to send in a header with every act of the session. */
    record Csrf(String header, String token) {}

    /**
     * @param actor pseudonymous id of the account; null where nobody is signed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            boolean signedIn,
            @Nullable String actor,
            @Nullable List<Role> roles,
            @Nullable String institution,
            @Nullable Boolean mustChangePassword,
            Csrf csrf) {}

    @GetMapping
    @Operation(summary = "Who is signed in, and the CSRF token of the session")
    ResponseEntity<Session> session(@Parameter(hidden = true) CsrfToken token) {
        return answer(SignedIn.insider(), token);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sign in")
    ResponseEntity<Session> signIn(
            @RequestBody SignInBody body, HttpServletRequest request, HttpServletResponse response) {
        String login = body.login() == null ? "" : body.login();
        String password = body.password() == null ? "" : body.password();
        return switch (sessions.signIn(login, password, request, response)) {
            case SignIn.Welcome unused ->
                answer(SignedIn.insider(), (CsrfToken) requireNonNull(request.getAttribute(CsrfToken.class.getName())));
            case SignIn.Refused unused ->
                throw Problem.of(ProblemType.WRONG_SIGN_IN).found();
            case SignIn.Throttled throttled ->
                throw Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .retryAfter(throttled.retryAfter())
                        .found();
        };
    }

    @DeleteMapping
    @Operation(summary = "Sign out")
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set a password of one's own")
    ResponseEntity<Void> changePassword(@RequestBody PasswordBody body) {
        StaffMember member = SignedIn.member();
        if (member == null) {
            throw Problem.of(ProblemType.SIGN_IN_REQUIRED).found();
        }
        String old = body.password() == null ? "" : body.password();
        String proposed = body.newPassword() == null ? "" : body.newPassword();
        FieldError wrong = error(sessions.changePassword(member, old, proposed));
        if (wrong != null) {
            throw Problem.invalid(wrong).found();
        }
        return ResponseEntity.noContent().build();
    }

    private static @Nullable FieldError error(PasswordChange change) {
        return switch (change) {
            case DONE -> null;
            case WRONG_PASSWORD -> FieldError.of("password", "wrong-password");
            case TOO_SHORT -> FieldError.of("newPassword", "too-short", StaffAccounts.PASSWORD_MIN_CHARACTERS);
            case TOO_LONG -> FieldError.of("newPassword", "password-long", StaffAccounts.PASSWORD_MAX_CHARACTERS);
            case SAME -> FieldError.of("newPassword", "same-password");
            case TOO_SIMPLE -> FieldError.of("newPassword", "too-simple");
        };
    }

    private static ResponseEntity<Session> answer(@Nullable Insider insider, CsrfToken token) {
        Csrf csrf = new Csrf(token.getHeaderName(), token.getToken());
        Session session = insider == null
                ? new Session(false, null, null, null, null, csrf)
                : new Session(
                        true,
                        insider.actorId(),
                        insider.roles().stream().sorted().toList(),
                        insider instanceof StaffMember member ? member.actor().institution() : null,
                        insider instanceof StaffMember member ? member.account().mustChangePassword() : null,
                        csrf);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
    }
}
