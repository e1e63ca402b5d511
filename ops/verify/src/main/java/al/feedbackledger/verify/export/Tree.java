package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.CompactRange;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The tree that grows with the events; its root is held against every batch's, and kept at the sizes asked for. */
final class Tree {
    private final Report report;
    private final Map<Long, byte[]> roots = new HashMap<>();
    private CompactRange range = CompactRange.empty();

    /** @param sizes at which somebody will ask for the root */
    Tree(Collection<Long> sizes, Report report) {
        this.report = report;
        sizes.forEach(size -> roots.put(size, new byte[0]));
        keep();
    }

    void append(byte[] leafHash, BatchLine batch) {
        range = range.append(leafHash);
        if (range.size() == batch.last() && !Arrays.equals(range.root(), batch.root())) {
            report.found(Finding.of(Check.TREE, "the leaves up to the end of a batch do not lead to its root")
                    .at("batch " + batch.batch() + ", position " + batch.last())
                    .unlikeHash(batch.root(), range.root()));
        }
        keep();
    }

    private void keep() {
        if (roots.containsKey(range.size())) {
            roots.put(range.size(), range.root());
        }
    }

    long size() {
        return range.size();
    }

    /** The root over the first leaves, for a size that was asked for beforehand and has been reached. */
    byte[] rootAt(long size) {
        byte[] root = roots.get(size);
        if (root == null || root.length == 0) {
            throw new IllegalStateException("the root of " + size + " leaves was not kept");
        }
        return root.clone();
    }

    byte[] root() {
        return range.root();
    }
}
