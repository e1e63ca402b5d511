package al.feedbackledger.api.cases;

import al.feedbackledger.api.acts.AllowedActs;
import al.feedbackledger.api.history.Answered;
import al.feedbackledger.api.history.CaseReader;
import al.feedbackledger.api.history.Erased;
import al.feedbackledger.api.history.History;
import al.feedbackledger.api.history.PersonalData;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.Headers;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.api.settings.ErasureSettings;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.inbox.Inbox;
import al.feedbackledger.projections.inbox.InboxPage;
import al.feedbackledger.projections.inbox.InboxQuery;
import al.feedbackledger.projections.inbox.InboxReader;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import static java.util.Objects.requireNonNullElse;

/** The cases an account works on. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "cases", description = "The institution's work")
class CasesController {
    private final Inbox inbox;
    private final StaffReading reading;
    private final CaseReader reader;
    private final Cursors cursors;
    private final ErasureSettings erasure;
    private final InstantSource clock;

    CasesController(
            Inbox inbox,
            StaffReading reading,
            CaseReader reader,
            Cursors cursors,
            ErasureSettings erasure,
            InstantSource clock) {
        this.inbox = inbox;
        this.reading = reading;
        this.reader = reader;
        this.cursors = cursors;
        this.erasure = erasure;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The inbox of the account", description = "Lists of codes are separated by commas.")
    ResponseEntity<ItemList<CaseItem>> list(
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String assigned,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Actor actor = SignedIn.staff();
        InboxReader whose = StaffReading.inbox(actor);
        if (whose == null) {
            throw Problem.of(ProblemType.NOT_YOURS).found();
        }
        String list = String.join("\n", "cases", actor.id(), of(institution), of(status), of(assigned), of(due))
                + String.join("\n", of(kind), of(sort));
        InboxQuery query = new InboxQuery(
                whose,
                institution,
                Parameters.constants("status", Status.class, status),
                assigned,
                Parameters.constants("due", DeadlineStatus.class, due),
                Parameters.constants("kind", Kind.class, kind),
                requireNonNullElse(Parameters.constant("sort", InboxQuery.Sort.class, sort), InboxQuery.Sort.DEADLINE),
                cursors.open(list, cursor),
                Parameters.limit(limit, Inbox.MOST_ITEMS_ON_A_PAGE));
        InboxPage page = inbox.find(query, reading.time());
        return personal(
                new ItemList<>(page.items().stream().map(CaseItem::of).toList(), cursors.seal(list, page.next())));
    }

    private static String of(@Nullable String parameter) {
        return Objects.requireNonNullElse(parameter, "");
    }

    @GetMapping("/{reference}")
    @Operation(
            summary = "One case",
            description =
                    "The ETag is the handling version; send it as If-Match with every act. Opening the words of a "
                            + "case is recorded.")
    ResponseEntity<CaseForStaff> open(@PathVariable String reference) {
        Actor actor = SignedIn.staff();
        ReferenceNumber number = Headers.reference(reference);
        return switch (reading.open(number, actor)) {
            case StaffReading.Reading.Unknown unused ->
                throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
            case StaffReading.Reading.NotYours unused ->
                throw Problem.of(ProblemType.NOT_YOURS).found();
            case StaffReading.Reading.NotRecorded unused ->
                throw Problem.of(ProblemType.UNAVAILABLE)
                        .retryAfter(Duration.ofSeconds(1))
                        .found();
            case StaffReading.Reading.Found found ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.ETAG, "\"" + found.file().state().version() + "\"")
                        .body(shown(number, found, actor));
        };
    }

    private CaseForStaff shown(ReferenceNumber number, StaffReading.Reading.Found found, Actor actor) {
        CaseFile file = found.file();
        Feedback state = file.state();
        FeedbackSubmitted submitted = file.submitted();
        return new CaseForStaff(
                number.shown(),
                state.version(),
                file.service(),
                state.institution(),
                submitted.institutionConcerned(),
                submitted.kind(),
                state.status(),
                state.handling() instanceof Handling.Closed closed
                        ? closed.how().name()
                        : null,
                reader.deadline(file),
                file.officer(),
                state.counting().rating(),
                state.counting().excluded(),
                proposal(state),
                submitted.gotItDone(),
                submitted.reasons(),
                submitted.audience(),
                submitted.channel(),
                submitted.answerWanted(),
                found.wordsShown(),
                found.words().of(submitted.comment()),
                found.words().of(submitted.applicationNumber()),
                submitted.campaign(),
                submitted.language(),
                Answered.of(file, found.words(), false),
                PersonalData.of(file),
                state.words().request() == null ? null : state.words().request().ground(),
                Erased.of(file, erasure.backupsKeptDays()),
                file.joined(),
                file.target() == null ? null : new ReferenceNumber(file.target().reference()).shown(),
                AllowedActs.of(state, actor, clock.instant()),
                History.forStaff(file, found.words()));
    }

    private static CaseForStaff.@Nullable Proposal proposal(Feedback state) {
        Feedback.Proposal proposal = state.counting().proposal();
        return proposal == null
                ? null
                : new CaseForStaff.Proposal(
                        proposal.act().name(), proposal.reason().name());
    }

    private static <T> ResponseEntity<T> personal(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
