package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.publication.PublicationEvent.LedgerRestored;
import al.feedbackledger.verify.history.Earlier;
import al.feedbackledger.verify.history.Restore;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Progress;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.report.Unfinished;
import al.feedbackledger.verify.source.FileBytes;
import al.feedbackledger.verify.source.KnownKeys;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An audit export from its first line to its last, in memory that does not grow with it. */
public final class ExportCheck {
    private static final String CHECKPOINT = "checkpoint";
    private static final String EARLIER = "checkpoints";

    private final Path folder;
    private final Manifest manifest;
    private final Report report;
    private final Progress progress;
    private final List<Restore> restores = new ArrayList<>();

    /** @throws Finding.Broken where the folder holds no export */
    public ExportCheck(Path folder, Report report, Progress progress) {
        this.folder = folder;
        this.report = report;
        this.progress = progress;
        this.manifest = Manifest.read(folder);
    }

    /**
     * What the run believes and compares with.
     *
     * @param keys of the log
     * @param earlier checkpoints that somebody kept
     * @param log the published log's checkpoint and tiles, where they are compared too
     */
    public record Against(
            KnownKeys keys,
            List<Checkpoint> earlier,
            @Nullable PublishedLog log) {
        public Against {
            earlier = List.copyOf(earlier);
        }
    }

    /** The published log: what it says of itself, and its files. */
    public record PublishedLog(Checkpoint checkpoint, al.feedbackledger.rules.integrity.tile.TileSource files) {}

    /** The log's name, as the export claims it. */
    public String origin() {
        return manifest.origin();
    }

    /** The last position, as the export claims it. */
    public long position() {
        return manifest.position();
    }

    /** The keys that the export names; whoever wrote it chose them. */
    public KnownKeys claimedKeys() {
        return manifest.claimedKeys();
    }

    /**
     * Checks everything that the export can show.
     *
     * @param scratch a folder for parts on disk
     * @throws Finding.Broken where it cannot be gone on
     */
    public void run(Against against, Path scratch) {
        if (!manifest.damaged().isEmpty()) {
            report.note("the ledger was damaged when it was exported, says the export; missing: "
                    + String.join(", ", manifest.damaged()));
        }
        Checkpoint signed = signed(against.keys());
        Earlier earlier = new Earlier(earlier(against));
        List<Long> sizes =
                new ArrayList<>(earlier.kept().stream().map(Checkpoint::size).toList());
        sizes.add(signed.size());
        Tree tree = new Tree(sizes, report);
        try (Scratch parts = new Scratch(scratch);
                StreamPass streams = new StreamPass(parts.folder(), bytes(), report);
                Publications publications = new Publications(report)) {
            events(against, tree, streams, publications);
            root(signed, tree, against.log() != null);
            earlier.compare(reached(signed, tree), tree::rootAt, restores, report);
            Earlier.tell(restores, against.keys(), report);
            publications.begin(parts.folder());
            streams.run(List.copyOf(restores), publications, progress);
            report.passed(Check.STREAMS, grouped(streams.streams()) + " streams, each without a hole");
            report.passed(Check.LIFE, "every event may follow the ones before it");
            publications.compare();
        }
        report.passed(Check.FILES, "every file of the export is there and in its format");
    }

    private Checkpoint signed(KnownKeys keys) {
        if (!keys.knows(manifest.origin())) {
            throw Finding.of(Check.SIGNATURE, "the export is of a log that none of the keys is of")
                    .unlike(
                            keys.keys().stream()
                                    .map(key -> key.name())
                                    .distinct()
                                    .toList(),
                            al.feedbackledger.rules.integrity.IntegrityException.quoted(manifest.origin()))
                    .broken();
        }
        Checkpoint signed =
                keys.open(FileBytes.read(folder.resolve(CHECKPOINT), SignedNote.MAX_BYTES), "the export's checkpoint");
        if (!signed.origin().equals(manifest.origin())) {
            throw Finding.of(Check.SIGNATURE, "the export's checkpoint is of another log than its manifest says")
                    .broken();
        }
        report.passed(Check.SIGNATURE, "the checkpoint of " + grouped(signed.size()) + " leaves is signed by its key");
        return signed;
    }

    /** The checkpoints given, and those that the export brings with it. */
    private List<Checkpoint> earlier(Against against) {
        List<Checkpoint> all = new ArrayList<>(against.earlier());
        Path brought = folder.resolve(EARLIER);
        if (!Files.isDirectory(brought)) {
            return all;
        }
        try (Stream<Path> files = Files.list(brought)) {
            files.sorted()
                    .forEach(file -> all.add(against.keys()
                            .open(FileBytes.read(file, SignedNote.MAX_BYTES), "an earlier checkpoint of the export")));
        } catch (IOException unreadable) {
            throw new Unfinished("the folder " + EARLIER + " of the export cannot be read", unreadable);
        }
        return all;
    }

    private void events(Against against, Tree tree, StreamPass streams, Publications publications) {
        PublishedLog log = against.log();
        LogLeaves published =
                log == null ? null : new LogLeaves(log.checkpoint().size(), log.files(), report);
        long all = bytes();
        progress.begin("events");
        try (Batches batches = new Batches(folder, report);
                VaultManifest vault = new VaultManifest(folder, manifest.words(), report);
                EventSource source = new EventSource(folder, batches)) {
            EventChecks checks = new EventChecks(tree, vault, published, report);
            source.each((event, batch) -> {
                streams.add(event, checks.take(event, batch));
                if (event.event() != null) {
                    publications.see(event.line(), event.event());
                }
                if (event.event() instanceof LedgerRestored restored) {
                    restores.add(new Restore(event.line().position() - 1, restored));
                }
                progress.at(source.consumed(), all);
            });
            boolean whole = checks.end(manifest.position());
            batches.end(tree.size());
            if (whole) {
                vault.end();
            } else {
                report.notRun(Check.LOSS, "the events end too early or too late");
            }
        } finally {
            progress.end();
        }
    }

    /**
     * The export must end where its checkpoint does: otherwise its last events could have been left out. Where the
     * published log is there, its leaves tie a shorter export to the signed root, and what it lacks is said.
     */
    private void root(Checkpoint signed, Tree tree, boolean isHeldAgainstTheLog) {
        if (signed.size() > tree.size() && isHeldAgainstTheLog) {
            report.note(grouped(signed.size() - tree.size()) + " leaves were signed that the export does not hold: "
                    + "recorded after it was taken, or left out of it");
        } else if (signed.size() != tree.size()) {
            report.found(Finding.of(
                            Check.TREE,
                            "the export does not end where its signed checkpoint does; an export that was taken while "
                                    + "events were recorded needs --log")
                    .unlike(signed.size() + " events", tree.size()));
        } else if (!Arrays.equals(signed.root(), tree.root())) {
            report.found(Finding.of(Check.TREE, "the leaves do not lead to the signed root")
                    .at(signed.size() + " leaves")
                    .unlikeHash(signed.root(), tree.root()));
        }
        report.passed(
                Check.TREE, grouped(tree.size()) + " leaves lead to the root of every batch and to the signed root");
    }

    /** What the earlier checkpoints are compared with: the signed checkpoint, as far as there are events for it. */
    private static Checkpoint reached(Checkpoint signed, Tree tree) {
        return Checkpoint.of(signed.origin(), tree.size(), tree.root());
    }

    private long bytes() {
        Path events = folder.resolve(EventSource.FILE);
        try {
            return Files.isRegularFile(events) ? Files.size(events) : 0;
        } catch (IOException unreadable) {
            throw new Unfinished("the size of " + EventSource.FILE + " cannot be read", unreadable);
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
