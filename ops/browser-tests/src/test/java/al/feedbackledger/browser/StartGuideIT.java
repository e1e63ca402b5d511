package al.feedbackledger.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the start guide, run as they stand there against a running application. */
@ExtendWith(WithLedger.class)
class StartGuideIT {
    private static final Path GUIDE = Path.of("..", "docs", "start.md");

    private final LedgerUnderTest ledger = LedgerUnderTest.open();

    @TempDir
    private Path folder;

    private static List<String> blocks() throws IOException {
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

    /** The guide's own lines, but for the address, and for {@code ops/ledger}, which is the classes under test. */
    private Path script() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("set -euo pipefail");
        lines.add(
                "ops/ledger() { \"$JAVA\" -cp \"$CLASSES\" al.feedbackledger.api.FeedbackLedger \"$@\" --data \"$DATA\"; }");
        for (String line : blocks()) {
            lines.add(line.replace("base=http://localhost:8080", "base=" + ledger.address("")));
        }
        Path script = folder.resolve("guide.sh");
        Files.write(script, lines);
        return script;
    }

    @Test
    void everyBlockWorksAndTheWholeWayIsOnTheRecord() throws Exception {
        assertThat(blocks()).anyMatch(line -> line.startsWith("person confirm"));
        ProcessBuilder builder = new ProcessBuilder("bash", script().toString()).redirectErrorStream(true);
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        builder.environment().put("DATA", ledger.data().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        String last = said.substring(said.lastIndexOf("{\"reference\""));
        assertThat(last)
                .contains("\"status\":\"CLOSED\"", "\"closure\":\"CONFIRMED\"")
                .containsSubsequence(
                        "FeedbackSubmitted",
                        "FeedbackAcknowledged",
                        "FeedbackAnswered",
                        "AnswerDisputed",
                        "FeedbackAcknowledged",
                        "FeedbackAnswered",
                        "ResolutionConfirmed",
                        "FeedbackClosed")
                .contains("The page stops at the last step.", "The last step works again.");
    }
}
