package al.feedbackledger.store.check;

import al.feedbackledger.rules.integrity.TreeHash;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962 over a growing list of leaves, written a second time: it shares nothing with the product's compact
 * range but the hash of a leaf and of a node. It keeps the roots of the full subtrees, largest first.
 */
public final class PlainTree {
    private final List<Subtree> full = new ArrayList<>();
    private long size;

    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    private record Subtree(long leaves, byte[] root) {}

    public void add(byte[] leaf) {
        Subtree grown = new Subtree(1, leaf);
        while (!full.isEmpty() && full.getLast().leaves() == grown.leaves()) {
            Subtree left = full.removeLast();
            grown = new Subtree(2 * left.leaves(), TreeHash.node(left.root(), grown.root()));
        }
        full.add(grown);
        size++;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        if (full.isEmpty()) {
            return TreeHash.emptyRoot();
        }
        byte[] root = full.getLast().root();
        for (Subtree left : full.reversed().subList(1, full.size())) {
            root = TreeHash.node(left.root(), root);
        }
        return root;
    }

    /** The roots of the full subtrees from left to right, one for each bit of the size. */
    public List<byte[]> frontier() {
        return full.stream().map(Subtree::root).toList();
    }
}
