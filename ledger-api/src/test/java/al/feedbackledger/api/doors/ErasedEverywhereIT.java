package al.feedbackledger.api.doors;

import al.feedbackledger.api.FeedbackLedger;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.integrity.checkpoint.ReceiptOpening;
import al.feedbackledger.rules.integrity.checkpoint.TlogProof;
import al.feedbackledger.store.axon.LedgerClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static al.feedbackledger.api.doors.Replies.done;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole story: a person asks with their code, a data protection officer whose account was opened on the command line
 * approves. Afterwards everybody is told, and the words, which nobody else uses, are looked for wherever they could be.
 */
class ErasedEverywhereIT {
    private static final Doors DOORS = Doors.open();
    private static final String WORD = "kanarina" + UUID.randomUUID().toString().substring(0, 8);
    private static final String PASSWORD = "nje fjalekalim i gjate 27";
    private static final Pattern FIRST_PASSWORD = Pattern.compile("First password, shown once: (\\S+)");
    private static final int DEPTH = 4;
    private static final long LARGEST = 8L << 20;
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");

    /** Text encoded by threes begins in one of three ways; what is certain of each is looked for. */
    private static final List<String> FORMS = Stream.concat(
                    Stream.of(WORD), Stream.of("", "x", "xx").map(ErasedEverywhereIT::certain))
            .toList();

    private static Case erased = Case.without(DOORS, "", 0);
    private static StaffClient dpo = OFFICER;
    private static Instant began = Instant.EPOCH;

    private static String certain(String before) {
        return Base64.getEncoder()
                .encodeToString((before + WORD).getBytes(StandardCharsets.UTF_8))
                .substring(4, 16);
    }

    private static Path data() {
        return Path.of(DOORS.context().getEnvironment().getRequiredProperty("ledger.data"));
    }

    private static void holdsNoWord(String what, String text) {
        FORMS.forEach(form -> assertThat(text).as(what).doesNotContain(form));
    }

    /** {@code ops/ledger staff add LOGIN --role dpo}, as a process of its own; then the person makes a password theirs. */
    private static StaffClient addedOnTheCommandLine(String login) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeedbackLedger.class.getName(),
                        "staff",
                        "add",
                        login,
                        "--role",
                        "dpo",
                        "--data",
                        data().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        Matcher first = FIRST_PASSWORD.matcher(said);
        assertThat(first.find()).as("a first password is shown").isTrue();
        StaffClient member = StaffClient.signIn(DOORS, login, first.group(1));
        assertThat(member.get("/api/v1/cases").problem()).isEqualTo("password-change-required");
        assertThat(member.post(
                                "/api/v1/session/password",
                                "{\"password\":\"" + first.group(1) + "\",\"newPassword\":\"" + PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);
        return member;
    }

    @BeforeAll
    static void aPersonAsksAndAnOfficerForDataProtectionApproves() throws Exception {
        began = Instant.now().minusSeconds(1);
        dpo = addedOnTheCommandLine("dpo-" + UUID.randomUUID().toString().substring(0, 8));
        String text = "\"text\":\"" + WORD + "\"";
        erased = Case.submit(
                DOORS,
                "{\"service\":\"portal\",\"kind\":\"COMPLAINT\",\"rating\":2,\"comment\":\"" + WORD
                        + "\",\"applicationNumber\":\"" + WORD + "\"}");
        done(erased.act("note", "{" + text + "}"));
        done(OFFICER.act(erased, "acknowledge", "{}"));
        done(OFFICER.act(erased, "answer", "{\"outcome\":\"EXPLAINED\"," + text + "}"));
        assertThat(erased.follow().body()).contains(WORD);
        done(erased.act("erase", "{" + text + "}"));
        assertThat(dpo.open(erased).body()).contains(WORD);
        done(dpo.act(erased, "approve-erasure", "{}"));
    }

