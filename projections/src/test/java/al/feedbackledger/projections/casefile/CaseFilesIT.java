package al.feedbackledger.projections.casefile;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.projections.view.RandomLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.OfficerAssigned;
import al.feedbackledger.rules.feedback.Handling;
import al.feedbackledger.rules.feedback.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseFilesIT {
    private final ViewDatabase database = new ViewDatabase();
    private final CaseFileView view = new CaseFileView(database.dataSource());
    private final CaseFiles caseFiles = view.queries();
    private final RandomLedger ledger = new RandomLedger(20261101).act(700);

    @BeforeAll
    void fold() {
        ViewDatabase.fold(view, ledger.entries(), 100);
    }

    @AfterAll
    void close() {
        database.close();
    }

    private CaseFile file(String stream) {
        return requireNonNull(caseFiles.byStream(stream));
    }

    @Test
    void everyCaseIsInTheStateItsEventsLeadTo() {
        assertThat(ledger.states()).hasSizeGreaterThan(50).allSatisfy((stream, state) -> {
            CaseFile file = file(stream);
            assertThat(file.state()).isEqualTo(state);
            assertThat(caseFiles.byReference(file.reference())).isEqualTo(file);
        });
    }

    @Test
    void aFileHoldsEveryEventOfItsCaseInOrder() {
        String stream = longest();
        List<LedgerEntry> own = ledger.entries().stream()
                .filter(entry -> entry.stream().equals(stream))
                .toList();
        CaseFile file = file(stream);
        assertThat(file.entries()).hasSameSizeAs(own);
        assertThat(file.entries())
                .extracting(
                        CaseFile.Entry::position,
                        CaseFile.Entry::eventId,
                        CaseFile.Entry::at,
                        CaseFile.Entry::event,
                        CaseFile.Entry::actorRole,
                        CaseFile.Entry::actorId)
                .containsExactlyElementsOf(own.stream()
                        .map(e -> org.assertj.core.groups.Tuple.tuple(
                                e.position(), e.eventId(), e.at(), e.event(), e.actorRole(), e.actorId()))
                        .toList());
        assertThat(file.position()).isEqualTo(own.getLast().position());
        assertThat(file.submitted()).isEqualTo(own.getFirst().event());
        assertThat(file.service()).isEqualTo(file.submitted().service());
    }

    private String longest() {
        return ledger.states().keySet().stream()
                .max((a, b) ->
                        Long.compare(ledger.state(a).version(), ledger.state(b).version()))
                .orElseThrow();
    }

    @Test
    void aMergedCaseKnowsItsTargetAndTheTargetHowManyJoined() {
        Map<String, Handling.Merged> merged = new java.util.HashMap<>();
        ledger.states().forEach((stream, state) -> {
            if (((Feedback) state).handling() instanceof Handling.Merged m) {
                merged.put(stream, m);
            }
        });
        assertThat(merged).isNotEmpty().allSatisfy((stream, handling) -> {
            CaseFile file = file(stream);
            CaseFile.Target target = requireNonNull(file.target());
            assertThat(target.stream()).isEqualTo(handling.into());
            assertThat(target.state()).isEqualTo(ledger.states().get(handling.into()));
            assertThat(target.lastAnswer()).isEqualTo(target.state().answering().last());
            assertThat(caseFiles.joinedWith(handling.into())).contains(stream);
            assertThat(file(handling.into()).joined()).isEqualTo((int) merged.values().stream()
                    .filter(other -> other.into().equals(handling.into()))
                    .count());
        });
    }

    @Test
    void theAssignedOfficerIsTheLastOneSinceTheCaseCameToItsInstitution() {
        List<CaseFile> assigned = ledger.states().keySet().stream()
                .map(this::file)
                .filter(file -> file.officer() != null)
                .toList();
        assertThat(assigned).isNotEmpty().allSatisfy(file -> {
            List<FeedbackEvent> events =
                    file.entries().stream().map(CaseFile.Entry::event).toList();
            int last = lastOf(events, OfficerAssigned.class);
            assertThat(((OfficerAssigned) events.get(last)).officer()).isEqualTo(file.officer());
            assertThat(lastOf(events, FeedbackEvent.FeedbackTransferred.class)).isLessThan(last);
        });
    }

    private static int lastOf(List<FeedbackEvent> events, Class<?> type) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (type.isInstance(events.get(i))) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void whatNobodySubmittedIsUnknown() {
        assertThat(caseFiles.byReference("ZZZZZZZZ7")).isNull();
        assertThat(caseFiles.byStream(ledger.uuid())).isNull();
        assertThat(caseFiles.joinedWith(ledger.uuid())).isEmpty();
    }

    @Test
    void lookUpsUseTheirIndexes() {
        assertThat(database.planWithoutSequentialScans(CaseFileSql.STREAM.replace(":reference", "?"), "000000001"))
                .contains("case_file_reference_key");
        assertThat(database.planWithoutSequentialScans(CaseFileSql.ENTRIES.replace(":stream", "?"), "x"))
                .contains("entry_stream");
        assertThat(database.planWithoutSequentialScans(CaseFileSql.JOINED.replace(":stream", "?"), "x"))
                .contains("case_file_merged");
    }

    @Test
    void theRandomCasesReachEveryStatus() {
        assertThat(ledger.states().values())
                .extracting(state -> ((Feedback) state).status())
                .contains(
                        Status.RECORDED,
                        Status.ROUTED,
                        Status.IN_PROGRESS,
                        Status.ANSWERED,
                        Status.CLOSED,
                        Status.MERGED,
                        Status.WITHDRAWN);
    }

    @Test
    void droppedAndFoldedAgainItHasTheSameDigest() {
        try (ViewDatabase other = new ViewDatabase()) {
            CaseFileView again = new CaseFileView(other.dataSource());
            ViewDatabase.fold(again, ledger.entries(), 1);
            assertThat(again.store().digest()).isEqualTo(view.store().digest());
        }
    }
}
