package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.proof.ConsistencyProof;
import al.feedbackledger.rules.integrity.proof.InclusionProof;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The public test vectors for verifiers of RFC 6962 proofs: a folder {@code inclusion} and a folder {@code consistency} of
 * JSON files, hashes in base64, {@code wantErr} where the claim must be refused.
 */
public final class ProofVectors {
    private static final String INCLUSION = "inclusion";
    private static final String CONSISTENCY = "consistency";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Checks checks;

    public ProofVectors(Path folder, Terminal terminal) {
        this.folder = folder;
        this.checks = new Checks(terminal);
    }

    /** Whether a folder holds such vectors. */
    public static boolean liesIn(Path folder) {
        return Files.isDirectory(folder.resolve(INCLUSION)) && Files.isDirectory(folder.resolve(CONSISTENCY));
    }

    /** @return whether our verifiers pass and refuse as every vector demands */
    public boolean run() throws IOException {
        go(INCLUSION, ProofVectors::inclusion);
        go(CONSISTENCY, ProofVectors::consistency);
        return checks.summary();
    }

    /** Throws an {@link IntegrityException} where the claim is refused. */
    @FunctionalInterface
    private interface Verifier {
        void verify(JsonNode claim);
    }

    private void go(String kind, Verifier verifier) throws IOException {
        checks.part("Proof vectors: " + kind);
        try (Stream<Path> files = Files.walk(folder.resolve(kind))) {
            List<Path> vectors = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (vectors.isEmpty()) {
                throw Stop.unusable(folder.resolve(kind) + " holds no vectors");
            }
            for (Path file : vectors) {
                JsonNode claim = JSON.readTree(Files.readAllBytes(file));
                checks.equal(
                        folder.relativize(file).toString(),
                        claim.required("wantErr").booleanValue() ? "refused" : "passed",
                        outcome(verifier, claim));
            }
        }
    }

    private static String outcome(Verifier verifier, JsonNode claim) {
        try {
            verifier.verify(claim);
            return "passed";
        } catch (IntegrityException refused) {
            return "refused";
        }
    }

    private static void inclusion(JsonNode claim) {
        new InclusionProof(number(claim, "leafIdx"), number(claim, "treeSize"), hashes(claim))
                .verify(hash(claim.required("leafHash")), hash(claim.required("root")));
    }

    private static void consistency(JsonNode claim) {
        new ConsistencyProof(number(claim, "size1"), number(claim, "size2"), hashes(claim))
                .verify(hash(claim.required("root1")), hash(claim.required("root2")));
    }

    /** The vectors count up to 2^64 − 1, which no log of ours reaches: it is a negative number here, and refused as one. */
    private static long number(JsonNode claim, String name) {
        return claim.required(name).bigIntegerValue().longValue();
    }

    private static List<byte[]> hashes(JsonNode claim) {
        List<byte[]> hashes = new ArrayList<>();
        claim.path("proof").forEach(hash -> hashes.add(hash(hash)));
        return hashes;
    }

    private static byte[] hash(JsonNode base64) {
        return Base64.getDecoder().decode(base64.stringValue());
    }
}
