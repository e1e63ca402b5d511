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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
@Tag(
        name = "log",
        description = "The published log: static files that prove what was recorded (C2SP tlog-tiles, tlog-checkpoint,"
                + " signed-note). They are the same for everybody and need no database. Log 1 is the ledger's first; a"
                + " restore that lacked signed events begins the next one, and the one before stays as it is.")
class LogController {
    static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final String NUMBER = "[1-9][0-9]{0,2}";
    private static final String WHOLE_FILES_ONLY = "none";
    private static final String THE_FILE = "The file";
    private static final String LOG = "1 for the first log, one more after each restore that lacked signed events";
    private static final String PATH = "the number in groups of three digits, all but the last after an x: 000,"
            + " x001/067; of a partial file the width follows, 1 to 255: x001/067.p/12";
    private static final String PARTIAL = " A file that is not full yet has a partial one for each checkpoint that was"
            + " signed; it is gone once the full one is there, so ask for that after a 404.";

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = THE_FILE,
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    private @interface AnswersText {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "200",
            description = THE_FILE,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    private @interface AnswersBytes {}

    private final LogLocation logs;

    LogController(LogLocation logs) {
        this.logs = logs;
    }

    @GetMapping("/checkpoint")
    @Operation(
            summary = "Get the latest checkpoint",
            description = "A signed note: the log's name, the number of its leaves, the root of their tree, and the"
                    + " signature. A new one appears within a second of what was recorded.")
    @AnswersText
    ResponseEntity<byte[]> checkpoint(@Parameter(description = LOG) @PathVariable String log) {
        return changing(of(log)::checkpoint);
    }

    @GetMapping("/keys")
    @Operation(
            summary = "Get the keys that have signed",
            description = "Verifier keys as in a signed note, one a line, the newest last. Each stands in the log as a"
                    + " leaf: whoever keeps the first one can check all others.")
    @AnswersText
    ResponseEntity<byte[]> keys(@Parameter(description = LOG) @PathVariable String log) {
        return changing(of(log)::keys);
    }

    @GetMapping("/tile/{level}/{*path}")
    @Operation(
            summary = "Get a tile of hashes",
            description = "At most 256 hashes of 32 bytes, one after the other. Level 0 holds the hashes of leaves; a"
                    + " hash of the next level is the root of a full tile." + PARTIAL)
    @AnswersBytes
    ResponseEntity<byte[]> tile(
            @Parameter(description = LOG) @PathVariable String log,
            @Parameter(description = "0 to 63") @PathVariable String level,
            @Parameter(description = PATH) @PathVariable String path) {
        return kept(log, level + path);
    }

    @GetMapping("/tile/entries/{*path}")
    @Operation(
            summary = "Get a bundle of entries",
            description = "At most 256 entries, each after its length in two bytes, the high one first: what the hashes"
                    + " of level 0 are of. Entries of cases are commitments and say nothing by themselves; a receipt"
                    + " opens one." + PARTIAL)
    @AnswersBytes
    ResponseEntity<byte[]> entries(
            @Parameter(description = LOG) @PathVariable String log,
            @Parameter(description = PATH) @PathVariable String path) {
        return kept(log, "entries" + path);
    }

    /** What has this name never changes: not even a partial file, whose width is in its name. */
    private ResponseEntity<byte[]> kept(String log, String path) {
        LogFolder folder = of(log);
        TilePath tile = parsed("tile/" + path);
        byte[] bytes = folder.read(tile).orElseThrow(LogController::notThere);
        return file(
                bytes,
                MediaType.APPLICATION_OCTET_STREAM,
                CacheControl.maxAge(A_YEAR).cachePublic().immutable());
    }

    private static ResponseEntity<byte[]> changing(Supplier<Optional<byte[]>> file) {
        return file(file.get().orElseThrow(LogController::notThere), TEXT, CacheControl.noCache());
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, CacheControl caching) {
        return ResponseEntity.ok()
                .cacheControl(caching)
                .contentType(type)
                .header(HttpHeaders.ACCEPT_RANGES, WHOLE_FILES_ONLY)
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

    /** Of the bytes and nothing else: every node, and every later start, gives a file the same. */
    private static String tag(byte[] bytes) {
        return "\"" + HexFormat.of().formatHex(Digests.sha256().digest(bytes)) + "\"";
    }
}
