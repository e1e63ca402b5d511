package al.feedbackledger.api.feedback;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.PersonAct;
import al.feedbackledger.api.acts.PersonActs;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Headers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person does on their own case. Every act needs the headers Tracking-Code and Idempotency-Key. */
@RestController
@RequestMapping(path = "/api/v1/feedback/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "feedback")
@ApiResponse(
        responseCode = "200",
        description = "Recorded",
        content = @Content(schema = @Schema(implementation = ActReply.class)))
class PersonActsController {
    private final PersonActs acts;

    PersonActsController(PersonActs acts) {
        this.acts = acts;
    }

    @PostMapping("/confirm")
    @Operation(summary = "The answer solved the problem")
    ResponseEntity<byte[]> confirm(
            @PathVariable String reference,
            @RequestBody(required = false) PersonAct.@Nullable Confirm body,
            HttpServletRequest request) {
        return act(new PersonAct.Confirm(), reference, request);
    }

    @PostMapping("/dispute")
    @Operation(summary = "The person does not agree with the answer")
    ResponseEntity<byte[]> dispute(
            @PathVariable String reference, @RequestBody PersonAct.Dispute body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/re-rate")
    @Operation(summary = "Rate the service again after the answer; the first rating stays")
    ResponseEntity<byte[]> reRate(
            @PathVariable String reference, @RequestBody PersonAct.ReRate body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/correct-rating")
    @Operation(summary = "Correct the rating, within 30 minutes")
    ResponseEntity<byte[]> correctRating(
            @PathVariable String reference, @RequestBody PersonAct.CorrectRating body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/note")
    @Operation(summary = "Add a note")
    ResponseEntity<byte[]> note(
            @PathVariable String reference, @RequestBody PersonAct.Note body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/clarify")
    @Operation(summary = "Reply to a question of the institution")
    ResponseEntity<byte[]> clarify(
            @PathVariable String reference, @RequestBody PersonAct.Clarify body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Take the feedback back")
    ResponseEntity<byte[]> withdraw(
            @PathVariable String reference,
            @RequestBody(required = false) PersonAct.@Nullable Withdraw body,
            HttpServletRequest request) {
        return act(new PersonAct.Withdraw(), reference, request);
    }

    @PostMapping("/request-review")
    @Operation(summary = "Ask a higher body to look at it")
    ResponseEntity<byte[]> requestReview(
            @PathVariable String reference,
            @RequestBody(required = false) PersonAct.@Nullable RequestReview body,
            HttpServletRequest request) {
        return act(body == null ? new PersonAct.RequestReview(null) : body, reference, request);
    }

    @PostMapping("/erase")
    @Operation(
            summary = "Ask for the text to be erased",
            description = "The data protection officer decides. The rating stays in the statistics unless the feedback "
                    + "is withdrawn as well.")
    ResponseEntity<byte[]> erase(
            @PathVariable String reference,
            @RequestBody(required = false) PersonAct.@Nullable Erase body,
            HttpServletRequest request) {
        return act(body == null ? new PersonAct.Erase(null) : body, reference, request);
    }

    private ResponseEntity<byte[]> act(PersonAct wish, String reference, HttpServletRequest request) {
        PersonActs.Keyed keyed = new PersonActs.Keyed(
                Headers.reference(reference),
                Headers.code(request.getHeader(Headers.TRACKING_CODE)),
                Headers.key(request.getHeader(Headers.IDEMPOTENCY_KEY)),
                Headers.from(request));
        return ActAnswers.done(acts.act(wish, keyed));
    }
}
