package al.feedbackledger.rules.integrity;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.KnownLog;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.note.VerifierKey;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.tile.BundlePath;
import al.feedbackledger.rules.integrity.tile.EntryBundle;
import al.feedbackledger.rules.integrity.tile.HashTile;
import al.feedbackledger.rules.integrity.tile.HashTilePath;
import al.feedbackledger.rules.integrity.tile.TilePath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every format, bent at random: what is read gives the same bytes when written again, so nothing has two spellings, and
 * everything else is refused by an {@link IntegrityException} with a sentence. Never by anything else.
 */
class MutationTest {
    private static final int ROUNDS = 4_000;
    private static final SampleTree TREE = SampleTree.random(20, new Random(1));
    private static final SigningKey KEY = SigningKey.of("log.example", new byte[32]);
    private static final SignedNote NOTE =
            Checkpoint.of("log.example", 20, TREE.root(20)).sign(KEY).signedToo(KEY);
    private static final TlogProof PROOF =
            TlogProof.of(new byte[] {1, 2, 3, 4}, InclusionProof.make(7, 20, TREE), NOTE);

    /** Pieces that mean something in one of the formats. */
    private static final List<byte[]> PIECES = List.of(
            utf8("\n"),
            utf8("\n\n"),
            utf8("\r\n"),
            utf8(" "),
            utf8("+"),
            utf8("="),
            utf8("0"),
            utf8("/"),
            utf8(".."),
            utf8("\u2014 "),
            utf8("\u00a0"),
            utf8("9223372036854775808"),
            utf8("-1"),
            utf8(".p/"),
            utf8("x001/"),
            utf8("extra "),
            utf8("index "),
            utf8("PRIVATE+KEY+"),
            new byte[] {0},
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xff, (byte) 0xff},
            new byte[] {(byte) 0xc3});

    /** A format: something in it, and reading and writing again. */
    @SuppressWarnings("ArrayRecordComponent") // A row of a table, read once.
    record Format(String name, byte[] sample, UnaryOperator<byte[]> rewritten) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Format> formats() {
        List<byte[]> entries = TREE.entries();
        HashTilePath tile = new HashTilePath(0, 0, 3);
        return List.of(
                new Format("tile path", utf8("tile/1/x001/x234/067.p/25"), MutationTest::path),
                new Format("bundle path", utf8("tile/entries/x001/067"), MutationTest::path),
                new Format("tile", new byte[96], bytes -> HashTile.parse(tile, bytes)
                        .bytes()),
                new Format("entry bundle", EntryBundle.bytes(entries), MutationTest::bundle),
                new Format(
                        "verifier key",
                        utf8(KEY.verifierKey().toString()),
                        bytes -> utf8(
                                VerifierKey.parse(Canonical.utf8(bytes, "it")).toString())),
                new Format(
                        "signing key",
                        utf8(KEY.secretText()),
                        bytes -> utf8(
                                SigningKey.parse(Canonical.utf8(bytes, "it")).secretText())),
                new Format(
                        "note", NOTE.bytes(), bytes -> SignedNote.parse(bytes).bytes()),
                new Format("checkpoint", NOTE.bytes(), MutationTest::checkpoint),
                new Format("proof", PROOF.bytes(), MutationTest::proof));
    }

    private static byte[] path(byte[] bytes) {
        return utf8(TilePath.parse(Canonical.utf8(bytes, "it")).path());
    }

    private static byte[] bundle(byte[] bytes) {
        return EntryBundle.bytes(EntryBundle.parse(new BundlePath(0, 20), bytes).entries());
    }

    /** Read as the log's own, its signatures included; opened twice it says the same. */
    private static byte[] checkpoint(byte[] bytes) {
        Checkpoint opened = Checkpoint.open(bytes, KnownLog.of(KEY.verifierKey()));
        assertThat(opened).isEqualTo(Checkpoint.of("log.example", 20, TREE.root(20)));
        return SignedNote.parse(bytes).bytes();
    }

    private static byte[] proof(byte[] bytes) {
        TlogProof proof = TlogProof.parse(bytes);
        byte[] rewritten = proof.bytes();
        assertThat(rewritten).isEqualTo(bytes);
        assertThat(proof.verify(TREE.entries().get(7), KnownLog.of(KEY.verifierKey()))
                        .size())
                .isEqualTo(20);
        assertThat(proof.inclusion().index()).isEqualTo(7);
        return rewritten;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isReadAsItIsOrRefusedByASentence(Format format) {
        assertThat(format.rewritten.apply(format.sample)).isEqualTo(format.sample);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bent = bent(format.sample, random);
            try {
                byte[] rewritten = format.rewritten.apply(bent);
                if (!Arrays.equals(rewritten, bent)) {
                    throw new AssertionError("read in another spelling: seed " + seed + ", round " + round);
                }
            } catch (IntegrityException sentence) {
                refused++;
                assertThat(sentence.getMessage())
                        .as("seed %d, round %d", seed, round)
                        .isNotBlank()
                        .hasSizeLessThan(500)
                        .doesNotContain("\n");
            } catch (RuntimeException other) {
                throw new AssertionError("refused without a sentence: seed " + seed + ", round " + round, other);
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS / 4);
    }

    private static byte[] bent(byte[] sample, Random random) {
        byte[] bent = sample;
        int bends = 1 + random.nextInt(3);
        for (int i = 0; i < bends; i++) {
            bent = bentOnce(bent, random);
        }
        return bent;
    }

    /** A run of bytes is replaced: by nothing, by one bent byte, by itself twice, by another run, by a piece. */
    private static byte[] bentOnce(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + (random.nextBoolean() ? random.nextInt(3) : random.nextInt(80)));
        byte[] run = Arrays.copyOfRange(bytes, from, to);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> to = bytes.length == to || random.nextInt(8) > 0 ? to : bytes.length;
            case 1 -> out.writeBytes(flipped(run, random));
            case 2 -> out.writeBytes(twice(run));
            case 3 -> out.write(bytes, random.nextInt(from + 1), random.nextInt(bytes.length - from + 1));
            default -> out.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] flipped(byte[] run, Random random) {
        if (run.length > 0) {
            run[random.nextInt(run.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return run;
    }

    private static byte[] twice(byte[] run) {
        byte[] twice = Arrays.copyOf(run, 2 * run.length);
        System.arraycopy(run, 0, twice, run.length, run.length);
        return twice;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
