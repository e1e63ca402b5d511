package al.feedbackledger.bench.ledger;

import al.feedbackledger.bench.TileFolder;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.tile.GrowingBundle;
import al.feedbackledger.rules.integrity.tile.GrowingTiles;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A large ledger written straight as its audit export and its published log: cases that lived by the rules, interleaved,
 * with publications that follow from them, by the same event bytes, leaves and tree that appends use.
 */
final class LargeExport {
    static final SigningKey KEY = SigningKey.of("localhost/feedback-ledger/bench", new byte[32]);

    private static final int SAMPLES = 4_096;
    private static final int OPEN_CASES = 2_000;
    private static final int BATCH = 256;
    private static final int PUBLICATIONS = 4;
    private static final int BUFFER = 1 << 20;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);
    private static final Instant RECORDED = Instant.parse("2026-08-03T08:00:00Z");
    private static final String PUBLICATION_STREAM = "publication/points";

    private final List<SampleLife> samples = new ArrayList<>();
    private final SplittableRandom random;
    private final PublishedSoFar published = new PublishedSoFar();
    private final GrowingTiles tiles;
    private final GrowingBundle bundle;
    private final OutputStream events;
    private final OutputStream batches;
    private final OutputStream vault;
    private final byte[] blind = new byte[32];
    private CompactRange tree = CompactRange.empty();
    private byte[] rootBefore = tree.root();
    private long firstOfBatch = 1;
    private long batchNo = 1;

    private LargeExport(Path folder, EventMix mix, long seed) throws IOException {
        this.random = new SplittableRandom(seed);
        double[] services = mix.cumulativeServices();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(SampleLife.draw(mix, services, random));
        }
        TileFolder log = new TileFolder(Files.createDirectories(folder.resolve("log")));
        this.tiles = GrowingTiles.empty(log);
        this.bundle = GrowingBundle.empty(log);
        Path export = Files.createDirectories(folder.resolve("export"));
        this.events = open(export.resolve("events.jsonl"));
        this.batches = open(export.resolve("batches.jsonl"));
        this.vault = open(export.resolve("vault.jsonl"));
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    /**
     * Writes {@code export} and {@code log} below a folder.
     *
     * @param atLeast events; begun cases are brought to their end
     * @return how many events there are
     */
    static long write(Path folder, EventMix mix, long seed, long atLeast) throws IOException {
        LargeExport export = new LargeExport(folder, mix, seed);
        export.fill(atLeast);
        export.end(folder);
        return export.tree.size();
    }

    /** A case on its way: which life, its stream, how far it is. */
    private static final class Open {
        private final SampleLife life;
        private final String stream;
        private int next;

        private Open(SampleLife life, String stream) {
            this.life = life;
            this.stream = stream;
        }
    }

    private void fill(long atLeast) throws IOException {
        List<Open> open = new ArrayList<>();
        long number = 0;
        int publications = 0;
        while (tree.size() < atLeast || !open.isEmpty()) {
            while (tree.size() < atLeast && open.size() < OPEN_CASES) {
                open.add(new Open(samples.get(random.nextInt(SAMPLES)), id(++number)));
            }
            int at = random.nextInt(open.size());
            Open one = open.get(at);
            step(one);
            if (one.next == one.life.steps().size()) {
                open.set(at, open.getLast());
                open.removeLast();
            }
            if (publications < PUBLICATIONS && tree.size() >= (publications + 1) * atLeast / (PUBLICATIONS + 1)) {
                publish(++publications);
            }
        }
    }

    private void step(Open one) throws IOException {
        SampleLife.Step step = one.life.steps().get(one.next);
        long position = tree.size() + 1;
        for (SampleLife.Sealed sealed : step.sealed()) {
            line(
                    vault,
                    "{\"ref\":\"" + sealed.ref() + "\",\"stream\":\"" + one.stream + "\",\"path\":\"" + sealed.path()
                            + "\",\"state\":\"" + (sealed.erased() ? "erased" : "present") + "\"}\n");
        }
        for (Delta delta : step.deltas()) {
            published.add(delta, position, one.stream);
        }
        event(one.stream, one.next++, step);
    }

    private void publish(int number) throws IOException {
        Instant at = RECORDED.plus(100L * number, ChronoUnit.DAYS);
        PublicationTaken taken = published.take(number, tree.size(), at);
        event(
                PUBLICATION_STREAM,
                number - 1L,
                new SampleLife.Step(
                        EventFormat.current().of(PublicationTaken.class),
                        EventFormat.current().write(taken),
                        "{\"actorRole\":\"SYSTEM\",\"actorId\":\"system\"}".getBytes(StandardCharsets.US_ASCII),
                        ChronoUnit.MICROS.between(Instant.EPOCH, at),
                        List.of(),
                        List.of()));
    }

    private void event(String stream, long sequence, SampleLife.Step step) throws IOException {
        long recordedAt = recordedAtMicros();
        String eventId = id(tree.size() + 1);
        random.nextBytes(blind);
        String name = step.type().name();
        byte[] bytes = EventBytes.of(
                stream,
                sequence,
                eventId,
                name,
                step.type().revision(),
                step.occurredAtMicros(),
                recordedAt,
                step.payload(),
                step.metadata());
        byte[] entry = step.type().isPublic() ? Leaf.open(bytes) : Leaf.opaque(blind, bytes);
        byte[] leaf = TreeHash.leaf(entry);
        tree = tree.append(leaf);
        tiles.append(leaf);
        bundle.append(entry);
        line(
                events,
                "{\"position\":" + tree.size() + ",\"stream\":\"" + stream + "\",\"sequence\":" + sequence
                        + ",\"eventId\":\"" + eventId + "\",\"event\":\"" + name + "\",\"revision\":"
                        + step.type().revision() + ",\"occurredAt\":\"" + time(step.occurredAtMicros())
                        + "\",\"payload\":\"" + Canonical.base64(step.payload()) + "\",\"metadata\":\""
                        + Canonical.base64(step.metadata()) + "\",\"blind\":\"" + Canonical.base64(blind)
                        + "\",\"leafHash\":\"" + Canonical.base64(leaf) + "\"}\n");
        if (tree.size() - firstOfBatch + 1 == BATCH) {
            batch();
        }
    }

    private void batch() throws IOException {
        byte[] root = tree.root();
        line(
                batches,
                "{\"batch\":" + batchNo + ",\"id\":\"" + id(batchNo) + "\",\"first\":" + firstOfBatch + ",\"last\":"
                        + tree.size() + ",\"prevRoot\":\"" + Canonical.base64(rootBefore) + "\",\"root\":\""
                        + Canonical.base64(root) + "\",\"recordedAt\":\"" + time(recordedAtMicros())
                        + "\",\"maxOccurredAt\":\"" + time(recordedAtMicros()) + "\",\"writer\":\"bench\"}\n");
        rootBefore = root;
        firstOfBatch = tree.size() + 1;
        batchNo++;
    }

    private long recordedAtMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, RECORDED) + 1_000 * batchNo;
    }

    private void end(Path folder) throws IOException {
        if (firstOfBatch <= tree.size()) {
            batch();
        }
        tiles.writePartial();
        bundle.writePartial();
        events.close();
        batches.close();
        vault.close();
        byte[] checkpoint = Checkpoint.of(KEY.verifierKey().name(), tree.size(), tree.root())
                .sign(KEY)
                .bytes();
        Files.write(folder.resolve("export/checkpoint"), checkpoint);
        Files.write(folder.resolve("log/checkpoint"), checkpoint);
        Files.writeString(folder.resolve("export/manifest.json"), """
                {"format":"feedback-ledger/export/v1","origin":"%s","keys":["%s"],"position":%d,"words":false,"at":"%s"}
                """.formatted(
                        KEY.verifierKey().name(), KEY.verifierKey(), tree.size(), RECORDED));
    }

    /** A UUID of version 7, as events and streams have them; the same number gives the same one. */
    private static String id(long number) {
        long high = 0x0193_710c_0000_7000L | (number >>> 32);
        long low = 0x8000_0000_0000_0000L | ((number * 0x9E37_79B9L) >>> 2);
        return new UUID(high, low).toString();
    }

    private static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
}
