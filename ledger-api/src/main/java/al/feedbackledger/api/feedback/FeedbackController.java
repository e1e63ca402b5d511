package al.feedbackledger.api.feedback;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.GivenFeedback;
import al.feedbackledger.api.acts.Submissions;
import al.feedbackledger.api.history.CaseReader;
import al.feedbackledger.api.history.Erased;
import al.feedbackledger.api.history.History;
import al.feedbackledger.api.history.PersonalData;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Giving feedback and following it. */
@RestController
@RequestMapping(path = "/api/v1/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "feedback", description = "Giving feedback and following it")
class FeedbackController {
    private final Submissions submissions;
    private final CaseReader reader;
    private final ErasureSettings erasure;

    FeedbackController(Submissions submissions, CaseReader reader, ErasureSettings erasure) {
        this.submissions = submissions;
        this.reader = reader;
        this.erasure = erasure;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give feedback on a service")
    @ApiResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Recorded before under this key: the same reply",
            content = @Content(schema = @Schema(implementation = ActReply.class)))
    ResponseEntity<byte[]> submit(
            @RequestHeader(name = Headers.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestBody GivenFeedback given,
            HttpServletRequest request) {
        return ActAnswers.created(submissions.submit(given, Headers.key(key), Headers.from(request)));
    }

    @GetMapping("/{reference}")
    @Operation(
            summary = "Follow feedback",
            description = "With the reference number alone: status and dates. With the tracking code: everything. "
                    + "A report of corruption is shown with its code only.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            content = @Content(schema = @Schema(oneOf = {CaseForEverybody.class, CaseForPerson.class})))
    ResponseEntity<Record> follow(
            @PathVariable String reference,
            @RequestHeader(name = Headers.TRACKING_CODE, required = false) @Nullable String code,
            HttpServletRequest request) {
        ReferenceNumber number = Headers.reference(reference);
        Record shown = code == null ? forEverybody(number) : forPerson(number, code, request);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(shown);
    }

    private CaseForEverybody forEverybody(ReferenceNumber number) {
        CaseFile file = reader.forEverybody(number);
        if (file == null) {
            throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
        }
        return new CaseForEverybody(
                number.shown(),
                file.service(),
                file.state().facts().kind(),
                file.state().status(),
                closure(file),
                reader.deadline(file),
                History.forEverybody(file));
    }

    private CaseForPerson forPerson(ReferenceNumber number, String code, HttpServletRequest request) {
        return switch (reader.forPerson(number, Headers.code(code), Headers.from(request))) {
            case CaseReader.Reading.Found found -> shown(number, found);
            case CaseReader.Reading.Unknown unused ->
                throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
            case CaseReader.Reading.WrongCode unused ->
                throw Problem.of(ProblemType.WRONG_TRACKING_CODE).found();
            case CaseReader.Reading.Throttled throttled ->
                throw Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .retryAfter(throttled.retryAfter())
                        .found();
        };
    }

    private CaseForPerson shown(ReferenceNumber number, CaseReader.Reading.Found found) {
        CaseFile file = found.file();
        FeedbackSubmitted submitted = file.submitted();
        return new CaseForPerson(
                number.shown(),
                file.service(),
                submitted.kind(),
                file.state().status(),
                closure(file),
                found.deadline(),
                History.forPerson(file, found.words()),
                file.state().institution(),
                file.state().counting().rating(),
                file.state().counting().excluded(),
                submitted.gotItDone(),
                submitted.reasons(),
                submitted.audience(),
                submitted.channel(),
                submitted.answerWanted(),
                found.words().of(submitted.comment()),
                found.words().of(submitted.applicationNumber()),
                submitted.campaign(),
                submitted.language(),
                found.answers(),
                PersonalData.of(file),
                Erased.of(file, erasure.backupsKeptDays()),
                file.target() == null ? null : new ReferenceNumber(file.target().reference()).shown(),
                found.allowed());
    }

    private static @Nullable String closure(CaseFile file) {
        return file.state().handling() instanceof Handling.Closed closed
                ? closed.how().name()
                : null;
    }
}
