package al.feedbackledger.store.drill;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.FeedbackCommand.AcknowledgeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.SubmitFeedback;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.check.LedgerCheck;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerIds;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clocks that step back: the database's while nodes write, and a node's own.
 *
 * <p>The sessions of this database find a {@code clock_timestamp()} before PostgreSQL's own in their search path: the
 * server's clock and a shift that the drill sets.
 */
class ClockDrillIT {
    private static final String RECORDED = """
            SELECT (extract(epoch FROM recorded_at) * 1000000)::bigint::text FROM ledger.batch ORDER BY batch_no
            """;

    private final TestDatabase database = TestPostgres.newDatabase();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger store = (Logger) LoggerFactory.getLogger("al.feedbackledger.store.eventstore");

    @BeforeEach
    void bendTheClock() throws SQLException {
        try (Connection admin = database.asAdmin();
                var statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA bent");
            statement.execute("CREATE TABLE bent.clock (shift interval NOT NULL)");
            statement.execute("INSERT INTO bent.clock VALUES ('0')");
            statement.execute("""
                    CREATE FUNCTION bent.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE SECURITY DEFINER AS
                    'SELECT pg_catalog.clock_timestamp() + shift FROM bent.clock'
                    """);
            statement.execute("GRANT USAGE ON SCHEMA bent TO ledger_app");
            statement.execute("ALTER DATABASE " + database.name() + " SET search_path = bent, pg_catalog, public");
        }
        log.start();
        store.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        store.detachAppender(log);
    }

    private void step(LedgerDoor node, String shift) throws SQLException {
        node.ledger.tamper("UPDATE bent.clock SET shift = '" + shift + "'");
    }

    private static long submit(LedgerDoor node, String stream, String reference, Instant at) {
        SubmitFeedback made = Commands.submit(stream, Kind.COMPLAINT, true);
        CommandResult result = node.door.send(
                new SubmitFeedback(stream, reference, made.submission(), made.routing(), made.standard()),
                Act.of(People.SUBJECT, at),
                Attachment.none());
        assertThat(result).isInstanceOf(CommandResult.Done.class);
        return result instanceof CommandResult.Done done ? done.lastPosition() : 0;
    }

    /** As it is measured: {@code ledger_clock_back_total}. */
    private static double timesBack(LedgerDoor node) {
        return node.ledger.meters.get("ledger.clock.back").counter().count();
    }

    private List<String> alarms() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void theDatabasesClockSteppingBackStopsRecordedAtRaisesTheAlarmAndKeepsTheOrder() throws Exception {
        try (LedgerDoor here = new LedgerDoor(database, 2);
                LedgerDoor there = new LedgerDoor(database, 2)) {
            long before = submit(here, LedgerIds.next(), "first", Made.START);
            assertThat(alarms()).isEmpty();
            assertThat(List.of(timesBack(here), timesBack(there))).containsExactly(0.0, 0.0);

            step(here, "-1 hour");
            long second = submit(there, LedgerIds.next(), "second", Made.START);
            long third = submit(here, LedgerIds.next(), "third", Made.START);
            assertThat(List.of(before, second, third)).isSorted().doesNotHaveDuplicates();
            List<String> recorded = here.ledger.query(RECORDED);
            assertThat(recorded).hasSize(3).containsOnly(recorded.getFirst());
            assertThat(alarms()).hasSize(2).allMatch(line -> line.contains("clock is behind"));
            assertThat(List.of(timesBack(here), timesBack(there)))
                    .as("each node counts what it met")
                    .containsExactly(1.0, 1.0);

            step(here, "0");
            submit(there, LedgerIds.next(), "fourth", Made.START);
            assertThat(Long.parseLong(here.ledger.query(RECORDED).getLast()))
                    .isGreaterThan(Long.parseLong(recorded.getFirst()));
            assertThat(alarms()).hasSize(2);
            assertThat(List.of(timesBack(here), timesBack(there))).containsExactly(1.0, 1.0);
            isWhole();
        }
    }

    @Test
    void aNodesClockSteppingBackChangesNoOrder() throws Exception {
        try (LedgerDoor node = new LedgerDoor(database, 2)) {
            String stream = LedgerIds.next();
            long submitted = submit(node, stream, "first", Made.START);

            CommandResult acknowledged = node.door.send(
                    new AcknowledgeFeedback(stream),
                    Act.of(People.OFFICER, Made.START.minusSeconds(3_600)),
                    Attachment.none());

            assertThat(acknowledged)
                    .isInstanceOfSatisfying(CommandResult.Done.class, done -> assertThat(done.firstPosition())
                            .isGreaterThan(submitted));
            isWhole();
        }
    }

    private void isWhole() throws SQLException {
        try (Connection connection = database.asApp()) {
            assertThat(LedgerCheck.of(connection).faults()).isEmpty();
        }
    }
}
