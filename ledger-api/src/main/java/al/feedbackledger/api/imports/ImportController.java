package al.feedbackledger.api.imports;

import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.security.SignedIn;
import al.feedbackledger.rules.decision.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The import door. A request is some rows; each is taken or refused alone, and a request that is sent again does nothing
 * twice. Who has imported asks for a publication at the end.
 */
@RestController
@RequestMapping(
        path = "/api/v1/import",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "import", description = "Feedback and services collected elsewhere")
class ImportController {
    /** Rows in one request. */
    public static final int MAX_ROWS = 500;

    private final FeedbackImports feedback;
    private final CatalogueImports catalogue;

    ImportController(FeedbackImports feedback, CatalogueImports catalogue) {
        this.feedback = feedback;
        this.catalogue = catalogue;
    }

    @PostMapping("/feedback")
    @Operation(summary = "Take in feedback collected elsewhere, at most 500 rows at once")
    ResponseEntity<ImportAnswer> feedback(@RequestBody FeedbackImport body) {
        return answer(feedback.take(body, SignedIn.as(Role.IMPORTER)));
    }

    @PostMapping("/services")
    @Operation(summary = "Register question sets, institutions and services, at most 500 services at once")
    ResponseEntity<ImportAnswer> services(@RequestBody CatalogueImport body) {
        return answer(catalogue.take(body, SignedIn.as(Role.IMPORTER)));
    }

    private static ResponseEntity<ImportAnswer> answer(ImportAnswer answer) {
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (answer.position() != null) {
            response.header(LedgerPosition.HEADER, Long.toString(answer.position()));
        }
        return response.body(answer);
    }
}
