package al.feedbackledger.rules.integrity;

import al.feedbackledger.rules.integrity.proof.SubtreeHashes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A tree whose every hash is at hand, computed by the words of RFC 6962, section 2.1, rather than by what is tested.
 * Proofs of it are made here by the recursive definitions of sections 2.1.1 and 2.1.2.
 */
public final class SampleTree implements SubtreeHashes {
    /** The inputs of the RFC 6962 reference test tree, as used by every Certificate Transparency log. */
    private static final List<String> REFERENCE =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private final List<byte[]> entries;

    /** By height, then index: only subtrees that are perfect. */
    private final List<List<byte[]>> rows = new ArrayList<>();

    /** The others, by their first leaf and the one after their last, as they were asked for. */
    private final Map<List<Integer>, byte[]> ragged = new HashMap<>();

    public SampleTree(List<byte[]> entries) {
        this.entries = entries;
        List<byte[]> row = entries.stream().map(TreeHash::leaf).toList();
        while (!row.isEmpty()) {
            rows.add(row);
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i + 1 < row.size(); i += 2) {
                above.add(TreeHash.node(row.get(i), row.get(i + 1)));
            }
            row = above;
        }
    }

    /** The tree of eight leaves that the public test vectors stand on. */
    public static SampleTree reference() {
        return new SampleTree(REFERENCE.stream().map(HexFormat.of()::parseHex).toList());
    }

    /** A tree of random entries. */
    public static SampleTree random(int size, Random random) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] entry = new byte[random.nextInt(60)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        return new SampleTree(entries);
    }

    public List<byte[]> entries() {
        return entries;
    }

    public byte[] leaf(int index) {
        return rows.getFirst().get(index);
    }

    @Override
    public byte[] hash(int height, long index) {
        return rows.get(height).get((int) index).clone();
    }

    /** MTH(D[begin : end]). */
    public byte[] root(int begin, int end) {
        int n = end - begin;
        if (n == 0) {
            return TreeHash.emptyRoot();
        }
        if (Integer.bitCount(n) == 1 && begin % n == 0) {
            int height = Integer.numberOfTrailingZeros(n);
            return hash(height, begin >> height);
        }
        byte[] known = ragged.get(List.of(begin, end));
        if (known == null) {
            int k = Integer.highestOneBit(n - 1);
            known = TreeHash.node(root(begin, begin + k), root(begin + k, end));
            ragged.put(List.of(begin, end), known);
        }
        return known.clone();
    }

    public byte[] root(int size) {
        return root(0, size);
    }

    /** PATH(m, D[begin : end]), with m counted from begin. */
    public List<byte[]> path(int m, int begin, int end) {
        int n = end - begin;
        if (n == 1) {
            return new ArrayList<>();
        }
        int k = Integer.highestOneBit(n - 1);
        boolean left = m < k;
        List<byte[]> path = left ? path(m, begin, begin + k) : path(m - k, begin + k, end);
        path.add(left ? root(begin + k, end) : root(begin, begin + k));
        return path;
    }

    /** SUBPROOF(m, D[begin : end], b), with m counted from begin. */
    public List<byte[]> subproof(int m, int begin, int end, boolean b) {
        int n = end - begin;
        if (m == n) {
            return b ? new ArrayList<>() : new ArrayList<>(List.of(root(begin, end)));
        }
        int k = Integer.highestOneBit(n - 1);
        boolean left = m <= k;
        List<byte[]> proof = left ? subproof(m, begin, begin + k, b) : subproof(m - k, begin + k, end, false);
        proof.add(left ? root(begin + k, end) : root(begin, begin + k));
        return proof;
    }
}
