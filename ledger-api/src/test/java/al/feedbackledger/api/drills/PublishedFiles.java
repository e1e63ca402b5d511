package al.feedbackledger.api.drills;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.Continuity;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.proof.TreeRoot;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.TileCheck;
import al.feedbackledger.rules.integrity.tile.TileHashes;
import al.feedbackledger.store.log.LogFolder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A ledger's published files as a stranger checks them, with the rules alone; he keeps every checkpoint he was shown. */
public final class PublishedFiles {
    private final LogFolder folder;
    private final KnownLog log;
    private final List<Checkpoint> kept = new ArrayList<>();

    private PublishedFiles(LogFolder folder, KnownLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** The first log below a data folder, as soon as it has begun; known from now on by the keys it names now. */
    public static PublishedFiles of(Path data) {
        return in(data.resolve("log"));
    }

    /** The first log in a folder of logs. */
    public static PublishedFiles in(Path logs) {
        LogFolder folder = LogFolder.of(logs, 1);
        await().until(() -> folder.checkpoint().isPresent());
        List<VerifierKey> keys = new String(folder.keys().orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .map(VerifierKey::parse)
                .toList();
        return new PublishedFiles(folder, new KnownLog(keys.getFirst().name(), keys));
    }

    KnownLog log() {
        return log;
    }

    /** How many leaves the checkpoint covers that lies there now; its signature is verified, and it is kept. */
    public long size() {
        return keep().size();
    }

    private Checkpoint keep() {
        Checkpoint now = Checkpoint.open(folder.checkpoint().orElseThrow(), log);
        kept.add(now);
        return now;
    }

    /**
     * Every entry and every tile leads to the checkpoint's root, and no checkpoint ever kept is contradicted. Only while
     * nobody publishes.
     */
    public void areWhole() {
        Checkpoint now = keep();
        new TileCheck(now.size(), folder).requireRoot(now.root(), leaves -> EntryBundle.read(
                        new BundlePath(leaves.path().index(), leaves.path().width()), folder)
                .requireHashes(leaves));
        TileHashes hashes = new TileHashes(now.size(), folder);
        for (Checkpoint earlier : kept) {
            Continuity continuity = new Continuity(earlier, now);
            continuity.verify(
                    continuity.isEvident()
                            ? List.of()
                            : ConsistencyProof.make(earlier.size(), now.size(), hashes)
                                    .hashes());
        }
        kept.clear();
        kept.add(now);
    }

    /** The first leaves that are published are those of the database. */
    void haveRoot(long size, byte[] root) {
        assertThat(TreeRoot.of(size, new TileHashes(keep().size(), folder))).isEqualTo(root);
    }
}
