package al.feedbackledger.verify.export;

import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is looked at event by event in ledger order: position, leaf, tree, published leaf and sealed values. */
final class EventChecks {
    private final Tree tree;
    private final VaultManifest vault;
    private final @Nullable LogLeaves published;
    private final Report report;
    private long position;

    EventChecks(Tree tree, VaultManifest vault, @Nullable LogLeaves published, Report report) {
        this.tree = tree;
        this.vault = vault;
        this.published = published;
        this.report = report;
    }

    /**
     * Takes the next event.
     *
     * @return the vault's state of each of its sealed values
     * @throws Finding.Broken where its position is not the next: all that follows would be held against the wrong batch
     */
    List<VaultLine.State> take(ReadEvent event, BatchLine batch) {
        EventLine line = event.line();
        position++;
        if (line.position() != position) {
            throw Finding.of(
                            Check.POSITIONS, "the position is not the next: a line is missing, doubled or out of order")
                    .at(EventSource.FILE + ", line " + position)
                    .unlike("position " + position, line.position())
                    .broken();
        }
        leaf(event);
        tree.append(line.leafHash(), batch);
        if (published != null) {
            published.compare(position - 1, line.leafHash());
        }
        List<VaultLine.State> states = new ArrayList<>();
        for (Commitments.Sealed sealed : event.commitments().sealed()) {
            states.add(vault.next(line, sealed));
        }
        return states;
    }

    private void leaf(ReadEvent event) {
        byte[] found = event.leaf();
        byte[] stored = event.line().leafHash();
        if (event.event() == null) {
            report.found(
                    Finding.of(Check.LIFE, "the event cannot be read: no such event, or not as the catalogue knows it")
                            .at("position " + position));
        }
        if (found == null) {
            report.found(Finding.of(
                            Check.LEAVES,
                            "there is no leaf for this event: its name is not in the catalogue, or "
                                    + "it is too long to be public")
                    .at("position " + position));
        } else if (!Arrays.equals(found, stored)) {
            report.found(Finding.of(
                            Check.LEAVES,
                            "the event is not the one its leaf commits to: something of it, or the "
                                    + "time of its batch, was changed")
                    .at("position " + position)
                    .unlikeHash(stored, found));
        }
    }

    /**
     * Says what is missing at the end.
     *
     * @param claimed the last position, as the export says
     * @return whether the events end there
     */
    boolean end(long claimed) {
        if (position != claimed) {
            report.found(Finding.of(Check.POSITIONS, "the export does not end at the position it says")
                    .unlike("position " + claimed, position));
        }
        report.passed(Check.POSITIONS, String.format(Locale.ROOT, "%,d events, without a hole", position));
        report.passed(Check.LEAVES, "every event is the one its leaf commits to");
        return position == claimed;
    }
}
