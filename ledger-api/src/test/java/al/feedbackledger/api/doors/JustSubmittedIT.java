package al.feedbackledger.api.doors;

import al.feedbackledger.projections.casefile.CaseFileView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is told of a case that was acknowledged while the view of the cases is behind: for a moment after every submission;
 * here for as long as the test holds the view.
 */
class JustSubmittedIT {
    private static final Doors DOORS = Doors.open();
    private static final String HOLD =
            "SELECT last_position FROM " + CaseFileView.NAME.schema() + ".progress FOR UPDATE";
    private static final String NOBODYS = "0000-0000-S";

    private final Case other = Case.complaint(DOORS);
    private final Case signal = Case.corruptionSignal(DOORS);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Connection holding;

    JustSubmittedIT() throws SQLException {
        holding = DOORS.bean(DataSource.class).getConnection();
    }

    @BeforeEach
    void holdTheView() throws SQLException {
        assertThat(signal.follow().status()).isEqualTo(200);
        assertThat(other.follow().status()).isEqualTo(200);
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            statement.execute(HOLD);
        }
    }

    @AfterEach
    void letTheViewGo() throws SQLException {
        holding.rollback();
        holding.setAutoCommit(true);
        holding.close();
        people.close();
    }

    private static Reply ask(String reference, String... headers) {
        return DOORS.get("/api/v1/feedback/" + reference, headers);
    }

    private Map<String, Future<Reply>> asked(Case c) {
        Case hidden = Case.corruptionSignal(DOORS);
        Map<String, Callable<Reply>> questions = Map.of(
                "its reference", () -> ask(c.reference()),
                "a wrong code", () -> ask(c.reference(), "Tracking-Code", other.code()),
                "its code", () -> ask(c.reference(), "Tracking-Code", c.code()),
                "a number nobody has", () -> ask(NOBODYS),
                "an older signal", () -> ask(signal.reference()),
                "an older signal, a wrong code", () -> ask(signal.reference(), "Tracking-Code", other.code()),
                "a new signal", () -> ask(hidden.reference()));
        Map<String, Future<Reply>> answers = new TreeMap<>();
        questions.forEach((who, question) -> answers.put(who, people.submit(question)));
        return answers;
    }

    private static Map<String, String> told(Map<String, Future<Reply>> answers) throws Exception {
        Map<String, String> told = new TreeMap<>();
        for (Map.Entry<String, Future<Reply>> answer : answers.entrySet()) {
            Reply reply = answer.getValue().get(30, TimeUnit.SECONDS);
            told.put(answer.getKey(), reply.status() == 200 ? "200" : reply.status() + " " + reply.problem());
        }
        return told;
    }

    @Test
    void everybodyIsToldWhatTheLedgerHas() throws Exception {
        Map<String, Future<Reply>> answers = asked(Case.complaint(DOORS));
        List<Future<Reply>> all = new ArrayList<>(answers.values());
        assertThatThrownBy(() -> all.getFirst().get(150, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(all).as("nobody is told anything yet").noneMatch(Future::isDone);

        holding.rollback();

        assertThat(told(answers))
                .isEqualTo(Map.of(
                        "its reference", "200",
                        "a wrong code", "403 wrong-tracking-code",
                        "its code", "200",
                        "a number nobody has", "404 unknown-reference",
                        "an older signal", "404 unknown-reference",
                        "an older signal, a wrong code", "404 unknown-reference",
                        "a new signal", "404 unknown-reference"));
    }

    /** Not that it is unknown: that would be wrong of one of them, and must not be known of which. */
    @Test
    void nothingIsClaimedWhereTheViewDoesNotGetThereInTime() throws Exception {
        Map<String, Future<Reply>> answers = asked(Case.complaint(DOORS));

        assertThat(told(answers).values()).hasSize(7).containsOnly("503 busy");
        assertThat(requireNonNull(answers.get("its reference")).get().header("Retry-After"))
                .isEqualTo("1");
        Reply page = DOORS.get("/en/follow/" + NOBODYS, "Accept", "text/html");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("busy for the moment");
    }
}
