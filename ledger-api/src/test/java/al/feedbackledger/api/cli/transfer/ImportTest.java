package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.mapping.FeedbackMapping;
import al.feedbackledger.api.cli.mapping.MappingFile;
import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The client's side of an import, against a door that remembers external ids and refuses a rating of 6. */
class ImportTest {
    private static final FeedbackMapping MAPPING = MappingFile.feedback(mapping());
    private static final int BUSY = 503;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Set<String> known = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private int busyAnswers;
    private HttpServer server;

    private static Path mapping() {
        try {
            return Files.writeString(Files.createTempFile("trial", ".yaml"), """
                    source: trial
                    questionSet: {id: trial, nameSq: Provë}
                    columns: {externalId: id, at: at, service: service, rating: rating}
                    language: sq
                    institutions: {known: [{value: m, id: m, nameSq: M}]}
                    services: {known: [{value: s, id: s, institution: m, titleSq: S}]}
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().replace("/api/v1/", "");
            asked.add(path);
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer token");
            if (busyAnswers > 0) {
                busyAnswers--;
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(BUSY, -1);
                return;
            }
            Object body = path.equals("publications")
                    ? Map.of("id", "7", "position", 42)
                    : results(JsonMapper.shared().readTree(sent));
            byte[] answer = JsonMapper.shared().writeValueAsBytes(body);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, Object> results(JsonNode request) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (JsonNode row : request.path("rows")) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("row", row.path("row").longValue());
            if (row.path("rating").asInt(0) > 5) {
                result.put("result", "refused");
                result.put("reason", "rating-out-of-range");
            } else {
                String id = row.path("externalId").asString(row.path("id").asString(""));
                result.put("result", known.add(id) ? "imported" : "present");
            }
            results.add(result);
        }
        return Map.of("results", results, "entries", List.of(), "recorded", Map.of("FeedbackSubmitted", 1));
    }

    private Account run(Path file) throws IOException {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Instance instance = new Instance(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "token");
        Import work = new Import(
                Door.ofCommandLine(instance),
                new Terminal(out, out, false),
                file,
                null,
                folder,
                Instant.parse("2026-11-23T10:00:00Z"));
        return new FeedbackTransfer(work, MAPPING).run();
    }

    private Path table(String rows) throws IOException {
        return Files.writeString(folder.resolve("trial.csv"), "id,at,service,rating\n" + rows);
    }

    @Test
    void everyRowIsAccountedForAndEveryRefusedOneReported() throws IOException {
        Path file = table("""
                a,2024-01-01T00:00:00Z,s,5
                b,2024-01-01T00:00:00Z,s
                c,2024-01-01T00:00:00Z,s,five
                =d,2024-01-01T00:00:00Z,s,6
                a,2024-01-01T00:00:00Z,s,5
                """);

        Account account = run(file);

        assertThat(account.imported()).isEqualTo(1);
        assertThat(account.present()).isEqualTo(1);
        assertThat(account.refused()).isEqualTo(3);
        assertThat(account.reasons()).isEqualTo(Map.of("ragged-row", 1L, "bad-rating", 1L, "rating-out-of-range", 1L));
        assertThat(folder.resolve("import-report-trial-20261123T100000Z.csv"))
                .content()
                .isEqualTo("""
                        row,line,external_id,reason
                        2,3,,ragged-row
                        3,4,c,bad-rating
                        4,5,'=d,rating-out-of-range
                        """);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("5 rows = 1 imported + 1 already there + 3 refused")
                .contains("published: number 7 at position 42");
    }

    @Test
    void aSecondImportFindsEverythingThere() throws IOException {
        Path file = table("a,2024-01-01T00:00:00Z,s,5\nb,2024-01-01T00:00:00Z,s,4\n");
        assertThat(run(file).imported()).isEqualTo(2);

        Account again = run(file);

        assertThat(again.present()).isEqualTo(2);
        assertThat(again.imported()).isZero();
        assertThat(folder.resolve("import-report-trial-20261123T100000Z-2.csv")).exists();
    }

    @Test
    void requestsHoldAtMostFiveHundredRowsAndThePublicationComesLast() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_001; i++) {
            rows.append(i).append(",2024-01-01T00:00:00Z,s,5\n");
        }

        assertThat(run(table(rows.toString())).imported()).isEqualTo(1_001);
        assertThat(asked.stream().filter("import/feedback"::equals)).hasSize(3);
        assertThat(asked).last().isEqualTo("publications");
    }

    @Test
    void aBusyApplicationIsAskedAgain() throws IOException {
        busyAnswers = 2;

        assertThat(run(table("a,2024-01-01T00:00:00Z,s,5\n")).imported()).isEqualTo(1);
    }

    @Test
    void aBrokenFileIsRefusedBeforeAnythingIsSent() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(
                file,
                "id,at,service,rating\na,2024-01-01T00:00:00Z,nj\u00EB,5\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> run(file)).isInstanceOf(Stop.class).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> run(Files.writeString(folder.resolve("few.csv"), "id,at\n")))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("service, rating");
        assertThat(asked).isEmpty();
    }

    @Test
    void anApplicationThatIsGoneIsToldAsSuch() throws IOException {
        Path file = table("a,2024-01-01T00:00:00Z,s,5\n");
        server.stop(0);

        assertThatThrownBy(() -> run(file)).isInstanceOfSatisfying(Stop.class, stop -> assertThat(stop.code())
                .isEqualTo(ExitCode.UNREACHABLE));
    }
}
