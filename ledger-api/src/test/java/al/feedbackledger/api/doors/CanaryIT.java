package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends words nobody else uses through every door, also where things go wrong, and looks for them where they must never
 * be: the log, the measures, the problems, the events.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryIT {
    private static final String CANARY =
            "kanarina" + UUID.randomUUID().toString().substring(0, 8);
    private static final String VISITOR = "203.0.113.77";
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();
    private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
    private static final PrintStream TERMINAL = System.out;
    private static final PrintStream ERRORS = System.err;

    private static final LoggingSystem LOGGING = LoggingSystem.get(CanaryIT.class.getClassLoader());

    private static Doors doors;
    private static final List<String> SECRETS = new ArrayList<>(List.of(CANARY, VISITOR));
    private static final List<Reply> PROBLEMS = new ArrayList<>();

    @BeforeAll
    static void startAndListen() {
        PrintStream all = new PrintStream(OUT, true, StandardCharsets.UTF_8);
        // An application that runs in this process has set up the log; this one sets it up anew, as it does alone.
        forgetTheLog();
        System.setOut(all);
        System.setErr(all);
        doors = Doors.start(
                DATABASE,
                "--LEDGER_LOG_FORMAT=ecs",
                "--logging.config=classpath:structured-logback.xml",
                "--logging.level.root=INFO",
                "--logging.level.al.feedbackledger=TRACE",
                "--logging.level.org.axonframework=DEBUG",
                "--logging.level.com.zaxxer.hikari=DEBUG",
                "--ledger.web.trusted-proxies=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        doors.close();
        System.setOut(TERMINAL);
        System.setErr(ERRORS);
        forgetTheLog();
        LOGGING.beforeInitialize();
        LOGGING.initialize(
                new LoggingInitializationContext(new StandardEnvironment()), "classpath:logback-test.xml", null);
    }

    private static void forgetTheLog() {
        LOGGING.cleanUp();
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    private static Reply give(String json) {
        String key = UUID.randomUUID().toString();
        SECRETS.add(key);
        return doors.post("/api/v1/feedback", json, "Idempotency-Key", key, "X-Forwarded-For", VISITOR);
    }

    private static String complaint() {
        return "{\"service\":\"portal\",\"kind\":\"COMPLAINT\",\"rating\":1,\"comment\":\"" + CANARY
                + " komenti\",\"applicationNumber\":\"" + CANARY + "\"}";
    }

    private static void know(Case c) {
        SECRETS.addAll(List.of(
                c.reference(),
                c.reference().replace("-", ""),
                c.code(),
                c.code().replace("-", "")));
    }

    private static void tamper(String sql) {
        try (Connection connection = DATABASE.asAdmin();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("could not tamper", e);
        }
    }

    private static String written() {
        return OUT.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Order(1)
    void everyDoorTakesWords() {
        Case c = Case.of(doors, give(complaint()));
        know(c);
        StaffClient officer = StaffClient.of(doors, Role.OFFICER, "akshi");
        StaffClient second = StaffClient.of(doors, Role.OFFICER, "akshi");
        String text = "\"text\":\"" + CANARY + "\"";
        assertThat(c.act("note", "{" + text + "}").status()).isEqualTo(200);
        assertThat(officer.act(c, "acknowledge", "{}").status()).isEqualTo(200);
        assertThat(officer.act(c, "request-clarification", "{\"question\":\"" + CANARY + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(c.act("clarify", "{" + text + "}").status()).isEqualTo(200);
        assertThat(officer.act(c, "interim-reply", "{" + text + "}").status()).isEqualTo(200);
        assertThat(officer.act(c, "answer", "{\"outcome\":\"EXPLAINED\"," + text + "}")
                        .status())
                .isEqualTo(200);
        assertThat(officer.act(c, "correct-answer", "{" + text + "}").status()).isEqualTo(200);
        assertThat(c.act("dispute", "{\"reason\":\"NOT_SOLVED\"," + text + "}").status())
                .isEqualTo(200);
        assertThat(second.act(c, "decline", "{\"reason\":\"OTHER\"," + text + "}")
                        .status())
                .isIn(200, 409, 422);
        assertThat(c.act("erase", "{" + text + "}").status()).isEqualTo(200);
        StaffClient dpo = StaffClient.of(doors, Role.DPO, null);
        assertThat(dpo.act(c, "refuse-erasure", "{\"reason\":\"LEGAL_CLAIM\"," + text + "}")
                        .status())
                .isEqualTo(200);
        assertThat(c.follow().body()).contains(CANARY);
        assertThat(officer.open(c).body()).contains(CANARY);
        Case erased = Case.of(doors, give(complaint()));
        know(erased);
        assertThat(erased.act("erase", "{" + text + "}").status()).isEqualTo(200);
        assertThat(dpo.act(erased, "approve-erasure", "{}").status()).isEqualTo(200);
        assertThat(erased.follow().body()).doesNotContain(CANARY);
        assertThat(officer.open(erased).body()).doesNotContain(CANARY);
        assertThat(give(complaint()).status()).isEqualTo(201);
    }

    @Test
    @Order(2)
    void everyRefusalIsAskedFor() {
        Case c = Case.of(doors, give(complaint()));
        know(c);
        c.follow();
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/feedback/" + c.reference();
        PROBLEMS.addAll(List.of(
                give("{\"service\":\"" + CANARY + "\",\"rating\":1}"),
                give("{\"service\":\"portal\",\"rating\":\"" + CANARY + "\"}"),
                give("{\"service\":\"portal\",\"rating\":1,\"kind\":\"" + CANARY + "\"}"),
                give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + CANARY + "\\u202e\"}"),
                give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + CANARY.repeat(400) + "\"}"),
                give("{\"service\":\"portal\",\"rating\":1,\"comment\":\"" + CANARY),
                give("{\"service\":\"portal\",\"rating\":1,\"" + CANARY + " x\":1}"),
                doors.post("/api/v1/feedback", complaint(), "Idempotency-Key", CANARY),
                doors.get("/api/v1/feedback/" + CANARY),
                doors.get(path, "Tracking-Code", CANARY),
                doors.get("/api/v1/services/" + CANARY),
                doors.get("/api/v1/services?cursor=" + CANARY),
                doors.get("/api/v1/services/portal/timeline?from=" + CANARY),
                doors.get("/api/v1/" + CANARY, "Authorization", doors.bearer()),
                c.act("note", "{\"text\":\"" + CANARY + "\",\"text\":\"" + CANARY + "\"}", key),
                c.act("confirm", "{}"),
                doors.post("/api/v1/session", "{\"login\":\"" + CANARY + "\",\"password\":\"" + CANARY + "\"}"),
                doors.post("/api/v1/feedback", complaint(), "Idempotency-Key", key, "Content-Type", "text/plain")));
        assertThat(PROBLEMS).allSatisfy(reply -> assertThat(reply.status()).isBetween(400, 499));
    }

    @Test
    @Order(3)
    void theDatabaseFailsWhileWordsAreOnTheirWay() {
        tamper("ALTER TABLE vault.sealed_value RENAME TO sealed_value_away");
        PROBLEMS.add(give(complaint()));
        tamper("ALTER TABLE vault.sealed_value_away RENAME TO sealed_value");
        tamper("ALTER TABLE view_casefile_2.entry RENAME TO entry_away");
        PROBLEMS.add(doors.get("/api/v1/feedback/" + SECRETS.get(3), "X-Forwarded-For", VISITOR));
        tamper("ALTER TABLE view_casefile_2.entry_away RENAME TO entry");
        assertThat(PROBLEMS.subList(PROBLEMS.size() - 2, PROBLEMS.size()))
                .allSatisfy(reply -> assertThat(reply.status()).isIn(500, 503));
        assertThat(written()).contains("\"log\":{\"level\":\"ERROR\"");
    }

    @Test
    @Order(4)
    void noneOfItIsInTheLog() {
        assertThat(written()).isNotBlank();
        SECRETS.forEach(secret -> assertThat(written()).doesNotContain(secret));
    }

    @Test
    @Order(5)
    void everyLineOfTheLogIsAnObject() {
        List<String> lines =
                written().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            JsonNode entry = JsonMapper.shared().readTree(line);
            assertThat(entry.path("@timestamp").asString()).isNotBlank();
            assertThat(entry.path("log").path("level").asString()).isNotBlank();
            assertThat(entry.path("message").isString()).isTrue();
        });
    }

    @Test
    @Order(6)
    void noneOfItIsInTheMeasuresTheProblemsOrTheEvents() {
        String measures = Measures.of(doors).page();
        String events = new Ledger(doors).everything();
        assertThat(events).contains("FeedbackSubmitted");
        for (String secret : SECRETS) {
            assertThat(measures).doesNotContain(secret);
            assertThat(PROBLEMS).allSatisfy(reply -> assertThat(reply.body()).doesNotContain(secret));
        }
        // The reference number is a fact of the case; what was written and who wrote it is not.
        assertThat(events).doesNotContain(CANARY, VISITOR);
    }

    @Test
    @Order(7)
    void noneOfItIsInAnyTable() throws SQLException {
        String hex = HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));
        try (Connection connection = DATABASE.asAdmin();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname LIKE 'view%' OR schemaname IN ('vault', 'ops', 'ledger')
                    """)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).hasSizeGreaterThan(15);
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT coalesce(string_agg(CAST(t AS text), ' '), '') FROM " + table + " AS t")) {
                    row.next();
                    assertThat(row.getString(1))
                            .as(table)
                            .doesNotContain(CANARY)
                            .doesNotContain(hex);
                }
            }
        }
    }
}
