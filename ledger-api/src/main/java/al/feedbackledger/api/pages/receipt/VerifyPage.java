package al.feedbackledger.api.pages.receipt;

import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.store.log.PublishedLog;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells everybody how a receipt is checked without us, and gives what that needs: the log's name, keys and state. */
@Controller
class VerifyPage {
    private final Pages pages;
    private final PublishedLog log;

    VerifyPage(Pages pages, PublishedLog log) {
        this.pages = pages;
        this.log = log;
    }

    @GetMapping({"/verify", "/en/verify"})
    ModelAndView verify(HttpServletRequest request) {
        PageDraft page = pages.begin(request);
        String files = "/ledger/" + log.number() + "/";
        VerifyView view = new VerifyView(
                log.origin(),
                log.known().keys().stream().map(VerifierKey::toString).toList(),
                log.latest()
                        .map(note -> new String(note.bytes(), StandardCharsets.UTF_8))
                        .orElse(null),
                List.of(files + "checkpoint", files + "keys"));
        return page.show("verify", page.w().say("verify.title"), view);
    }
}
