package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.Stamp;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.WordsExportCommand.ApproveWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.DeclineWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.RequestWordsExport;
import al.feedbackledger.rules.feedback.WordsExportCommand.TakeWordsExport;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportApproved;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportDeclined;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExportRequested;
import al.feedbackledger.rules.feedback.WordsExportEvent.WordsExported;
import al.feedbackledger.rules.feedback.WordsExportState.Approved;
import al.feedbackledger.rules.feedback.WordsExportState.Asked;
import al.feedbackledger.rules.feedback.WordsExportState.Declined;
import al.feedbackledger.rules.feedback.WordsExportState.Requested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole table: every state, every command, everybody. */
class WordsExportDeciderTest {
    private static final String EXPORT = Made.stream(9);
    private static final Instant NOW = Made.START;
    private static final Instant UNTIL = NOW.plus(WordsExportDecider.TAKEN_WITHIN);
    private static final Actor ASKER = People.DPO;
    private static final Asked ASKED = new Asked(ASKER.id(), NOW, WordsExportReason.VERIFICATION);
    private static final WordsExportState REQUESTED = new Requested(ASKED);
    private static final WordsExportState DECLINED = new Declined(ASKED, People.SECOND_DPO.id(), NOW);

    private static final WordsExportCommand REQUEST = new RequestWordsExport(EXPORT, WordsExportReason.VERIFICATION);
    private static final WordsExportCommand APPROVE = new ApproveWordsExport(EXPORT);
    private static final WordsExportCommand DECLINE = new DeclineWordsExport(EXPORT);
    private static final WordsExportCommand TAKE = new TakeWordsExport(EXPORT);
    private static final List<WordsExportCommand> COMMANDS = List.of(REQUEST, APPROVE, DECLINE, TAKE);

    private static Approved approved(Instant until, int taken) {
        return new Approved(ASKED, People.SECOND_DPO.id(), NOW, until, WordsExportDecider.MOST_TAKES, taken);
    }

    private static Map<String, WordsExportState> states() {
        Map<String, WordsExportState> states = new LinkedHashMap<>();
        states.put("nothing", WordsExportState.NOTHING);
        states.put("requested", REQUESTED);
        states.put("approved", approved(UNTIL, 0));
        states.put("taken", approved(UNTIL, WordsExportDecider.MOST_TAKES - 1));
        states.put("used up", approved(UNTIL, WordsExportDecider.MOST_TAKES));
        states.put("over", approved(NOW.minus(1, ChronoUnit.MICROS), 0));
        states.put("declined", DECLINED);
        return states;
    }

    /** What a state makes of a command by somebody: an event, or the reason why not. */
    record Row(String state, WordsExportCommand command, Actor by, Object expected) {}

