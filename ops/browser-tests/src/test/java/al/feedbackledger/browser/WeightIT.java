package al.feedbackledger.browser;

import al.feedbackledger.browser.Browsing.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The first visit costs little: few requests, few bytes, nothing from elsewhere. */
@ExtendWith(WithLedger.class)
class WeightIT {
    private static final int KILOBYTE = 1_024;

    private final LedgerUnderTest ledger = LedgerUnderTest.open();

    /** What a first visit fetched. */
    private record Visit(int requests, int packedBytes, List<String> hosts) {}

    private Visit visit(String path) {
        Person citizen = new Person(ledger, Browsing.open().visitor(Look.PHONE));
        List<byte[]> bodies = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        citizen.page().onRequestFinished(request -> {
            hosts.add(java.net.URI.create(request.url()).getHost());
            bodies.add(request.response().body());
        });
        citizen.goes(path);
        citizen.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        citizen.leaves();
        return new Visit(
                bodies.size(), bodies.stream().mapToInt(WeightIT::packed).sum(), hosts);
    }

    private static int packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }

    @Test
    void theFormIsLight() {
        Visit visit = visit("/services/" + World.SERVICE + "/feedback");
        assertThat(visit.requests()).isLessThanOrEqualTo(4);
        assertThat(visit.packedBytes()).isLessThanOrEqualTo(25 * KILOBYTE);
        assertThat(visit.hosts()).containsOnly("localhost");
    }

    @Test
    void theTimelineIsLight() {
        Visit visit = visit("/services/" + World.SERVICE);
        assertThat(visit.packedBytes()).isLessThanOrEqualTo(60 * KILOBYTE);
        assertThat(visit.hosts()).containsOnly("localhost");
    }
}
