package al.feedbackledger.api.audit;

import al.feedbackledger.api.audit.Accesses.AccessThen;
import al.feedbackledger.api.http.Cursors;
import al.feedbackledger.api.http.ItemList;
import al.feedbackledger.api.http.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Who opened whose words, for auditors. */
@RestController
@RequestMapping(path = "/api/v1/audit/accesses", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audit")
class AccessesController {
    private static final String LIST = "accesses";

    private final Accesses accesses;
    private final Cursors cursors;

    AccessesController(Accesses accesses, Cursors cursors) {
        this.accesses = accesses;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            summary = "Who opened whose words, the latest first",
            description = "One entry for an account, a case, a purpose and a day. 200 on a page at most.")
    ResponseEntity<ItemList<AccessThen>> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Parameters.limit(limit, Accesses.MOST);
        String after = cursors.open(LIST, cursor);
        List<AccessThen> found = accesses.latest(after == null ? Long.MAX_VALUE : Long.parseLong(after), most);
        String next = found.size() < most ? null : Long.toString(found.getLast().position());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ItemList<>(found, cursors.seal(LIST, next)));
    }
}
