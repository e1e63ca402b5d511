package al.feedbackledger.api.doors;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.export.Rebuilding;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.security.InstanceToken;
import al.feedbackledger.projections.view.ViewRebuilds;
import al.feedbackledger.projections.view.ViewRebuilds.Outcome;
import al.feedbackledger.projections.view.ViewRebuilds.Phase;
import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import static al.feedbackledger.api.doors.Replies.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Views that an administrator has built anew, over the API and by {@code ops/ledger rebuild}. */
class RebuildIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient ADMIN = StaffClient.of(DOORS, Role.ADMIN, null);
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private static List<JsonNode> lines(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body().lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static boolean isKept(String view) {
        return ADMIN.get("/api/v1/views")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("view").asString("").equals(view))
                .findFirst()
                .orElseThrow()
                .path("kept")
                .asBoolean();
    }

    @Test
    void aViewIsBuiltAnewAndTakenBackAndWhatWasKeptIsDropped() {
        Case c = Case.complaint(DOORS);
        List<JsonNode> lines = lines(ADMIN.post("/api/v1/views/inbox/rebuild", ""));
        assertThat(lines.getFirst().path("phase").stringValue()).isEqualTo("folding");
        JsonNode built = lines.getLast();
        assertThat(built.path("outcome").stringValue()).isEqualTo("switched");
        assertThat(built.path("position").asLong()).isGreaterThanOrEqualTo(c.position());
        assertThat(built.path("builtDigest").stringValue()).matches("[0-9a-f]{64}");
        assertThat(built.path("builtDigest")).isEqualTo(built.path("liveDigest"));
        assertThat(isKept("inbox")).isTrue();

        Case later = Case.complaint(DOORS);
        JsonNode back = lines(ADMIN.post("/api/v1/views/inbox/rollback", "")).getLast();
        assertThat(back.path("outcome").stringValue()).isEqualTo("switched");
        assertThat(back.path("position").asLong()).isGreaterThanOrEqualTo(later.position());
        assertThat(back.has("comparedAt")).isFalse();

        assertThat(ADMIN.post("/api/v1/views/inbox/drop-old", "").text("outcome"))
                .isEqualTo("dropped");
        assertThat(isKept("inbox")).isFalse();
        assertThat(ADMIN.post("/api/v1/views/inbox/drop-old", "").text("outcome"))
                .isEqualTo("nothing-kept");
        assertThat(lines(ADMIN.post("/api/v1/views/inbox/rollback", ""))
                        .getLast()
                        .path("outcome")
                        .stringValue())
                .isEqualTo("nothing-kept");
    }

    @Test
    void onlyAdministratorsComeIn() {
        for (String what : List.of("rebuild", "rollback", "drop-old")) {
            assertThat(DOORS.post("/api/v1/views/inbox/" + what, "").status()).isEqualTo(401);
            refused(AUDITOR.post("/api/v1/views/inbox/" + what, ""), 403, "not-yours");
            refused(ADMIN.post("/api/v1/views/nothing/" + what, ""), 404, "not-found");
        }
        refused(AUDITOR.get("/api/v1/views"), 403, "not-yours");
    }

    @Test
    void whileAViewIsBuiltNobodyElseBuildsIt() {
        AtomicReference<Reply> other = new AtomicReference<>();
        Outcome outcome = DOORS.bean(ViewRebuilds.class).rebuild("casefile", false, (phase, done, of) -> {
            if (phase == Phase.INDEXING) {
                other.set(ADMIN.post("/api/v1/views/casefile/rebuild", ""));
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Switched.class);
        Reply busy = refused(Objects.requireNonNull(other.get()), 503, "busy");
        assertThat(busy.header("Retry-After")).isNotNull();
    }

    @Test
    void theCommandSaysHowFarItIsAndWhatCameOfIt() throws IOException {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Rebuilding rebuilding = new Rebuilding(
                Door.ofCommandLine(new Instance(
                        DOORS.address(), DOORS.bean(InstanceToken.class).value())),
                new Terminal(out, out, false));
        assertThat(rebuilding.named("all")).containsExactly("casefile", "catalogue", "inbox", "timeline");
        assertThat(rebuilding.named("inbox")).containsExactly("inbox");
        assertThatThrownBy(() -> rebuilding.named("nothing"))
                .hasMessage("there is no view 'nothing'; there are casefile, catalogue, inbox, timeline, and 'all'"
                        + " stands for every one");
        assertThat(rebuilding.run("catalogue", false)).isTrue();
        assertThat(rebuilding.rollBack("catalogue")).isTrue();
        assertThat(rebuilding.dropOld("catalogue")).isTrue();
        assertThat(rebuilding.rollBack("catalogue")).isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("rebuilding catalogue", "events/s", "comparing its digest", "catalogue: live since position")
                .contains("as it was live", "what was kept is dropped", "no view kept to go back to");
    }
}
