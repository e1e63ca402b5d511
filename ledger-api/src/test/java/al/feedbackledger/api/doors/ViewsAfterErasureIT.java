package al.feedbackledger.api.doors;

import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Set;

import static al.feedbackledger.api.doors.Replies.done;
import static org.assertj.core.api.Assertions.assertThat;

/** Views say the same, live and built anew, before the words of a case are erased and afterwards. */
class ViewsAfterErasureIT {
    private static final Doors DOORS = Doors.open();
    private static final StaffClient OFFICER = StaffClient.of(DOORS, Role.OFFICER, "akshi");
    private static final StaffClient DPO = StaffClient.of(DOORS, Role.DPO, null);
    private static final StaffClient AUDITOR = StaffClient.of(DOORS, Role.AUDITOR, null);

    private static final Duration SOON = Duration.ofMinutes(1);

    private static Case answered() {
        Case c = Case.complaint(DOORS);
        done(OFFICER.act(c, "acknowledge", "{}"));
        done(OFFICER.act(c, "answer", "{\"outcome\":\"EXPLAINED\",\"text\":\"Faqja punon sërish\"}"));
        return c;
    }

    /** A view as it was at a position, and the live one compared with what the events lead to. */
    private static JsonNode replay(String view, long asOf) {
        Reply reply = AUDITOR.post("/api/v1/audit/replays?view=" + view + "&compare=true&asOf=" + asOf, "");
        JsonNode result = lastLine(reply);
        assertThat(result.at("/live/same").asBoolean())
                .as("live as replayed: " + result)
                .isTrue();
        return result;
    }

    private static JsonNode lastLine(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body().lines().toList().getLast());
    }

    private static void awaitView(String view, long position) {
        assertThat(DOORS.bean(ViewPositions.class).await(Set.of(view), position, SOON))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"casefile", "catalogue", "inbox", "timeline"})
    void aViewIsTheSameLiveRebuiltAndRebuiltAfterAnErasure(String view) {
        Case c = answered();
        long then = c.position();
        awaitView(view, then);
        String digest = replay(view, then).path("digest").stringValue();

        done(c.act("erase", "{\"text\":\"Emri im\"}"));
        done(DPO.act(c, "approve-erasure", "{}"));
        assertThat(c.follow().text("personalData")).isEqualTo("ERASED");
        awaitView(view, c.position());

        JsonNode after = replay(view, then);
        assertThat(after.path("digest").stringValue())
                .as("the past, built without the words")
                .isEqualTo(digest);
        long now = after.at("/live/position").asLong();
        JsonNode rebuilt = lastLine(DOORS.command("/api/v1/views/" + view + "/rebuild", ""));
        assertThat(rebuilt.path("outcome").stringValue()).isEqualTo("switched");
        assertThat(rebuilt.path("builtDigest")).as("from the events alone").isEqualTo(rebuilt.path("liveDigest"));
        assertThat(rebuilt.path("position").asLong()).isGreaterThanOrEqualTo(now);
        assertThat(replay(view, now).path("digest"))
                .as("the live view before it was built anew")
                .isEqualTo(after.at("/live/digest"));
    }

    @Test
    void everyTimeInACaseFileIsTheOneThatIsSigned() {
        Case c = answered();
        assertThat(c.follow().status()).isEqualTo(200);
        JdbcClient jdbc = DOORS.bean(JdbcClient.class);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM view_casefile_2.entry v JOIN ledger.event e USING (position)
                         WHERE v.at <> e.occurred_at
                        """).query(Long.class).single()).isZero();
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM view_casefile_2.entry
                         WHERE at <> date_trunc('milliseconds', at)
                        """).query(Long.class).single()).isPositive();
    }
}
