package al.feedbackledger.api.drills;

import al.feedbackledger.api.wiring.LedgerProcess;
import al.feedbackledger.store.database.DatabaseAddress;
import al.feedbackledger.store.database.Standby;
import al.feedbackledger.store.drill.Drill;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The application over a primary that dies, and a standby in its place that lacks what was acknowledged last: it is read
 * and not written, it says so where operators look, and a new start knows it too, by what was signed.
 */
@Tag("long")
class PromotedStandbyIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String RATING = "{\"service\":\"portal\",\"kind\":\"RATING\",\"rating\":4}";

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void isReadAndNotWrittenAndTheNodeIsNotReadyAndSaysWhy() throws Exception {
        try (Standby standby = Standby.start(folder)) {
            String address = "--ledger.db.url=" + url(standby.app());
            Path data = folder.resolve("data");
            try (LedgerProcess ledger = LedgerProcess.start(data, folder.resolve("home"), address)) {
                await().atMost(SOON).until(() -> ledger.readiness() == 200);
                long received = give(ledger);
                await().atMost(SOON).until(() -> standby.events() >= received);
                standby.cutOff();
                await().atMost(SOON).until(standby::isCutOff);
                long lost = give(ledger);
                await().atMost(SOON).until(() -> signed(ledger) >= lost);

                standby.takeOver();
                long began = System.nanoTime();

                await().atMost(SOON).until(() -> isClosedBy(ledger, "acknowledged-events-missing"));
                Drill.say("a standby that lacks an acknowledged event was noticed after "
                        + Duration.ofNanos(System.nanoTime() - began));
                isReadAndNotWritten(ledger);
            }
            try (LedgerProcess again = LedgerProcess.start(data, folder.resolve("home"), address)) {
                assertThat(isClosedBy(again, "signed-events-missing")).isTrue();
                isReadAndNotWritten(again);
            }
        }
    }

    private static String url(DatabaseAddress address) {
        return address.url() + "&user=" + encoded(address.user()) + "&password=" + encoded(address.password());
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
    }

    private static long give(LedgerProcess ledger) throws IOException, InterruptedException {
        HttpResponse<String> reply = ledger.submit(UUID.randomUUID().toString(), RATING);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(reply.body()).get("position").asLong();
    }

    private static long signed(LedgerProcess ledger) throws IOException, InterruptedException {
        return ledger.get("/ledger/1/checkpoint")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .map(Long::valueOf)
                .orElse(0L);
    }

    private static boolean isClosedBy(LedgerProcess ledger, String reason) throws IOException, InterruptedException {
        return ledger.measure("ledger_closed{reason=\"" + reason + "\"}") == 1;
    }

    private static void isReadAndNotWritten(LedgerProcess ledger) throws IOException, InterruptedException {
        HttpResponse<String> refused = ledger.submit(UUID.randomUUID().toString(), RATING);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("urn:feedback-ledger:problem:read-only");
        assertThat(ledger.readiness()).isEqualTo(503);
        assertThat(ledger.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(ledger.get("/services").statusCode()).isEqualTo(200);
        assertThat(ledger.get("/ledger/1/checkpoint").statusCode()).isEqualTo(200);
    }
}
