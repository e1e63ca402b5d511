package al.feedbackledger.api.cases;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.StaffAct;
import al.feedbackledger.api.acts.StaffActs;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do on a case. Every act needs If-Match with the version they saw; an Idempotency-Key may come with it. */
@RestController
@RequestMapping(path = "/api/v1/cases/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases")
@ApiResponse(
        responseCode = "200",
        description = "Recorded",
        content = @Content(schema = @Schema(implementation = ActReply.class)))
class StaffActsController {
    private final StaffActs acts;

    StaffActsController(StaffActs acts) {
        this.acts = acts;
    }

    @PostMapping("/route")
    @Operation(summary = "Send a case that nobody is competent for to an institution")
    ResponseEntity<byte[]> route(
            @PathVariable String reference, @RequestBody StaffAct.Route body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/transfer")
    @Operation(summary = "Pass the case on to the institution it belongs to")
    ResponseEntity<byte[]> transfer(
            @PathVariable String reference, @RequestBody StaffAct.Transfer body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/assign")
    @Operation(summary = "Give the case to a colleague")
    ResponseEntity<byte[]> assign(
            @PathVariable String reference, @RequestBody StaffAct.Assign body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/acknowledge")
    @Operation(summary = "Take the case up")
    ResponseEntity<byte[]> acknowledge(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable Acknowledge body,
            HttpServletRequest request) {
        return act(new StaffAct.Acknowledge(), reference, request);
    }

    @PostMapping("/request-clarification")
    @Operation(summary = "Ask the person something; the clock stands still")
    ResponseEntity<byte[]> requestClarification(
            @PathVariable String reference,
            @RequestBody StaffAct.RequestClarification body,
            HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/interim-reply")
    @Operation(summary = "Tell the person how things stand")
    ResponseEntity<byte[]> interimReply(
            @PathVariable String reference, @RequestBody StaffAct.InterimReply body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/extend")
    @Operation(summary = "Take more time, once")
    ResponseEntity<byte[]> extend(
            @PathVariable String reference, @RequestBody StaffAct.Extend body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/answer")
    @Operation(summary = "Answer the case")
    ResponseEntity<byte[]> answer(
            @PathVariable String reference, @RequestBody StaffAct.Answer body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/correct-answer")
    @Operation(summary = "Correct one's own answer; the old one stays")
    ResponseEntity<byte[]> correctAnswer(
            @PathVariable String reference, @RequestBody StaffAct.CorrectAnswer body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/decline")
    @Operation(summary = "Do not take the case up")
    ResponseEntity<byte[]> decline(
            @PathVariable String reference, @RequestBody StaffAct.Decline body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/merge")
    @Operation(summary = "Join the case with another of the same institution")
    ResponseEntity<byte[]> merge(
            @PathVariable String reference, @RequestBody StaffAct.Merge body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/unmerge")
    @Operation(summary = "Let a joined case stand alone again")
    ResponseEntity<byte[]> unmerge(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable Unmerge body,
            HttpServletRequest request) {
        return act(new StaffAct.Unmerge(), reference, request);
    }

    @PostMapping("/decide-review")
    @Operation(summary = "Decide a review")
    ResponseEntity<byte[]> decideReview(
            @PathVariable String reference, @RequestBody StaffAct.DecideReview body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/propose-exclusion")
    @Operation(summary = "Propose to leave the feedback out of the counts")
    ResponseEntity<byte[]> proposeExclusion(
            @PathVariable String reference, @RequestBody StaffAct.ProposeExclusion body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/propose-reinstatement")
    @Operation(summary = "Propose to count the feedback again")
    ResponseEntity<byte[]> proposeReinstatement(
            @PathVariable String reference,
            @RequestBody StaffAct.ProposeReinstatement body,
            HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/exclude")
    @Operation(summary = "Leave the feedback out of the counts, as another moderator proposed")
    ResponseEntity<byte[]> exclude(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable Exclude body,
            HttpServletRequest request) {
        return act(new StaffAct.Exclude(), reference, request);
    }

    @PostMapping("/reinstate")
    @Operation(summary = "Count the feedback again, as another moderator proposed")
    ResponseEntity<byte[]> reinstate(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable Reinstate body,
            HttpServletRequest request) {
        return act(new StaffAct.Reinstate(), reference, request);
    }

    @PostMapping("/reject-proposal")
    @Operation(summary = "Reject a moderator's proposal")
    ResponseEntity<byte[]> rejectProposal(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable RejectProposal body,
            HttpServletRequest request) {
        return act(new StaffAct.RejectProposal(), reference, request);
    }

    @PostMapping("/erase")
    @Operation(summary = "Ask for the words of the case to be erased; a second data protection officer decides")
    ResponseEntity<byte[]> requestErasure(
            @PathVariable String reference, @RequestBody StaffAct.RequestErasure body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    @PostMapping("/approve-erasure")
    @Operation(
            summary = "Erase the words of the case, as somebody else asked",
            description = "The words, their key and the replies to earlier requests on the case are deleted at once. "
                    + "This cannot be undone.")
    ResponseEntity<byte[]> approveErasure(
            @PathVariable String reference,
            @RequestBody(required = false) StaffAct.@Nullable ApproveErasure body,
            HttpServletRequest request) {
        return act(new StaffAct.ApproveErasure(), reference, request);
    }

    @PostMapping("/refuse-erasure")
    @Operation(summary = "Keep the words of the case, with a reason")
    ResponseEntity<byte[]> refuseErasure(
            @PathVariable String reference, @RequestBody StaffAct.RefuseErasure body, HttpServletRequest request) {
        return act(body, reference, request);
    }

    private ResponseEntity<byte[]> act(StaffAct wish, String reference, HttpServletRequest request) {
        StaffActs.OnCase on = new StaffActs.OnCase(
                Headers.reference(reference),
                SignedIn.staff(),
                Headers.version(request.getHeader(HttpHeaders.IF_MATCH)),
                Headers.optionalKey(request.getHeader(Headers.IDEMPOTENCY_KEY)));
        return ActAnswers.done(acts.act(wish, on));
    }
}
