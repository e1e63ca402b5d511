package al.feedbackledger.verify;

import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Written;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger that is as it should be passes, every way it can be looked at. */
class GoodTest {
    private static final int CASES = 120;

    @TempDir
    private static Path folder;

    private static Written whole;
    private static Path earlier;
    private static Path key;

    @BeforeAll
    static void write() throws IOException {
        SampleLedger ledger = SampleLedger.of(CASES, 1);
        whole = Written.words(ledger, folder.resolve("whole"));
        earlier = folder.resolve("earlier.checkpoint");
        Files.write(
                earlier,
                Written.facts(ledger.first(100), folder.resolve("part"))
                        .checkpoint()
                        .bytes());
        key = Files.writeString(folder.resolve("keys"), Written.KEY.verifierKey() + "\n");
    }

    @Test
    void anExportPassesEveryCheck() {
        Ran ran = Ran.of("export", whole.export(), "--key", key, "--checkpoint", earlier);

        assertThat(ran.out())
                .contains("Everything that was checked is as it should be.")
                .doesNotContain("FAILED");
        assertThat(ran.code()).as(ran.out()).isZero();
        for (String check : new String[] {
            "files",
            "positions",
            "streams",
            "leaves",
            "tree",
            "batches",
            "signature",
            "consistency",
            "words",
            "loss",
            "life",
            "publication"
        }) {
            assertThat(ran.out()).containsPattern("ok +" + check);
        }
        assertThat(ran.err()).contains("events: 100 %");
    }

    @Test
    void anExportIsHeldAgainstThePublishedLog() {
        assertThat(Ran.of("export", whole.export(), "--key", key, "--log", whole.log())
                        .code())
                .isZero();
    }

    @Test
    void withoutAKeyItIsSaidWhoseTheKeyIs() {
        Ran ran = Ran.of("export", whole.export());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("the key was taken from the export itself");
    }

    @Test
    void aLogPassesInAFolderAndOverHttp() throws IOException {
        Ran ran = Ran.of("log", whole.log(), "--key", key, "--checkpoint", earlier);
        assertThat(ran.code()).as(ran.out()).isZero();

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ledger/1/", exchange -> {
            Path file = whole.log().resolve(exchange.getRequestURI().getPath().substring("/ledger/1/".length()));
            byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/ledger/1";
            Ran over = Ran.of("log", address, "--key", key, "--checkpoint", earlier);
            assertThat(over.code()).as(over.out() + over.err()).isZero();
            assertThat(Ran.of("log", address + "/nowhere/", "--key", key).code())
                    .isEqualTo(10);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aReceiptTellsWhatWasRecordedAndItsWordsOnlyWhenAsked() throws IOException {
        Path receipt = Files.write(folder.resolve("receipt"), whole.receipt(TestReceipts.withWords(CASES)));
        Ran ran = Ran.of("receipt", receipt, "--key", Written.KEY.verifierKey());

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("service      38", "by the server's clock", "not proven", "print them with --words")
                .doesNotContain("Fjalë");
        Ran aloud = Ran.of("receipt", receipt, "--key", Written.KEY.verifierKey(), "--words");
        assertThat(aloud.out()).contains("Fjalë nr. ");
    }

    @Test
    void machinesReadOneObject() {
        Ran ran = Ran.of("export", whole.export(), "--key", key, "--json");
        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.out())
                .startsWith("{\"command\":\"export\",\"good\":true,\"exitCode\":0,")
                .contains("{\"check\":\"positions\",\"exitCode\":11,\"state\":\"PASSED\"");
    }

    @Test
    void aWrongCommandLineEndsWithTwoAndNothingElse() {
        for (Ran ran : new Ran[] {
            Ran.of("exports"),
            Ran.of("export"),
            Ran.of("export", "no-such-folder"),
            Ran.of("export", whole.export(), "more"),
            Ran.of("export", whole.export(), "--what"),
            Ran.of("export", whole.export(), "--key"),
            Ran.of("export", whole.export(), "--key", "a+b+c"),
            Ran.of("receipt", key),
            Ran.of("log", whole.log(), "--checkpoint", earlier),
        }) {
            assertThat(ran.code()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err())
                    .startsWith("verify: ")
                    .contains("verify export FOLDER")
                    .doesNotContain("\tat ");
        }
        assertThat(Ran.of("help").code()).isZero();
    }

    @Test
    void anAddressThatDoesNotAnswerIsNoFinding() {
        Ran ran = Ran.of("log", "http://127.0.0.1:1/ledger/1/", "--key", key);
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("does not answer").doesNotContain("\tat ");
    }
}
