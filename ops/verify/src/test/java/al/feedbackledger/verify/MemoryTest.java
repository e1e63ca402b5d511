package al.feedbackledger.verify;

import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The program needs no more memory for a larger export: here one that is larger than the heap it gets. */
@Tag("long")
class MemoryTest {
    private static final int CASES = 19_000;
    private static final int HEAP_MEBIBYTES = 48;

    @TempDir
    private Path folder;

    @Test
    void anExportLargerThanTheHeapIsVerified() throws Exception {
        Written written = Written.words(SampleLedger.of(CASES, 6), folder);
        long size = Files.size(written.export().resolve("events.jsonl"))
                + Files.size(written.export().resolve("vault.jsonl"));
        assertThat(size).isGreaterThan(HEAP_MEBIBYTES * 1024L * 1024L);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "al.feedbackledger.verify.Verify",
                        "export",
                        written.export().toString(),
                        "--key",
                        Written.KEY.verifierKey().toString(),
                        "--log",
                        written.log().toString(),
                        "--json")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
