package al.feedbackledger.api.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the application says while its PostgreSQL is down; what is lost with it, namely nothing, is CrashDrillIT's. */
class DurabilityIT {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    private Path temp = Path.of("unset");

    private static String rating(String key) {
        return "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":" + (1 + Math.floorMod(key.hashCode(), 5)) + "}";
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }

    @Test
    void aServerThatDiesUnderTheApplicationIsStartedAgain() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        try (LedgerProcess ledger = LedgerProcess.start(temp.resolve("data"), home)) {
            String before = UUID.randomUUID().toString();
            HttpResponse<String> acknowledgedBefore = ledger.submit(before, rating(before));
            assertThat(acknowledgedBefore.statusCode()).isEqualTo(201);
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);

            // As long as it cannot be started the application says that it is not ready.
            Path starter = ledger.program("pg_ctl");
            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(ledger.postmaster().destroyForcibly()).isTrue();
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 503);
            String during = UUID.randomUUID().toString();
            HttpResponse<String> unavailable = ledger.submit(during, rating(during));
            assertThat(unavailable.statusCode()).isEqualTo(503);
            assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();

            Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
            await().atMost(AT_MOST).until(() -> ledger.readiness() == 200);

            HttpResponse<String> after = ledger.submit(during, rating(during));
            assertThat(after.statusCode()).isIn(200, 201);
            assertThat(ledger.submit(before, rating(before)).body()).isEqualTo(acknowledgedBefore.body());
            for (String body : List.of(acknowledgedBefore.body(), after.body())) {
                assertThat(ledger.get(
                                        "/api/v1/feedback/"
                                                + json(body).get("reference").asString(),
                                        "Ledger-Position",
                                        json(after.body()).get("position").asString())
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(ledger.query("SELECT count(*) = max(position) FROM ledger.event"))
                    .containsExactly("t");
            assertThat(ledger.query(
                            "SELECT count(*) FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')"
                                    + " AND setting = 'on'"))
                    .as("durable after the restart as well")
                    .containsExactly("3");
        }
    }
}
