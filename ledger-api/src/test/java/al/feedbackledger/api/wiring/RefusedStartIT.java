package al.feedbackledger.api.wiring;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the application cannot start it says why, in a sentence that names the way out, and ends with its code. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartIT {
    private static final int WRONG_OPTION = 2;
    private static final int REFUSED = 3;

    @TempDir
    private Path data = Path.of("unset");

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return Run.start(FeedbackLedger.class, arguments.toArray(String[]::new));
    }

    private static String database(DatabaseAddress address) {
        return "--ledger.db.url=" + address.url() + "?user=" + encoded(address.user()) + "&password="
                + encoded(address.password());
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNullElse(text, ""), StandardCharsets.UTF_8);
    }

    @Test
    void aPortInUseIsNamed(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("--port", port, database(TestPostgres.newDatabase().app())))
                    .isEqualTo(REFUSED);
            assertThat(output.getErr()).contains("Port " + port + " is in use.", "run --port N");
            assertThat(data.resolve("instance")).doesNotExist();
        }
    }

    @Test
    void aWrongOptionIsNamedBeforeAnythingStarts(CapturedOutput output) {
        assertThat(run("--colour")).isEqualTo(WRONG_OPTION);
        assertThat(run("--port", "many")).isEqualTo(WRONG_OPTION);
        assertThat(output.getErr()).contains("run does not know --colour", "--port takes a number");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword(CapturedOutput output) {
        assertThat(run("--port", "0", "--ledger.db.url=jdbc:postgresql://127.0.0.1:1/none?user=a&password=canary-7"))
                .isEqualTo(REFUSED);
        assertThat(output.getErr()).contains("127.0.0.1:1/none");
        assertThat(output.getAll()).doesNotContain("canary-7");
    }

    @Test
    void aUserWhoCouldAlterTheRecordIsRefused(CapturedOutput output) {
        TestDatabase database = TestPostgres.newDatabase();

        assertThat(run("--port", "0", database(database.admin()))).isEqualTo(REFUSED);
        assertThat(output.getErr()).contains("Feedback Ledger did not start.", "ledger_app");
    }
}
