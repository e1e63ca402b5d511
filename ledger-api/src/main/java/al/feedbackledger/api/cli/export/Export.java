package al.feedbackledger.api.cli.export;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes an export: everything up to the end of one signed checkpoint, and that checkpoint.
 *
 * <p>The vault comes first. The application reads it at one moment, up to the checkpoint that covers the position the ledger
 * had when it was asked; events and commits follow up to there.
 */
public final class Export {
    private static final String MANIFEST = "manifest.json";
    private static final String EVENTS = "events.jsonl";
    private static final String BATCHES = "batches.jsonl";
    private static final String VAULT = "vault.jsonl";
    private static final String CHECKPOINT = "checkpoint";
    private static final Set<String> FILES = Set.of(MANIFEST, EVENTS, BATCHES, VAULT, CHECKPOINT);

    private static final int LINES_AT_ONCE = 10_000;
    private static final int SHOWN_EVERY = 1_000;

    private final Door door;
    private final Supplier<InputStream> vault;
    private final boolean words;
    private final Terminal terminal;
    private final InstantSource clock;

    private Export(Door door, Supplier<InputStream> vault, boolean words, Terminal terminal, InstantSource clock) {
        this.door = door;
        this.vault = vault;
        this.words = words;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** An export of facts. */
    public static Export ofFacts(Door auditor, Terminal terminal, InstantSource clock) {
        return new Export(
                auditor, () -> auditor.download("reading the vault", "/api/v1/audit/vault"), false, terminal, clock);
    }

    /** An export of facts and words; the taking of the words is put on record. */
    public static Export ofWords(Door auditor, ApprovedWords words, Terminal terminal, InstantSource clock) {
        return new Export(auditor, words::take, true, terminal, clock);
    }

    /** How far the vault was read: the size of a checkpoint, and the checkpoint. */
    private record End(long position, String checkpoint) {}

    /**
     * Writes the folder.
     *
     * @return the position it goes up to
     */
    public long write(Path wanted) throws IOException {
        try (ExportFolder folder = ExportFolder.begin(wanted, FILES)) {
            End end = vault(folder);
            events(folder, end.position());
            batches(folder, end.position());
            folder.write(CHECKPOINT, end.checkpoint().getBytes(StandardCharsets.UTF_8));
            folder.write(MANIFEST, manifest(end.position()));
            folder.finish();
            return end.position();
        }
    }

    private End vault(ExportFolder folder) throws IOException {
        long lines = 0;
        try (ExportFolder.Out out = folder.file(VAULT);
                Lines in = new Lines(vault.get());
                Progress progress = new Progress(terminal, "vault", 0)) {
            byte[] line = next(in, VAULT);
            while (true) {
                byte[] following = in.next();
                if (following == null) {
                    progress.at(lines);
                    return end(line, lines);
                }
                out.line(line);
                lines++;
                if (lines % SHOWN_EVERY == 0) {
                    progress.at(lines);
                }
                line = following;
            }
        }
    }

    private static End end(byte[] line, long lines) {
        JsonNode end = JsonMapper.shared().readTree(line);
        JsonNode checkpoint = end.path("checkpoint");
        if (!checkpoint.isString() || end.path("lines").asLong(-1) != lines) {
            throw Stop.failed("the vault's manifest broke off after " + lines + " lines; try again");
        }
        return new End(end.path("position").longValue(), checkpoint.stringValue());
    }

    private static byte[] next(Lines in, String what) throws IOException {
        byte[] line = in.next();
        if (line == null) {
            throw Stop.failed("the application's answer for " + what + " broke off; try again");
        }
        return line;
    }

    private void events(ExportFolder folder, long position) throws IOException {
        try (ExportFolder.Out out = folder.file(EVENTS);
                Progress progress = new Progress(terminal, "events", position)) {
            for (long from = 1; from <= position; ) {
                long until = Math.min(position, from + LINES_AT_ONCE - 1);
                String address = "/api/v1/audit/events?from=" + from + "&limit=" + (until - from + 1);
                try (Lines in = new Lines(door.download("reading events", address))) {
                    for (; from <= until; from++) {
                        byte[] line = next(in, EVENTS);
                        require(number(line, "position") == from, "event", from);
                        out.line(line);
                    }
                }
                progress.at(until);
            }
        }
    }

    private void batches(ExportFolder folder, long position) throws IOException {
        try (ExportFolder.Out out = folder.file(BATCHES);
                Progress progress = new Progress(terminal, "commits", position)) {
            long batch = 1;
            for (long covered = 0; covered < position; progress.at(covered)) {
                String address = "/api/v1/audit/batches?from=" + batch + "&limit=" + LINES_AT_ONCE;
                try (Lines in = new Lines(door.download("reading commits", address))) {
                    for (int i = 0; i < LINES_AT_ONCE && covered < position; i++) {
                        byte[] line = next(in, BATCHES);
                        JsonNode json = JsonMapper.shared().readTree(line);
                        require(json.path("batch").asLong(-1) == batch, "commit", batch);
                        out.line(line);
                        batch++;
                        covered = json.path("last").longValue();
                    }
                }
            }
        }
    }

    private static void require(boolean holds, String what, long number) {
        if (!holds) {
            throw Stop.failed("the application does not answer " + what + " " + number + " where it belongs");
        }
    }

    private static long number(byte[] line, String name) {
        return JsonMapper.shared().readTree(line).path(name).asLong(-1);
    }

    private byte[] manifest(long position) {
        JsonNode log = door.read("reading the log's keys", "/api/v1/audit/log").json();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "feedback-ledger/export/v1");
        manifest.put("origin", log.path("origin").stringValue());
        manifest.put("keys", log.path("keys"));
        manifest.put("position", position);
        manifest.put("words", words);
        manifest.put("at", clock.instant().toString());
        return JsonMapper.shared().writeValueAsBytes(manifest);
    }
}
