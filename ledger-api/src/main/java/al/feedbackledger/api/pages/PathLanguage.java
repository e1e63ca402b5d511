package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

import java.util.Locale;

/** The language of an answer: a page's is in its address, data follow what the client prefers. */
@Component("localeResolver")
final class PathLanguage implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String path = request.getRequestURI();
        Language language = path.startsWith("/api/")
                ? Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : PagePath.language(path);
        return language.locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is in the address");
    }
}
