package al.feedbackledger.api.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import java.util.Map;

/** The pages for what goes wrong: says what happened and what to do next, in the language that was asked for. */
@Component
public class Trouble implements ErrorViewResolver {
    private final Pages pages;

    Trouble(Pages pages) {
        this.pages = pages;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return page(pages.begin(request, asked == null ? "/" : asked.toString()), status);
    }

    /** The page for a status. */
    public static ModelAndView page(PageDraft page, HttpStatus status) {
        String key = "trouble." + known(page, status);
        Labelled home = new Labelled(page.w().say("trouble.home"), "/");
        return page.status(status).say(page.w().say(key + ".title"), page.w().say(key), home);
    }

    private static int known(PageDraft page, HttpStatus status) {
        if (page.w().knows("trouble." + status.value())) {
            return status.value();
        }
        return status.is4xxClientError() ? HttpStatus.BAD_REQUEST.value() : HttpStatus.INTERNAL_SERVER_ERROR.value();
    }
}
