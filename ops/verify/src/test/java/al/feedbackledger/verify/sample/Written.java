package al.feedbackledger.verify.sample;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackAnswered;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.tile.GrowingBundle;
import al.feedbackledger.rules.integrity.tile.GrowingTiles;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import al.feedbackledger.rules.integrity.tile.TilePath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sample ledger written down: its export in {@code export}, its published log in {@code log}. */
public final class Written {
    public static final String ORIGIN = "log.example/feedback-ledger";
    public static final SigningKey KEY = SigningKey.of(ORIGIN, new byte[32]);

    private final Path folder;
    private final SampleLedger ledger;
    private final SigningKey key;
    private CompactRange range = CompactRange.empty();

    private Written(SampleLedger ledger, Path folder, SigningKey key) {
        this.ledger = ledger;
        this.folder = folder;
        this.key = key;
    }

    public static Written facts(SampleLedger ledger, Path folder) {
        return new Written(ledger, folder, KEY).write(false);
    }

    public static Written words(SampleLedger ledger, Path folder) {
        return new Written(ledger, folder, KEY).write(true);
    }

    /** Signed by another key, which is another log. */
    public static Written facts(SampleLedger ledger, Path folder, SigningKey key) {
        return new Written(ledger, folder, key).write(false);
    }

    public Path export() {
        return folder.resolve("export");
    }

    public Path log() {
        return folder.resolve("log");
    }

    public long size() {
        return range.size();
    }

    /** The signed checkpoint of the whole. */
    public SignedNote checkpoint() {
        return Checkpoint.of(key.verifierKey().name(), range.size(), range.root())
                .sign(key);
    }

    private Written write(boolean words) {
        try {
            Files.createDirectories(export());
            Files.createDirectories(log());
            events();
            vault(words);
            byte[] note = checkpoint().bytes();
            Files.write(export().resolve("checkpoint"), note);
            Files.write(log().resolve("checkpoint"), note);
            Files.writeString(
                    export().resolve("manifest.json"),
                    "{\"format\":\"feedback-ledger/export/v1\",\"origin\":\""
                            + key.verifierKey().name() + "\",\"keys\":[\"" + key.verifierKey() + "\"],\"position\":"
                            + range.size() + ",\"words\":" + words + ",\"at\":\"2026-11-28T07:00:00Z\"}\n");
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void events() throws IOException {
        GrowingTiles tiles = GrowingTiles.empty(this::write);
        GrowingBundle bundles = GrowingBundle.empty(this::write);
        try (Writer events = Files.newBufferedWriter(export().resolve("events.jsonl"));
                Writer batches = Files.newBufferedWriter(export().resolve("batches.jsonl"))) {
            long max = Long.MIN_VALUE;
            int at = 0;
            for (int batch = 0; batch < ledger.batchSizes().size(); batch++) {
                long recordedAt = recordedAt(batch);
                byte[] prevRoot = range.root();
                int first = at + 1;
                for (int left = ledger.batchSizes().get(batch); left > 0; left--) {
                    Stored stored = ledger.events().get(at++);
                    byte[] entry = stored.entry(recordedAt);
                    byte[] leaf = TreeHash.leaf(entry);
                    max = Math.max(max, stored.occurredAtMicros());
                    range = range.append(leaf);
                    tiles.append(leaf);
                    bundles.append(entry);
                    events.write(stored.line(at, leaf));
                }
                batches.write("{\"batch\":" + (batch + 1)
                        + ",\"id\":\"0192f0c4-0000-7000-8000-000000000000\",\"first\":"
                        + first + ",\"last\":" + at + ",\"prevRoot\":\"" + Canonical.base64(prevRoot) + "\",\"root\":\""
                        + Canonical.base64(range.root()) + "\",\"recordedAt\":\"" + Stored.time(recordedAt)
                        + "\",\"maxOccurredAt\":\"" + Stored.time(max) + "\",\"writer\":\"node\"}\n");
            }
        }
        tiles.writePartial();
        bundles.writePartial();
    }

    private static long recordedAt(int batch) {
        return SampleLedger.RECORDED + batch * 1_000_000L;
    }

    private void write(TilePath path, byte[] bytes) {
        try {
            Path file = log().resolve(path.path());
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            Files.write(file, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void vault(boolean words) throws IOException {
        try (Writer vault = Files.newBufferedWriter(export().resolve("vault.jsonl"))) {
            for (Stored stored : ledger.events()) {
                for (Words.Sealed sealed : wordsOf(stored)) {
                    String state = ledger.isErased(sealed.text().ref()) ? "erased" : "present";
                    vault.write(sealed.line(stored.stream(), state, words));
                }
            }
        }
    }

    private List<Words.Sealed> wordsOf(Stored stored) {
        SealedText text =
                switch (stored.event()) {
                    case FeedbackSubmitted submitted -> submitted.comment();
                    case FeedbackAnswered answered -> answered.answer();
                    default -> null;
                };
        return text == null ? List.of() : List.of(ledger.words().of(text));
    }

    /** The receipt of the event at an index, with its words. */
    public byte[] receipt(int index) {
        int batch = 0;
        int last = ledger.batchSizes().getFirst();
        while (last <= index) {
            last += ledger.batchSizes().get(++batch);
        }
        Stored stored = ledger.events().get(index);
        List<FieldOpening> fields = new ArrayList<>();
        wordsOf(stored).forEach(words -> fields.add(FieldOpening.of(words.path(), words.salt(), words.value())));
        ReceiptOpening opening = ReceiptOpening.of(stored.bytes(recordedAt(batch)), stored.blind(), fields);
        InclusionProof proof =
                InclusionProof.make(index, size(), new TileHashes(size(), path -> read(log().resolve(path.path()))));
        return TlogProof.of(opening.encode(), proof, checkpoint()).bytes();
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines of a file of the export. */
    public List<String> lines(String file) {
        try {
            return Files.readAllLines(export().resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file's text, bent. */
    public void bend(String file, java.util.function.UnaryOperator<String> change) {
        try {
            Path path = export().resolve(file);
            Files.writeString(path, change.apply(Files.readString(path)), StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A file's lines, bent. */
    public void bendLines(String file, java.util.function.Consumer<List<String>> change) {
        bend(file, text -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            change.accept(lines);
            return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        });
    }
}
