package al.feedbackledger.api.security;

import al.feedbackledger.api.acts.StaffActors;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.settings.WebSettings;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.store.access.PasswordChange;
import al.feedbackledger.store.access.SignIn;
import al.feedbackledger.store.access.StaffAccount;
import al.feedbackledger.store.access.StaffAccounts;
import com.google.errorprone.annotations.CheckReturnValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Staff sessions: opened by login and password, ended by signing out, by idleness, by age, or with the account. */
@Component
@CheckReturnValue
public final class StaffSessions {
    /** Writes a token into the request, masked anew for every answer (BREACH). */
    private static final CsrfTokenRequestAttributeHandler MASKED = new XorCsrfTokenRequestAttributeHandler();

    private final StaffAccounts accounts;
    private final ServiceCatalogue catalogue;
    private final CsrfTokenRepository csrf;
    private final WebSettings settings;
    private final InstantSource clock;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    StaffSessions(
            StaffAccounts accounts,
            ServiceCatalogue catalogue,
            CsrfTokenRepository csrf,
            WebSettings settings,
            InstantSource clock) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.csrf = csrf;
        this.settings = settings;
        this.clock = clock;
    }

    /** Checks login and password and, if they are right, opens a session under a new id. */
    public SignIn signIn(String login, String password, HttpServletRequest request, HttpServletResponse response) {
        SignIn result = accounts.signIn(login, password, Headers.from(request), clock.instant());
        if (result instanceof SignIn.Welcome welcome) {
            open(welcome.account(), request, response);
        }
        return result;
    }

    private void open(StaffAccount account, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) settings.sessionIdle().toSeconds());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Authorities.of(member(account, clock.instant())));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        // A token from before the sign-in may be known to somebody else.
        CsrfToken token = csrf.generateToken(request);
        csrf.saveToken(token, request, response);
        MASKED.handle(request, response, () -> token);
    }

    /** Ends the session. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        csrf.saveToken(null, request, response);
    }

    /** Sets a password of one's own; ends the duty to change the first one. */
    public PasswordChange changePassword(StaffMember member, String old, String proposed) {
        return accounts.changePassword(member.account().actorId(), old, proposed);
    }

    /** The member as they are now; null where their account is closed or their session too old. */
    @Nullable
    StaffMember refreshed(StaffMember member) {
        Duration age = Duration.between(member.signedInAt(), clock.instant());
        if (age.compareTo(settings.sessionAtMost()) >= 0) {
            return null;
        }
        return accounts.find(member.account().actorId())
                .filter(StaffAccount::active)
                .map(account -> member(account, member.signedInAt()))
                .orElse(null);
    }

    private StaffMember member(StaffAccount account, Instant signedInAt) {
        return new StaffMember(account, StaffActors.of(account, catalogue), signedInAt);
    }
}
