package al.feedbackledger.store.timer;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import static al.feedbackledger.rules.examples.People.OFFICER;
import static al.feedbackledger.rules.examples.People.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;

/** Words are erased when the time of keeping them is over. */
class RetentionIT {
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final OpenTimers node = new OpenTimers(TestPostgres.newDatabase());
    private final String stream = LedgerIds.next();

    @AfterEach
    void close() {
        node.close();
    }

    private static Instant monthsAfter(Instant from, int months) {
        return from.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    private void recorded() {
        node.does(SUBJECT, Commands.submit(stream, Kind.PRAISE, false));
    }

    private long erasures() {
        return node.events(stream).stream().filter("PersonalDataErased"::equals).count();
    }

    private void adopt(int months) {
        CommandResult result = node.open.door.send(
                new AdoptPolicy("retention", Map.of("wordsMonths", Integer.toString(months))),
                Act.of(Actor.SYSTEM, node.clock.instant()),
                Attachment.none());
        assertThat(result).isInstanceOf(CommandResult.Done.class);
        node.fold();
    }

    @Nested
    class Timer {
        @Test
        void erasesTwentyFourMonthsAfterTheCaseWasSettledAndNotEarlier() {
            recorded();
            Instant end = monthsAfter(Made.START, 24);
            node.fireAt(end.minus(MICRO));
            assertThat(erasures()).isZero();
            node.fireAt(end);
            assertThat(erasures()).isEqualTo(1);
            assertThat(node.waiting(stream)).isEmpty();
        }

        @Test
        void countsFromTheLastSettlingEvent() {
            node.does(SUBJECT, Commands.submit(stream, Kind.COMPLAINT, true));
            node.does(OFFICER, stream, "AcknowledgeFeedback");
            node.does(OFFICER, stream, "AnswerFeedback");
            node.clock.passTo(Made.START.plus(Duration.ofDays(3)));
            node.does(SUBJECT, stream, "ConfirmResolution");
            assertThat(node.waiting(stream)).containsExactly("RETENTION");
            Instant end = monthsAfter(Made.START.plus(Duration.ofDays(3)), 24);
            node.fireAt(end.minus(MICRO));
            assertThat(erasures()).isZero();
            node.fireAt(end);
            assertThat(erasures()).isEqualTo(1);
        }

        @Test
        void standsStillWhileACaseIsOpenAgain() {
            node.does(SUBJECT, Commands.submit(stream, Kind.COMPLAINT, true));
            node.does(OFFICER, stream, "AcknowledgeFeedback");
            node.does(OFFICER, stream, "AnswerFeedback");
            node.fireAt(Made.START.plus(Duration.ofDays(31)));
            assertThat(node.waiting(stream)).containsExactly("RETENTION");
            node.does(SUBJECT, stream, "DisputeAnswer");
            assertThat(node.waiting(stream)).doesNotContain("RETENTION");
        }

        @Test
        void wordsThatComeAfterTheErasingGetATimeOfTheirOwn() {
            recorded();
            node.fireAt(monthsAfter(Made.START, 24));
            assertThat(erasures()).isEqualTo(1);
            node.does(SUBJECT, stream, "AddNote");
            Instant noted = node.clock.instant();
            assertThat(node.waiting(stream)).containsExactly("RETENTION");
            node.fireAt(monthsAfter(noted, 24).minus(MICRO));
            assertThat(erasures()).isEqualTo(1);
            node.fireAt(monthsAfter(noted, 24));
            assertThat(erasures()).isEqualTo(2);
        }
    }

    @Nested
    class Policy {
        @Test
        void worksForwardOnly() {
            recorded();
            node.clock.passTo(Made.START.plus(Duration.ofDays(1)));
            adopt(6);
            String later = LedgerIds.next();
            node.does(SUBJECT, Commands.submit(later, Kind.PRAISE, false));
            node.fireAt(monthsAfter(node.clock.instant(), 6));
            assertThat(node.events(later)).contains("PersonalDataErased");
            assertThat(erasures()).isZero();
        }
    }

    @Test
    void aLedgerThatIsOlderThanTheTimersGetsThem() {
        recorded();
        node.jdbc.sql("DELETE FROM ops.timer").update();
        node.rebuild();
        assertThat(node.waiting(stream)).containsExactly("RETENTION");
        node.fireAt(monthsAfter(Made.START, 24));
        assertThat(erasures()).isEqualTo(1);
    }
}
