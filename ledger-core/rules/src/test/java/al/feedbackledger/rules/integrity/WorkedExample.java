package al.feedbackledger.rules.integrity;

import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import al.feedbackledger.rules.integrity.tile.GrowingBundle;
import al.feedbackledger.rules.integrity.tile.GrowingTiles;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The example of {@code ops/docs/internals/byte-formats.md}, computed: a log of three events, its files, a checkpoint
 * and two proofs. Its keys, salts and blinds are counted up and so known to everybody.
 */
final class WorkedExample {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ORIGIN = "localhost/feedback-ledger/example";
    private static final long RECORDED_AT = 1_772_438_400_250_000L;
    private static final String CASE = "019cb7a2-9400-7000-8000-000000000001";

    private final StringBuilder out = new StringBuilder();
    private final List<byte[]> entries = new ArrayList<>();

    /** The whole block as it stands in the document. */
    static String text() {
        WorkedExample example = new WorkedExample();
        example.commitment();
        example.events();
        example.files();
        example.signatures();
        return example.out.toString();
    }

    private void commitment() {
        out.append("FIELD COMMITMENT\n");
        line("salt", HEX.formatHex(counted(0x40)));
        line("path", "comment");
        line("value", words());
        line("commitment", HEX.formatHex(FieldCommitment.of(counted(0x40), "comment", words())));
    }

    private static String words() {
        return "Shumë mirë";
    }

    private void events() {
        String sealed = Canonical.base64(FieldCommitment.of(counted(0x40), "comment", words()));
        byte[] registered = event(
                "institution/registry",
                0,
                "InstitutionRegistered",
                "{\"institution\":\"registry\"}",
                "{\"actorRole\":\"ADMIN\"}");
        add(Leaf.open(registered), "OPEN ENTRY, INDEX 0", registered);
        byte[] submitted = event(
                CASE,
                0,
                "FeedbackSubmitted",
                "{\"rating\":5,\"comment\":{\"ref\":\"019cb7a2-9400-7000-8000-00000000000a\",\"commitment\":\"" + sealed
                        + "\"}}",
                "{}");
        blind(0x60);
        add(Leaf.opaque(counted(0x60), submitted), "OPAQUE ENTRY, INDEX 1", submitted);
        byte[] acknowledged = event(CASE, 1, "FeedbackAcknowledged", "{}", "{}");
        blind(0x80);
        add(Leaf.opaque(counted(0x80), acknowledged), "OPAQUE ENTRY, INDEX 2", acknowledged);
    }

    private byte[] event(String stream, long sequence, String name, String payload, String metadata) {
        String id = "019cb7a2-9400-7000-8000-00000000010" + entries.size();
        long occurredAt = RECORDED_AT - 50_000 + entries.size();
        out.append("\nEVENT AT POSITION ").append(entries.size() + 1).append('\n');
        line("stream_id", stream);
        line("sequence_no", Long.toString(sequence));
        line("event_id", id);
        line("event_name", name);
        line("revision", "1");
        line("occurred_at", Long.toString(occurredAt));
        line("recorded_at", Long.toString(RECORDED_AT));
        line("payload", payload);
        line("metadata", metadata);
        return EventBytes.of(stream, sequence, id, name, 1, occurredAt, RECORDED_AT, utf8(payload), utf8(metadata));
    }

    private void blind(int first) {
        line("blind", HEX.formatHex(counted(first)));
    }

    private void add(byte[] entry, String title, byte[] eventBytes) {
        line("event_bytes", HEX.formatHex(eventBytes));
        entries.add(entry);
        out.append('\n').append(title).append('\n').append(new String(entry, StandardCharsets.US_ASCII));
        line("leaf hash", HEX.formatHex(TreeHash.leaf(entry)));
    }

    private void files() {
        SampleTree tree = new SampleTree(entries);
        out.append("\nTREE\n");
        for (int size = 0; size <= entries.size(); size++) {
            line("root of " + size, HEX.formatHex(tree.root(size)));
        }
        out.append("\nFILES OF SIZE 3\n");
        GrowingTiles tiles = GrowingTiles.empty((path, bytes) -> line(path.path(), HEX.formatHex(bytes)));
        GrowingBundle bundle = GrowingBundle.empty((path, bytes) -> line(path.path(), HEX.formatHex(bytes)));
        for (byte[] entry : entries) {
            tiles.append(TreeHash.leaf(entry));
            bundle.append(entry);
        }
        tiles.writePartial();
        bundle.writePartial();
        out.append("\nCONSISTENCY PROOF FROM 2 TO 3\n");
        for (byte[] hash : ConsistencyProof.make(2, 3, tree).hashes()) {
            out.append(HEX.formatHex(hash)).append('\n');
        }
    }

    private void signatures() {
        SampleTree tree = new SampleTree(entries);
        SigningKey key = SigningKey.of(ORIGIN, counted(0));
        var checkpoint =
                Checkpoint.of(ORIGIN, entries.size(), tree.root(entries.size())).sign(key);
        TlogProof proof = TlogProof.of(new byte[0], InclusionProof.make(1, entries.size(), tree), checkpoint);
        out.append("\nKEY\n");
        line("seed", HEX.formatHex(counted(0)));
        line("public key", HEX.formatHex(key.verifierKey().publicKey()));
        line("signing key", key.secretText());
        line("verifier key", key.verifierKey().toString());
        out.append("\nPROOF FILE OF INDEX 1, FROM THE EMPTY LINE ON THE CHECKPOINT\n");
        out.append(new String(proof.bytes(), StandardCharsets.UTF_8));
    }

    private void line(String name, String value) {
        out.append(name).append(": ").append(value).append('\n');
    }

    /** 32 bytes, each one more than the one before. */
    private static byte[] counted(int first) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
