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
import java.util.List;
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

    /**
     * An export that was written.
     *
     * @param position it goes up to
     * @param damage what the ledger lacks, each as {@code events 60 to 62}; empty for a ledger that is whole
     */
    public record Written(long position, List<String> damage) {
        public Written {
            damage = List.copyOf(damage);
        }
    }

    /**
     * How far the vault was read.
     *
     * @param position the size of a checkpoint
     * @param asked how far the ledger was then
     */
    private record End(long position, long asked, String checkpoint) {}

    /** Writes the folder; of a damaged ledger, what is there. */
    public Written write(Path wanted) throws IOException {
        Damage damage = new Damage();
        try (ExportFolder folder = ExportFolder.begin(wanted, FILES)) {
            End end = vault(folder);
            damage.note(Damage.UNSIGNED, end.position() + 1, end.asked());
            events(folder, end.position(), damage);
            batches(folder, end.position(), damage);
            folder.write(CHECKPOINT, end.checkpoint().getBytes(StandardCharsets.UTF_8));
            folder.write(MANIFEST, manifest(end.position(), damage.told()));
            folder.finish();
            return new Written(end.position(), damage.told());
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
        return new End(end.path("position").longValue(), end.path("asked").longValue(), checkpoint.stringValue());
    }

    private static byte[] next(Lines in, String what) throws IOException {
        byte[] line = in.next();
        if (line == null) {
            throw Stop.failed("the application's answer for " + what + " broke off; try again");
        }
        return line;
    }

    private void events(ExportFolder folder, long position, Damage damage) throws IOException {
        try (ExportFolder.Out out = folder.file(EVENTS);
                Progress progress = new Progress(terminal, "events", position)) {
            long next = 1;
            long asked = 0;
            // An answer that is empty is the end; one that is only short may have broken off, and is asked for again.
            while (next <= position && next > asked) {
                asked = next;
                next = events(out, next, position, damage);
                progress.at(next - 1);
            }
            damage.note(Damage.EVENTS, next, position);
        }
    }

    /** @return the position that comes next; the one asked for where there is nothing more */
    private long events(ExportFolder.Out out, long from, long position, Damage damage) throws IOException {
        long next = from;
        long limit = Math.min(position - from + 1, LINES_AT_ONCE);
        String address = "/api/v1/audit/events?from=" + from + "&limit=" + limit;
        try (Lines in = new Lines(door.download("reading events", address))) {
            for (byte[] line = in.next(); line != null; line = in.next()) {
                long at = number(line, "position");
                require(at >= next, "event", next);
                if (at > position) {
                    return next;
                }
                damage.note(Damage.EVENTS, next, at - 1);
                out.line(line);
                next = at + 1;
            }
        }
        return next;
    }

    private void batches(ExportFolder folder, long position, Damage damage) throws IOException {
        try (ExportFolder.Out out = folder.file(BATCHES);
                Progress progress = new Progress(terminal, "commits", position)) {
            Covered covered = new Covered(1, 0);
            long asked = 0;
            while (covered.position() < position && covered.next() > asked) {
                asked = covered.next();
                covered = batches(out, covered, position, damage);
                progress.at(covered.position());
            }
            if (covered.position() < position) {
                damage.note(Damage.COMMITS, covered.next(), covered.next());
            }
        }
    }

    /**
     * How far the commits go.
     *
     * @param next number
     * @param position of the last event in them
     */
    private record Covered(long next, long position) {}

    private Covered batches(ExportFolder.Out out, Covered from, long position, Damage damage) throws IOException {
        Covered covered = from;
        String address = "/api/v1/audit/batches?from=" + from.next() + "&limit=" + LINES_AT_ONCE;
        try (Lines in = new Lines(door.download("reading commits", address))) {
            for (byte[] line = in.next(); line != null && covered.position() < position; line = in.next()) {
                JsonNode json = JsonMapper.shared().readTree(line);
                long at = json.path("batch").asLong(-1);
                require(at >= covered.next(), "commit", covered.next());
                damage.note(Damage.COMMITS, covered.next(), at - 1);
                out.line(line);
                covered = new Covered(at + 1, json.path("last").longValue());
            }
        }
        return covered;
    }

    private static void require(boolean holds, String what, long number) {
        if (!holds) {
            throw Stop.failed("the application does not answer " + what + " " + number + " where it belongs");
        }
    }

    private static long number(byte[] line, String name) {
        return JsonMapper.shared().readTree(line).path(name).asLong(-1);
    }

    private byte[] manifest(long position, List<String> damage) {
        JsonNode log = door.read("reading the log's keys", "/api/v1/audit/log").json();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "feedback-ledger/export/v1");
        manifest.put("origin", log.path("origin").stringValue());
        manifest.put("keys", log.path("keys"));
        manifest.put("position", position);
        manifest.put("words", words);
        if (!damage.isEmpty()) {
            manifest.put("damaged", damage);
        }
        manifest.put("at", clock.instant().toString());
        return JsonMapper.shared().writeValueAsBytes(manifest);
    }
}
