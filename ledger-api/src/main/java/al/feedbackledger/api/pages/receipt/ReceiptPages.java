package al.feedbackledger.api.pages.receipt;

import al.feedbackledger.api.acts.CaseDoor;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.pages.Labelled;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.pages.PageDraft;
import al.feedbackledger.api.pages.PagePath;
import al.feedbackledger.api.pages.Pages;
import al.feedbackledger.api.pages.Trouble;
import al.feedbackledger.api.receipt.Receipt;
import al.feedbackledger.api.receipt.Receipts;
import al.feedbackledger.api.tracking.TrackingCookie;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.net.URI;
import java.util.Optional;

/** The receipt of a case, for a browser whose cookie carries the case's code; any other is sent to type it. */
@Controller
class ReceiptPages {
    /** A page that is not ready looks again after these seconds, without a script. */
    private static final String REFRESH = "Refresh";

    private static final long REFRESH_SECONDS = 2;

    private final Pages pages;
    private final Names names;
    private final CaseDoor door;
    private final TrackingCookie tracking;
    private final Receipts receipts;

    ReceiptPages(Pages pages, Names names, CaseDoor door, TrackingCookie tracking, Receipts receipts) {
        this.pages = pages;
        this.names = names;
        this.door = door;
        this.tracking = tracking;
        this.receipts = receipts;
    }

    @GetMapping({"/follow/{number}/receipt", "/en/follow/{number}/receipt"})
    ModelAndView receipt(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String words) {
        PageDraft page = pages.begin(request);
        Optional<ReferenceNumber> reference = ReferenceNumber.read(number);
        if (reference.isEmpty()) {
            return Trouble.page(page, HttpStatus.NOT_FOUND);
        }
        String followPath = "/follow/" + reference.get().compact();
        Optional<String> stream = stream(request, reference.get());
        if (stream.isEmpty()) {
            return page.goTo(followPath);
        }
        boolean withWords = isWithWords(words);
        Wording w = page.w();
        return receipts.of(stream.get(), withWords)
                .map(made -> page.show(
                        "receipt",
                        w.say("receipt.title"),
                        new ReceiptText(w, names, made, withWords).view(address(request, page, followPath))))
                .orElseGet(() -> wait(page, response, followPath));
    }

    /** The file itself; while it cannot be made, the page that says why. */
    @GetMapping({"/follow/{number}/receipt/file", "/en/follow/{number}/receipt/file"})
    ResponseEntity<byte[]> file(
            HttpServletRequest request, @PathVariable String number, @RequestParam(defaultValue = "") String words) {
        PageDraft page = pages.begin(request);
        Optional<Receipt> made = ReferenceNumber.read(number)
                .flatMap(reference -> stream(request, reference))
                .flatMap(stream -> receipts.of(stream, isWithWords(words)));
        return made.map(receipt -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                receipt.disposition(page.w()).toString())
                        .contentType(Receipt.TYPE)
                        .body(receipt.proof().bytes()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(parent(request.getRequestURI())))
                        .build());
    }

    private Optional<String> stream(HttpServletRequest request, ReferenceNumber reference) {
        return tracking.read(request)
                .filter(tracked -> tracked.reference().equals(reference))
                .map(tracked -> door.open(reference, tracked.code(), Headers.from(request)))
                .filter(CaseDoor.Entry.Open.class::isInstance)
                .map(entry -> ((CaseDoor.Entry.Open) entry).stream());
    }

    private static boolean isWithWords(String words) {
        return !words.equals("false");
    }

    private static String address(HttpServletRequest request, PageDraft page, String followPath) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .path(PagePath.in(page.language(), followPath))
                .toUriString();
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static ModelAndView wait(PageDraft page, HttpServletResponse response, String followPath) {
        Wording w = page.w();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Receipts.ASK_AGAIN.toSeconds()));
        response.setHeader(REFRESH, String.valueOf(REFRESH_SECONDS));
        return page.status(HttpStatus.ACCEPTED)
                .say(
                        w.say("receipt.wait.title"),
                        w.say("receipt.wait"),
                        new Labelled(w.say("receipt.wait.again"), followPath + "/receipt"),
                        new Labelled(w.say("receipt.back"), followPath));
    }
}
