package al.feedbackledger.verify;

import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the auditor's guide, run as they stand there in a folder that has never seen a server. */
class VerifyingGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "verifying.md");

    @TempDir
    private Path folder;

    private static List<String> commands() throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void everyCommandWorks() throws Exception {
        SampleLedger ledger = SampleLedger.of(120, 1);
        Written written = Written.facts(ledger, folder);
        Files.writeString(folder.resolve("log.key"), Written.KEY.verifierKey() + "\n");
        Files.write(
                folder.resolve("kept.checkpoint"),
                Written.facts(ledger.first(30), folder.resolve("earlier"))
                        .checkpoint()
                        .bytes());
        Files.write(folder.resolve("my-receipt.tlog-proof"), written.receipt(TestReceipts.withWords(120)));
        assertThat(commands()).hasSizeGreaterThan(6);
        List<String> script = new ArrayList<>(List.of(
                "set -euo pipefail",
                "program() { \"$JAVA\" -cp \"$CLASSES\" al.feedbackledger.verify.Verify \"$@\"; }",
                "ops/ledger() { shift; program \"$@\"; }",
                "java() { shift 2; program \"$@\"; }"));
        script.addAll(commands());
        Files.write(folder.resolve("guide.sh"), script);

        ProcessBuilder builder = new ProcessBuilder("bash", "guide.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Fjalë nr. ", "\"command\":\"export\",\"good\":true");
    }

    @Test
    void everyCodeStandsInItsTable() throws IOException {
        String guide = Files.readString(GUIDE);
        for (Check check : Check.values()) {
            assertThat(guide).contains("| " + check.exitCode() + " | " + check.key() + " | ");
        }
        assertThat(guide).contains("| " + VerifyCommand.WRONG_USAGE + " | |", "| " + VerifyCommand.UNFINISHED + " | |");
    }
}