    @Test
    void everybodyIsToldWhenAndWhy() {
        for (Reply seen : List.of(erased.follow(), OFFICER.open(erased), dpo.open(erased))) {
            assertThat(seen.text("personalData")).as(seen.body()).isEqualTo("ERASED");
            assertThat(seen.text("erased/ground")).isEqualTo("REQUESTED_BY_SUBJECT");
        }
        assertThat(erased.status().status()).isEqualTo(200);
    }

    @Test
    void nobodyIsShownAWord() {
        Reply receipt =
                DOORS.get("/api/v1/feedback/" + erased.reference() + "/receipt", "Tracking-Code", erased.code());
        assertThat(receipt.status()).isEqualTo(200);
        FormClient person = new FormClient(DOORS);
        person.open("/follow");
        person.with("reference", erased.reference()).with("code", erased.code()).send("/follow");
        String page = "/follow/" + erased.reference().replace("-", "");
        String desk = "/staff/cases/" + erased.reference().replace("-", "");
        StaffClient auditor = StaffClient.of(DOORS, Role.AUDITOR, null);
        for (Reply seen : List.of(
                receipt,
                erased.follow(),
                erased.status(),
                OFFICER.open(erased),
                dpo.open(erased),
                person.open(page),
                person.open("/en" + page),
                person.open(page + "/receipt"),
                new FormClient(DOORS).as(OFFICER).open(desk),
                new FormClient(DOORS).as(dpo).open("/en" + desk),
                auditor.get("/api/v1/audit/vault"),
                auditor.get("/api/v1/audit/cases/" + erased.reference()))) {
            holdsNoWord(seen.response().uri().getPath(), seen.body());
        }
        TlogProof proof = TlogProof.parse(receipt.body().getBytes(StandardCharsets.UTF_8));
        assertThat(ReceiptOpening.parse(proof.extra().orElseThrow()).fields()).isEmpty();
    }

    /** An institution's own count of its equal answers: no case, no person and no word is in it. */
    @Test
    void whatStaysOfAnAnswerIsACountThatLeadsToNoCase() {
        JdbcClient jdbc = DOORS.bean(JdbcClient.class);
        assertThat(jdbc.sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'answer_print'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("institution", "print", "uses");
        Case other = Case.complaint(DOORS);
        done(OFFICER.act(other, "acknowledge", "{}"));
        done(OFFICER.act(other, "answer", "{\"outcome\":\"EXPLAINED\",\"text\":\"" + WORD + "\"}"));
        assertThat(jdbc.sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb ->> 'repeated' FROM ledger.event
                         WHERE stream_id = :stream AND event_name = 'FeedbackAnswered'
                        """)
                        .param("stream", new Ledger(DOORS).streamOf(other))
                        .query(String.class)
                        .single())
                .as("the institution's habit is still counted")
                .isEqualTo("1");
        done(other.act("erase", "{}"));
        done(dpo.act(other, "approve-erasure", "{}"));
    }

    /** The data folder, an export of facts, and whatever was left in the folder for temporary files since this began. */
    @Test
    void noFileHoldsAWord(@TempDir Path folder) throws IOException {
        PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Door door = Door.ofCommandLine(
                new Instance(DOORS.address(), DOORS.bean(InstanceToken.class).value()));
        assertThat(Export.ofFacts(door, new Terminal(quiet, quiet, false), LedgerClock.system())
                        .write(folder.resolve("export"))
                        .position())
                .isGreaterThanOrEqualTo(erased.position());
        List<Path> searched = Stream.of(folder, data(), Path.of(System.getProperty("java.io.tmpdir")))
                .flatMap(RecentFiles.since(began, DEPTH, LARGEST)::in)
                .toList();
        assertThat(searched)
                .anyMatch(file -> file.endsWith("export/events.jsonl"))
                .anyMatch(file -> file.endsWith("log/1/checkpoint"));
        for (Path file : searched) {
            try {
                holdsNoWord(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (NoSuchFileException goneMeanwhile) {
                assertThat(file).doesNotExist();
            }
        }
    }
}
