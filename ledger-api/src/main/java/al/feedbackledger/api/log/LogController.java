package al.feedbackledger.api.log;

import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.store.log.LogFolder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The published log as C2SP tlog-tiles describes it, read from the disk. Nothing here asks the database, so the log is
 * there while that is away; every node answers, whichever publishes.
 */
@RestController
@RequestMapping("/ledger/{log}")
@Tag(name = "log", description = "The published log: static files that prove what was recorded (C2SP tlog-tiles)")
class LogController {
    static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final String NUMBER = "[1-9][0-9]{0,2}";

    private final LogLocation logs;

    LogController(LogLocation logs) {
        this.logs = logs;
    }

    @GetMapping("/checkpoint")
    @Operation(summary = "The latest checkpoint: origin, size and root, signed")
    ResponseEntity<byte[]> checkpoint(@PathVariable String log) {
        return changing(of(log)::checkpoint);
    }

    @GetMapping("/keys")
    @Operation(summary = "The verifier keys that have signed, one a line, the newest last")
    ResponseEntity<byte[]> keys(@PathVariable String log) {
        return changing(of(log)::keys);
    }

    @GetMapping("/tile/{*path}")
    @Operation(summary = "A tile of hashes, {level}/{index}, or a bundle of entries, entries/{index}")
    ResponseEntity<byte[]> tile(@PathVariable String log, @PathVariable String path) {
        LogFolder folder = of(log);
        TilePath tile = parsed("tile" + path);
        byte[] bytes = folder.read(tile).orElseThrow(LogController::notThere);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag(tag(bytes))
                .body(bytes);
    }

    private static ResponseEntity<byte[]> changing(Supplier<Optional<byte[]>> file) {
        byte[] bytes = file.get().orElseThrow(LogController::notThere);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .eTag(tag(bytes))
                .body(bytes);
    }

    private LogFolder of(String log) {
        if (!log.matches(NUMBER)) {
            throw notThere();
        }
        return LogFolder.of(logs.path(), Integer.parseInt(log));
    }

    private static TilePath parsed(String path) {
        try {
            return TilePath.parse(path);
        } catch (IntegrityException notAPath) {
            throw Parameters.wrong(FieldError.of("path", "tile-path"));
        }
    }

    private static RuntimeException notThere() {
        return Problem.of(ProblemType.NOT_FOUND).found();
    }

    private static String tag(byte[] bytes) {
        return "\"" + HexFormat.of().formatHex(Digests.sha256().digest(bytes)) + "\"";
    }
}
