package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;

/** Headers, sizes and limits that protect everybody. */
class ProtectionIT {
    private static final Doors DOORS = Doors.open();

    @Nested
    class ProtectiveHeaders {
        @ParameterizedTest
        @ValueSource(strings = {"/", "/en/", "/api/v1/services", "/staff/sign-in", "/no-such-page"})
        void standOnEveryAnswer(String path) {
            Reply reply = DOORS.get(path);
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Strict-Transport-Security")).isNull();
            assertThat(reply.header("Server")).isNull();
        }

        @Test
        void keepPersonalPagesOutOfCaches() {
            assertThat(DOORS.get("/staff/sign-in").header("Cache-Control")).contains("no-store");
            assertThat(DOORS.get("/api/v1/session").header("Cache-Control")).isEqualTo("no-store");
            assertThat(DOORS.get("/api/v1/feedback/00000000S").header("Cache-Control"))
                    .isEqualTo("no-store");
        }
    }

    @Nested
    class LargeBodies {
        @Test
        void areRefusedByTheLengthTheyAnnounce() throws IOException {
            String answer =
                    raw("POST /api/v1/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Idempotency-Key: " + UUID.randomUUID() + "\r\nContent-Length: 10485760\r\n\r\n{");
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("body-too-large")
                    .contains("\"maximumBytes\":65536");
        }

        @Test
        void areRefusedWhereTheyAnnounceNothing() {
            byte[] body = ("{\"comment\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            Reply reply = DOORS.send(DOORS.request(
                            "/api/v1/feedback",
                            "Idempotency-Key",
                            UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
            refused(reply, 413, "body-too-large");
        }

        @Test
        void areTakenUpToTheLimit() {
            String padding = " ".repeat(64 * 1024 - 40);
            Reply reply = DOORS.post(
                    "/api/v1/feedback",
                    "{\"service\":\"portal\",\"rating\":4}" + padding,
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
            assertThat(reply.status()).isEqualTo(201);
        }

        /** Sends bytes as they are and reads what comes back while the connection is open. */
        private static String raw(String request) throws IOException {
            URI address = DOORS.address();
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(5_000);
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                InputStream in = socket.getInputStream();
                StringBuilder answer = new StringBuilder();
                while (!answer.toString().contains("maximumBytes\":65536")) {
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    answer.append((char) next);
                }
                return answer.toString();
            }
        }
    }

    @Nested
    class Limits {
        @Test
        void holdPerAddressAndBelieveNoStrangersHeader() {
            Doors strict = Doors.start("--ledger.limits.submissions=2", "--ledger.limits.submission-comes-back=1h");
            try {
                for (int i = 0; i < 2; i++) {
                    assertThat(give(strict, "203.0.113." + i).status()).isEqualTo(201);
                }
                Reply third = give(strict, "203.0.113.9");
                refused(third, 429, "too-many-requests");
                assertThat(Integer.parseInt(Objects.requireNonNull(third.header("Retry-After"))))
                        .isBetween(3_000, 3_600);
            } finally {
                strict.close();
            }
        }

        @Test
        void holdPerVisitorBehindATrustedProxy() {
            Doors behind = Doors.start(
                    "--ledger.limits.submissions=1",
                    "--ledger.limits.submission-comes-back=1h",
                    "--ledger.web.trusted-proxies=127.0.0.1");
            try {
                assertThat(give(behind, "203.0.113.1").status()).isEqualTo(201);
                assertThat(give(behind, "203.0.113.2").status()).isEqualTo(201);
                refused(give(behind, "203.0.113.1"), 429, "too-many-requests");
                Reply secure = behind.get("/", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.3");
                assertThat(secure.header("Strict-Transport-Security")).contains("max-age=");
            } finally {
                behind.close();
            }
        }

        @Test
        void throttleWrongCodesButNotTheRightOne() {
            Doors own = Doors.start();
            try {
                Case c = Case.complaint(own);
                String wrong = Case.complaint(own).code();
                c.follow();
                Reply last = own.get("/api/v1/feedback/" + c.reference(), "Tracking-Code", wrong);
                for (int i = 0; i < 12 && last.status() != 429; i++) {
                    last = own.get("/api/v1/feedback/" + c.reference(), "Tracking-Code", wrong);
                }
                refused(last, 429, "too-many-requests");
                assertThat(last.header("Retry-After")).isNotNull();
                assertThat(c.follow().status()).isEqualTo(200);
            } finally {
                own.close();
            }
        }

        private static Reply give(Doors doors, String forwardedFor) {
            return doors.post(
                    "/api/v1/feedback",
                    "{\"service\":\"portal\",\"rating\":4}",
                    "Idempotency-Key",
                    UUID.randomUUID().toString(),
                    "X-Forwarded-For",
                    forwardedFor);
        }
    }
}
