package al.feedbackledger.api.doors;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.export.ApprovedWords;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.feedback.WordsExportCommand.ApproveWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.RequestWordsExport;
import al.feedbackledger.rules.feedback.WordsExportDecider;
import al.feedbackledger.rules.feedback.WordsExportReason;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An export with words: asked for by one person, approved by another, taken by the first, each on record. */
class WordsExportIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final String EXPORTS = "/api/v1/audit/words-exports";
    private static final String REQUEST = "{\"reason\":\"VERIFICATION\"}";
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);
    private static final StaffClient DPO = StaffClient.of(DOORS, Role.DPO, null);
    private static final StaffClient OTHER_DPO = StaffClient.of(DOORS, Role.DPO, null);

    private static String asked(StaffClient by) {
        Reply reply = by.post(EXPORTS, REQUEST);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.text("id");
    }

    private static Reply on(StaffClient by, String export, String act) {
        return by.post(EXPORTS + "/" + export + "/" + act, "");
    }

    private static JsonNode listed(StaffClient by, String export) {
        return by.get(EXPORTS)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").stringValue().equals(export))
                .findFirst()
                .orElseThrow();
    }

    private static String stage(String export) {
        return listed(AUDITOR, export).path("stage").stringValue();
    }

    /** One that was asked for and approved at a time: the acts carry their time with them. */
    private static String approvedAt(StaffClient asker, Instant at) {
        String export = DOORS.bean(Randomness.class).timeOrderedId(at).toString();
        sent(new RequestWordsExport(export, WordsExportReason.VERIFICATION), Role.AUDITOR, asker, at);
        sent(new ApproveWordsExport(export), Role.DPO, DPO, at);
        return export;
    }

    private static void sent(WordsExportCommand command, Role role, StaffClient by, Instant at) {
        Act act = Act.of(new Actor(role, by.actor(), null, null), at);
        assertThat(DOORS.bean(CommandDoor.class).send(command, act, Attachment.none()))
                .isInstanceOf(CommandResult.Done.class);
    }

    /** When an approval was given that has so much time left; less than nothing where it ran out. */
    private static Instant runsOutIn(Duration left) {
        return LedgerClock.system()
                .instant()
                .minus(WordsExportDecider.TAKEN_WITHIN)
                .plus(left);
    }

    @Nested
    class WhoComesIn {
        @ParameterizedTest
        @EnumSource(
                value = Role.class,
                names = {"AUDITOR", "DPO", "SUBJECT", "SYSTEM"},
                mode = EnumSource.Mode.EXCLUDE)
        void nobodyOfAnotherRole(Role role) {
            boolean ofAnInstitution = role == Role.OFFICER || role == Role.SUPERVISOR || role == Role.INSPECTOR;
            StaffClient other = StaffClient.of(DOORS, role, ofAnInstitution ? "akshi" : null);
            assertThat(other.get(EXPORTS).problem()).isEqualTo("not-yours");
            LEDGER.untouched(() -> Replies.refused(other.post(EXPORTS, REQUEST), 403, "not-yours"));
        }

        @Test
        void theCommandLineSeesTheListButOnlyPeopleAskAndTake() {
            String export = asked(AUDITOR);
            on(DPO, export, "approve");
            assertThat(DOORS.get(EXPORTS).status()).isEqualTo(401);
            assertThat(DOORS.get(EXPORTS, "Authorization", DOORS.bearer()).status())
                    .isEqualTo(200);
            for (String path : List.of(EXPORTS, EXPORTS + "/" + export + "/take")) {
                LEDGER.untouched(() -> Replies.refused(DOORS.command(path, REQUEST), 403, "not-yours"));
            }
        }
    }

    @Nested
    class AnExport {
        @Test
        void isApprovedByAnotherAndTakenByWhoAskedAFewTimes() {
            Case c = Case.complaint(DOORS);
            String export = asked(DPO);
            LEDGER.untouched(() -> Replies.refused(on(DPO, export, "take"), 409, "not-now"));
            LEDGER.untouched(() -> Replies.refused(on(DPO, export, "approve"), 403, "same-person"));
            LEDGER.untouched(() -> Replies.refused(on(DPO, export, "decline"), 403, "same-person"));
            LEDGER.untouched(() -> Replies.refused(on(AUDITOR, export, "approve"), 403, "not-yours"));
            assertThat(stage(export)).isEqualTo("REQUESTED");
            Replies.done(on(OTHER_DPO, export, "approve"));
            LEDGER.untouched(() -> Replies.refused(on(OTHER_DPO, export, "take"), 403, "not-yours"));
            LEDGER.untouched(() -> Replies.refused(on(AUDITOR, export, "take"), 403, "not-yours"));
            assertThat(stage(export)).isEqualTo("APPROVED");

            long before = LEDGER.head();
            List<JsonNode> lines = lines(on(DPO, export, "take"));
            assertThat(LEDGER.namesAfter(before)).contains("WordsExported").doesNotContain("PersonalDataAccessed");
            // It holds the record of its own taking.
            assertThat(lines.getLast().path("position").asLong()).isGreaterThan(before);
            JsonNode words = lines.stream()
                    .filter(line -> line.path("stream").asString("").equals(LEDGER.streamOf(c)))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(
                            Base64.getDecoder().decode(words.path("value").stringValue()), StandardCharsets.UTF_8))
                    .isEqualTo("Nuk punon faqja");
            assertThat(Base64.getDecoder().decode(words.path("salt").stringValue()))
                    .hasSize(32);

            for (int i = 1; i < WordsExportDecider.MOST_TAKES; i++) {
                assertThat(lines(on(DPO, export, "take"))).isNotEmpty();
            }
            LEDGER.untouched(() -> Replies.refused(on(DPO, export, "take"), 409, "limit-reached"));
            JsonNode shown = listed(DPO, export);
            assertThat(shown.path("stage").stringValue()).isEqualTo("USED_UP");
            assertThat(shown.path("takenAt")).hasSize(WordsExportDecider.MOST_TAKES);
            assertThat(shown.path("requestedBy").stringValue()).isEqualTo(DPO.actor());
            assertThat(shown.path("decidedBy").stringValue()).isEqualTo(OTHER_DPO.actor());
            assertThat(shown.path("until").isString()).isTrue();
        }

        private static List<JsonNode> lines(Reply reply) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).startsWith("application/jsonl");
            assertThat(reply.header("Cache-Control")).contains("no-store");
            return reply.body()
                    .lines()
                    .map(line -> JsonMapper.shared().readTree(line))
                    .toList();
        }

        @Test
        void isOverWhenItIsDeclined() {
            String export = asked(AUDITOR);
            Replies.done(on(DPO, export, "decline"));
            assertThat(stage(export)).isEqualTo("DECLINED");
            LEDGER.untouched(() -> Replies.refused(on(DPO, export, "approve"), 409, "not-now"));
            LEDGER.untouched(() -> Replies.refused(on(AUDITOR, export, "take"), 409, "not-now"));
            assertThat(LEDGER.namesOf(export)).containsExactly("WordsExportRequested", "WordsExportDeclined");
        }

        @Test
        void isHandedOutUntilItsApprovalRunsOutAndNotAfterwards() {
            String over = approvedAt(AUDITOR, runsOutIn(Duration.ofSeconds(-1)));
            String open = approvedAt(AUDITOR, runsOutIn(Duration.ofMinutes(5)));
            Reply late = LEDGER.untouched(() -> Replies.refused(on(AUDITOR, over, "take"), 409, "too-late"));
            assertThat(late.body()).doesNotContain("\"value\"", "\"salt\"");
            assertThat(stage(over)).isEqualTo("RUN_OUT");
            assertThat(listed(AUDITOR, over).path("takenAt")).isEmpty();
            assertThat(lines(on(AUDITOR, open, "take"))).isNotEmpty();
            assertThat(stage(open)).isEqualTo("APPROVED");
        }

        @Test
        void isAskedForOnceUnderOneKey() {
            String key = UUID.randomUUID().toString();
            Reply first = AUDITOR.post(EXPORTS, REQUEST, "Idempotency-Key", key);
            Reply again = AUDITOR.post(EXPORTS, REQUEST, "Idempotency-Key", key);
            assertThat(first.status()).isEqualTo(201);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(LEDGER.namesOf(first.text("id"))).hasSize(1);
        }

        @Test
        void needsAReason() {
            Replies.wrong(AUDITOR.post(EXPORTS, "{}"), "reason", "required");
            Replies.wrong(AUDITOR.post(EXPORTS, "{\"reason\":\"CURIOSITY\"}"), "reason", "one-of");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"nothing", "0192f0c1-0000-7000-8000-00000000dead", "0192F0C1-0000-7000-8000-00000000DEAD"})
        void isUnknownUnlessSomebodyAskedForIt(String id) {
            for (String act : List.of("approve", "decline", "take")) {
                LEDGER.untouched(() -> Replies.refused(on(DPO, id, act), 404, "not-found"));
            }
        }

        @Test
        void standsInPagesOfBoundedSize() {
            asked(AUDITOR);
            asked(AUDITOR);
            Reply one = AUDITOR.get(EXPORTS + "?limit=1");
            assertThat(one.json().path("items")).hasSize(1);
            Reply next = AUDITOR.get(EXPORTS + "?limit=100&cursor=" + one.text("next"));
            assertThat(next.json().path("items").get(0).path("position").asLong())
                    .isLessThan(one.json().path("items").get(0).path("position").asLong());
            assertThat(AUDITOR.get(EXPORTS + "?limit=101").problem()).isEqualTo("bad-parameter");
        }
    }

    @Nested
    class OnTheCommandLine {
        @TempDir
        private Path folder;

        private StaffClient asker = AUDITOR;

        @BeforeEach
        void somebodyNew() {
            asker = StaffClient.of(DOORS, Role.AUDITOR, null);
        }

        private long export(Path wanted) throws IOException {
            PrintStream said = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            Door door = Door.ofCommandLine(new Instance(
                    DOORS.address(), DOORS.bean(InstanceToken.class).value()));
            Staff signedIn =
                    Staff.signIn(door.ofSomebody(), new Staff.Account(asker.login(), StaffClient.OWN_PASSWORD));
            return Export.ofWords(
                            door, ApprovedWords.of(signedIn), new Terminal(said, said, false), LedgerClock.system())
                    .write(wanted)
                    .position();
        }

        private void misses(String what) {
            assertThatThrownBy(() -> export(folder.resolve("export")))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining(what)
                    .satisfies(stop -> assertThat(stop.getMessage()).doesNotContain("\n"));
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void saysInOneLineWhatIsMissing() throws IOException {
            misses("has asked for no export with words");
            String export = asked(asker);
            misses("is not approved yet");
            on(DPO, export, "decline");
            misses("was declined");
            String over = approvedAt(asker, runsOutIn(Duration.ofSeconds(-1)));
            misses("could be taken until " + listed(asker, over).path("until").stringValue());
            String other = asked(asker);
            on(DPO, other, "approve");
            for (int i = 0; i < WordsExportDecider.MOST_TAKES; i++) {
                assertThat(on(asker, other, "take").status()).isEqualTo(200);
            }
            misses("as often as it may be");
        }

        @Test
        void writesTheWordsForItsOwnerAlone() throws IOException {
            Case c = Case.complaint(DOORS);
            on(DPO, asked(asker), "approve");
            Path wanted = folder.resolve("export");
            long position = export(wanted);
            assertThat(position).isGreaterThan(c.position());
            assertThat(Files.readString(wanted.resolve("manifest.json"))).contains("\"words\":true");
            assertThat(Files.readString(wanted.resolve("vault.jsonl")))
                    .contains(Base64.getEncoder().encodeToString("Nuk punon faqja".getBytes(StandardCharsets.UTF_8)));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted.resolve("vault.jsonl"))))
                    .isEqualTo("rw-------");
        }
    }
}
