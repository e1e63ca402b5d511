package al.feedbackledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps CSRF tokens in a cookie, so that a form costs the server no session. Under TLS the cookie has the {@code __Host-}
 * prefix, which no neighbouring host can set; some browsers refuse such a cookie without TLS even on this machine, so
 * there it has a plain name.
 */
@Component
final class CsrfCookies implements CsrfTokenRepository {
    static final String HEADER = "X-CSRF-TOKEN";
    static final String COOKIE = "csrf";
    static final String HOST_COOKIE = "__Host-csrf";

    private final CookieCsrfTokenRepository plain = repository(COOKIE, false);
    private final CookieCsrfTokenRepository underTls = repository(HOST_COOKIE, true);

    private static CookieCsrfTokenRepository repository(String name, boolean secure) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(name);
        repository.setHeaderName(HEADER);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.secure(secure).httpOnly(true).sameSite("Strict"));
        return repository;
    }

    private CookieCsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? underTls : plain;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