    static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        for (String state : states().keySet()) {
            for (Actor by : People.all().values()) {
                for (WordsExportCommand command : COMMANDS) {
                    rows.add(new Row(state, command, by, expected(state, command, by)));
                }
            }
        }
        return rows;
    }

    private static Object expected(String state, WordsExportCommand command, Actor by) {
        boolean isDpo = by.role() == Role.DPO;
        boolean asked = by.equals(ASKER);
        return switch (command) {
            case RequestWordsExport unused ->
                !isDpo && by.role() != Role.AUDITOR
                        ? Reason.NOT_YOURS
                        : state.equals("nothing")
                                ? new WordsExportRequested(WordsExportReason.VERIFICATION)
                                : Reason.ALREADY_EXISTS;
            case ApproveWordsExport unused ->
                answer(state, isDpo, asked, new WordsExportApproved(UNTIL, WordsExportDecider.MOST_TAKES));
            case DeclineWordsExport unused -> answer(state, isDpo, asked, new WordsExportDeclined());
            case TakeWordsExport unused ->
                switch (state) {
                    case "nothing" -> Reason.UNKNOWN;
                    case "approved" -> asked ? new WordsExported(1) : Reason.NOT_YOURS;
                    case "taken" -> asked ? new WordsExported(WordsExportDecider.MOST_TAKES) : Reason.NOT_YOURS;
                    case "used up" -> asked ? Reason.LIMIT_REACHED : Reason.NOT_YOURS;
                    case "over" -> asked ? Reason.TOO_LATE : Reason.NOT_YOURS;
                    default -> asked ? Reason.NOT_NOW : Reason.NOT_YOURS;
                };
        };
    }

    private static Object answer(String state, boolean isDpo, boolean asked, WordsExportEvent event) {
        if (!isDpo) {
            return Reason.NOT_YOURS;
        }
        return switch (state) {
            case "nothing" -> Reason.UNKNOWN;
            case "requested" -> asked ? Reason.SAME_PERSON : event;
            default -> Reason.NOT_NOW;
        };
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyStateMakesOfEveryCommandByAnybodyWhatTheTableSays(Row row) {
        WordsExportState state = Objects.requireNonNull(states().get(row.state()));
        Object outcome =
                switch (WordsExportDecider.decide(state, row.command(), Act.of(row.by(), NOW))) {
                    case Decision.Accepted<WordsExportEvent> accepted ->
                        accepted.events().getFirst();
                    case Decision.Refused<WordsExportEvent> refused -> {
                        assertThat(refused.refusal().state()).isEqualTo(WordsExportState.code(state));
                        yield refused.refusal().reason();
                    }
                };
        assertThat(outcome).isEqualTo(row.expected());
    }

    @Test
    void theTableHasEveryCommandAndEveryState() {
        assertThat(COMMANDS.stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Arrays.asList(WordsExportCommand.class.getPermittedSubclasses())));
        assertThat(states().values().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Arrays.asList(WordsExportState.class.getPermittedSubclasses())));
    }

    @Test
    void anApprovalHoldsToItsLastMoment() {
        assertThat(approved(UNTIL, 0).isOver(UNTIL)).isFalse();
        assertThat(approved(UNTIL, 0).isOver(UNTIL.plus(1, ChronoUnit.MICROS))).isTrue();
    }

    private static WordsExportState evolve(WordsExportState state, WordsExportEvent event, Actor by) {
        return WordsExportDecider.evolve(state, event, new Stamp(NOW, by.id()));
    }

    @Test
    void whatTheRulesWriteTheyFold() {
        WordsExportState requested =
                evolve(WordsExportState.NOTHING, new WordsExportRequested(WordsExportReason.VERIFICATION), ASKER);
        assertThat(requested).isEqualTo(REQUESTED);
        WordsExportApproved approval = new WordsExportApproved(UNTIL, WordsExportDecider.MOST_TAKES);
        assertThat(evolve(requested, approval, People.SECOND_DPO)).isEqualTo(approved(UNTIL, 0));
        assertThat(evolve(approved(UNTIL, 0), new WordsExported(1), ASKER)).isEqualTo(approved(UNTIL, 1));
        assertThat(evolve(requested, new WordsExportDeclined(), People.SECOND_DPO))
                .isEqualTo(DECLINED);
    }

    @Test
    void noOtherHistoryCanBe() {
        WordsExportEvent request = new WordsExportRequested(WordsExportReason.VERIFICATION);
        WordsExportEvent approval = new WordsExportApproved(UNTIL, WordsExportDecider.MOST_TAKES);
        WordsExportEvent decline = new WordsExportDeclined();
        for (WordsExportEvent event : List.of(approval, decline, new WordsExported(1))) {
            impossible(WordsExportState.NOTHING, event, ASKER);
            impossible(DECLINED, event, People.SECOND_DPO);
        }
        for (WordsExportState state : List.of(REQUESTED, DECLINED, approved(UNTIL, 0))) {
            impossible(state, request, ASKER);
        }
        impossible(REQUESTED, approval, ASKER);
        impossible(REQUESTED, decline, ASKER);
        impossible(REQUESTED, new WordsExported(1), ASKER);
        impossible(approved(UNTIL, 0), approval, People.SECOND_DPO);
        impossible(approved(UNTIL, 0), new WordsExported(1), People.SECOND_DPO);
        impossible(approved(UNTIL, 0), new WordsExported(2), ASKER);
        impossible(approved(UNTIL, 5), new WordsExported(6), ASKER);
        impossible(approved(NOW.minus(1, ChronoUnit.MICROS), 0), new WordsExported(1), ASKER);
    }

    private static void impossible(WordsExportState state, WordsExportEvent event, Actor by) {
        assertThatThrownBy(() -> evolve(state, event, by)).isInstanceOf(IllegalStateException.class);
    }
}
