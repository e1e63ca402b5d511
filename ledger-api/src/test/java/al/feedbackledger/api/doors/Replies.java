package al.feedbackledger.api.doors;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What is expected of answers, again and again. */
final class Replies {
    private Replies() {}

    /** An act was recorded, and says where. */
    static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Ledger-Position")).isEqualTo(reply.text("position"));
        return reply;
    }

    /** A problem in both languages that says what to do next. */
    static Reply refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
        for (String text : List.of("titles/sq", "titles/en", "next/sq", "next/en")) {
            assertThat(reply.text(text)).as(text).isNotBlank();
        }
        return reply;
    }

    /** A field that cannot be taken, and why, in both languages. */
    static Reply wrong(Reply reply, String field, String code) {
        refused(reply, 422, "invalid-input");
        assertThat(reply.text("errors/0/field")).isEqualTo(field);
        assertThat(reply.text("errors/0/code")).isEqualTo(code);
        assertThat(reply.text("errors/0/message/sq")).isNotBlank();
        assertThat(reply.text("errors/0/message/en")).isNotBlank();
        return reply;
    }

    /** Names of the events in a history. */
    static List<String> events(Reply reply) {
        return reply.json()
                .at("/history")
                .valueStream()
                .map(step -> step.path("event").asString())
                .toList();
    }
}
