package al.feedbackledger.verify.history;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.source.KnownKeys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The checkpoints that somebody kept, against the leaves as they are now. A tree that was rewritten, however carefully,
 * or that was put back to an earlier state, cannot have the roots that were signed before.
 *
 * @param kept verified checkpoints, of this log or of one it was restored from
 */
public record Earlier(List<Checkpoint> kept) {
    public Earlier {
        kept = List.copyOf(kept);
    }

    /**
     * Compares each with the tree.
     *
     * @param now what the tree is claimed to be
     * @param rootAt the root over the first leaves, for every size up to the tree's
     * @param restores in the order of the log
     */
    public void compare(Checkpoint now, LongFunction<byte[]> rootAt, List<Restore> restores, Report report) {
        for (Checkpoint earlier : kept) {
            if (earlier.origin().equals(now.origin())) {
                compare(earlier, now.size(), rootAt, report);
            } else {
                compareAcross(earlier, rootAt, restores, report);
            }
        }
        if (kept.isEmpty()) {
            report.notRun(
                    Check.CONSISTENCY, "no earlier checkpoint was given: a whole rewritten log would look the same");
        } else {
            report.passed(Check.CONSISTENCY, kept.size() + " earlier checkpoints are beginnings of this log");
        }
    }

    private static void compare(Checkpoint earlier, long size, LongFunction<byte[]> rootAt, Report report) {
        if (earlier.size() > size) {
            report.found(Finding.of(Check.CONSISTENCY, "the log has become smaller than an earlier checkpoint says")
                    .unlike("at least " + earlier.size() + " leaves", size));
            return;
        }
        byte[] found = rootAt.apply(earlier.size());
        if (!Arrays.equals(earlier.root(), found)) {
            report.found(
                    Finding.of(Check.CONSISTENCY, "the first leaves are not the ones that an earlier checkpoint signed")
                            .at("first " + earlier.size() + " leaves")
                            .unlikeHash(earlier.root(), found));
        }
    }

    private static void compareAcross(
            Checkpoint earlier, LongFunction<byte[]> rootAt, List<Restore> restores, Report report) {
        int from = 0;
        while (from < restores.size() && !restores.get(from).event().oldOrigin().equals(earlier.origin())) {
            from++;
        }
        if (from == restores.size()) {
            report.found(Finding.of(
                            Check.CONSISTENCY,
                            "an earlier checkpoint is of another log, and no restore from it is recorded")
                    .at(IntegrityException.quoted(earlier.origin())));
            return;
        }
        long kept = restores.subList(from, restores.size()).stream()
                .mapToLong(restore -> restore.event().restoredSize())
                .min()
                .orElseThrow();
        if (earlier.size() > kept) {
            report.found(Finding.of(Check.RESTORE, "events that an earlier checkpoint covers were lost in a restore")
                    .at("positions " + (kept + 1) + " to " + earlier.size())
                    .unlike(earlier.size() + " events", kept));
            return;
        }
        compare(earlier, kept, rootAt, report);
    }

    /** What the restores say of themselves: where they stand, and which range the old log had signed and this one lacks. */
    public static void tell(List<Restore> restores, KnownKeys keys, Report report) {
        for (Restore restore : restores) {
            long kept = restore.event().restoredSize();
            if (restore.index() != kept) {
                report.found(Finding.of(Check.RESTORE, "a restore is not recorded by the first leaf after it")
                        .at("index " + restore.index())
                        .unlike("index " + kept, restore.index()));
            }
            report.note(sentence(restore, keys));
        }
    }

    private static String sentence(Restore restore, KnownKeys keys) {
        String origin = IntegrityException.quoted(restore.event().oldOrigin());
        byte[] note = restore.event().lastCheckpoint().getBytes(StandardCharsets.UTF_8);
        long kept = restore.event().restoredSize();
        try {
            long signed = Checkpoint.claimed(note).size();
            String range = signed > kept
                    ? "positions " + (kept + 1) + " to " + signed + " of it were signed and are lost ("
                            + (signed - kept) + " events)"
                    : "nothing that it had signed is lost";
            return "restored from the log " + origin + " at position " + (restore.index() + 1) + ": " + range
                    + believed(note, restore.event().oldOrigin(), keys);
        } catch (IntegrityException unreadable) {
            return "restored from the log " + origin + " at position " + (restore.index() + 1)
                    + "; what it had signed cannot be read";
        }
    }

    private static String believed(byte[] note, String origin, KnownKeys keys) {
        if (!keys.knows(origin)) {
            return "; its last checkpoint could not be verified: give the old log's key too";
        }
        try {
            Checkpoint checkpoint = Checkpoint.open(note, keys.log(origin));
            return "; its last checkpoint is signed, root " + Canonical.base64(checkpoint.root());
        } catch (IntegrityException notSigned) {
            return "; its last checkpoint is NOT signed by its key";
        }
    }
}
