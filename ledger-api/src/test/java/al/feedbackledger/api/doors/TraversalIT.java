package al.feedbackledger.api.doors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Addresses that the server refuses before any door of ours sees them: they too are answered as everything else is. Over
 * a plain socket, because a well-behaved client would not send them.
 */
class TraversalIT {
    private static final Doors DOORS = Doors.open();

    private static String answer(String line) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), DOORS.address().getPort())) {
            socket.setSoTimeout(10_000);
            String request = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/1/tile/0/..%2f..%2fkeys",
                "/ledger/1/tile%2f0/000",
                "/ledger/1/..%5c..%5ckeys",
                "/ledger/1/tile/0/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/keys",
                "/ledger/%2e%2e/keys/signing-1",
                "/ledger/1/../../../../keys/signing-1",
                "/ledger/1/checkpoint%00",
                "/ledger/1/tile/0/000%00.p/1",
                "/ledger/1/..;/..;/keys/signing-1",
                "/ledger/1/..;x=1/keys",
                "/ledger/1//checkpoint",
                "/ledger/1/checkpoint;jsessionid=1",
                "/ledger/1/%",
                "/ledger/1/%zz",
                "/ledger/1/%c0%ae%c0%ae/keys",
                "/ledger/1/<x>",
                "/ledger/1/a|b",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/api/v1/services/..%2f..%2fpepper",
                "/en/..%2fstaff",
                "\\ledger\\1"
            })
    void areAnsweredAsProblemsOfOurs(String target) throws IOException {
        String answer = answer("GET " + target);
        assertThat(answer).startsWith("HTTP/1.1 40");
        assertThat(answer.lines())
                .contains("Content-Type: application/problem+json")
                .noneMatch(line -> line.contains("Exception") || line.contains("Tomcat"));
        assertThat(answer).contains("\"type\":\"urn:feedback-ledger:problem:").doesNotContain("<html");
    }
}
