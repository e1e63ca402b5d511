package al.feedbackledger.rules.integrity.proof;

import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.SampleTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The families of the public test vectors for verifiers of RFC 6962 proofs, made here over the same reference tree: one
 * right proof and every way the vectors bend it, for each leaf and each pair of sizes up to eight rather than for a few.
 * No file of theirs is copied. A well-known verifier accepts a dozen of these.
 */
class VectorFamiliesTest {
    private static final SampleTree TREE = SampleTree.reference();
    private static final byte[] NO_HASH = {};
    private static final byte[] SOME_HASH = bent(TREE.hash(3, 0), 7);

    /** One claim as a verifier gets it; {@code name} is the vectors' word for how it was bent. */
    @SuppressWarnings("ArrayRecordComponent") // A row of a table, read once.
    record Inclusion(String name, long index, long size, byte[] leaf, byte[] root, List<byte[]> proof) {
        void verify() {
            new InclusionProof(index, size, proof).verify(leaf, root);
        }

        @Override
        public String toString() {
            return name + ", leaf " + index + " of " + size;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // A row of a table, read once.
    record Consistency(String name, long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> proof) {
        void verify() {
            new ConsistencyProof(older, newer, proof).verify(olderRoot, newerRoot);
        }

        @Override
        public String toString() {
            return name + ", from " + older + " to " + newer;
        }
    }

    @ParameterizedTest
    @MethodSource("rightInclusions")
    void rightInclusionPasses(Inclusion claim) {
        assertThatCode(claim::verify).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("bentInclusions")
    void bentInclusionIsRefused(Inclusion claim) {
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(claim::verify);
    }

    @ParameterizedTest
    @MethodSource("rightConsistencies")
    void rightConsistencyPasses(Consistency claim) {
        assertThatCode(claim::verify).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("bentConsistencies")
    void bentConsistencyIsRefused(Consistency claim) {
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(claim::verify);
    }

    static Stream<Inclusion> rightInclusions() {
        return IntStream.rangeClosed(1, 8).boxed().flatMap(size -> IntStream.range(0, size)
                .mapToObj(index -> new Inclusion(
                        "happy path", index, size, TREE.leaf(index), TREE.root(size), TREE.path(index, 0, size))));
    }

    static Stream<Inclusion> bentInclusions() {
        byte[] empty = TREE.root(0);
        Stream<Inclusion> withoutATree = Stream.of(0L, 1L)
                .flatMap(size -> Stream.of(
                        new Inclusion("empty root", 0, size, NO_HASH, empty, List.of()),
                        new Inclusion("random leaf", 0, size, SOME_HASH, NO_HASH, List.of()),
                        new Inclusion("empty root and random leaf", 0, size, SOME_HASH, empty, List.of())));
        return Stream.concat(withoutATree, rightInclusions().flatMap(VectorFamiliesTest::bent));
    }

    private static Stream<Inclusion> bent(Inclusion ok) {
        long i = ok.index;
        long n = ok.size;
        byte[] root = ok.root;
        List<Inclusion> bent = new ArrayList<>();
        for (long index : new long[] {i - 1, i + 1, i ^ 2}) {
            bent.add(new Inclusion("leaf index", index, n, ok.leaf, root, ok.proof));
        }
        bent.add(new Inclusion("tree size doubled", i, n * 2, ok.leaf, root, ok.proof));
        bent.add(new Inclusion("tree size halved", i, n / 2, ok.leaf, root, ok.proof));
        bent.add(new Inclusion("wrong leaf", i, n, SOME_HASH, root, ok.proof));
        bent.add(new Inclusion("empty root", i, n, ok.leaf, TREE.root(0), ok.proof));
        bent.add(new Inclusion("random root", i, n, ok.leaf, SOME_HASH, ok.proof));
        for (List<byte[]> proof : bentLists(ok.proof, List.of(root))) {
            bent.add(new Inclusion("proof", i, n, ok.leaf, root, proof));
        }
        return bent.stream();
    }

    static Stream<Consistency> rightConsistencies() {
        return IntStream.rangeClosed(1, 8).boxed().flatMap(newer -> IntStream.rangeClosed(1, newer)
                .mapToObj(older -> new Consistency(
                        "happy path",
                        older,
                        newer,
                        TREE.root(older),
                        TREE.root(newer),
                        TREE.subproof(older, 0, newer, true))));
    }

    static Stream<Consistency> bentConsistencies() {
        return rightConsistencies().flatMap(VectorFamiliesTest::bent);
    }

    private static Stream<Consistency> bent(Consistency ok) {
        long m = ok.older;
        long n = ok.newer;
        List<Consistency> bent = new ArrayList<>();
        for (long older : new long[] {m - 1, m + 1, m ^ 2}) {
            bent.add(new Consistency("older size", older, n, ok.olderRoot, ok.newerRoot, ok.proof));
        }
        for (long newer : m == n ? new long[] {n * 2, n / 2} : new long[] {n * 2, n / 2, m}) {
            bent.add(new Consistency("newer size", m, newer, ok.olderRoot, ok.newerRoot, ok.proof));
        }
        bent.add(new Consistency("wrong older root", m, n, SOME_HASH, ok.newerRoot, ok.proof));
        bent.add(new Consistency("wrong newer root", m, n, ok.olderRoot, SOME_HASH, ok.proof));
        if (m != n) {
            bent.add(new Consistency("swapped roots", m, n, ok.newerRoot, ok.olderRoot, ok.proof));
            bent.add(new Consistency("empty proof", m, n, ok.olderRoot, ok.newerRoot, List.of()));
        }
        for (List<byte[]> proof : bentLists(ok.proof, List.of(ok.olderRoot, ok.newerRoot))) {
            bent.add(new Consistency("proof", m, n, ok.olderRoot, ok.newerRoot, proof));
        }
        return bent.stream();
    }

    /** Garbage and roots before and after, a hash too many in the middle, one too few, one bent. */
    private static List<List<byte[]>> bentLists(List<byte[]> proof, List<byte[]> roots) {
        List<byte[]> strangers = new ArrayList<>(roots);
        strangers.add(NO_HASH);
        strangers.add(SOME_HASH);
        strangers.addAll(proof);
        List<List<byte[]>> bent = new ArrayList<>();
        for (byte[] stranger : strangers) {
            for (int at = 0; at <= proof.size(); at++) {
                List<byte[]> more = new ArrayList<>(proof);
                more.add(at, stranger);
                bent.add(more);
            }
        }
        for (int at = 0; at < proof.size(); at++) {
            List<byte[]> fewer = new ArrayList<>(proof);
            fewer.remove(at);
            bent.add(fewer);
            List<byte[]> other = new ArrayList<>(proof);
            other.set(at, bent(proof.get(at), 3));
            bent.add(other);
        }
        return bent;
    }

    private static byte[] bent(byte[] hash, int bit) {
        byte[] bent = hash.clone();
        bent[0] ^= (byte) (1 << bit);
        return bent;
    }
}
