package al.feedbackledger.projections.inbox;

import al.feedbackledger.projections.view.RandomLedger;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.DeadlineKind;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Feedback;
import al.feedbackledger.rules.feedback.FeedbackState;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxIT {
    private static final InboxReader AGENCY = new InboxReader.Staff(SampleLedger.AGENCY);
    private static final InboxReader MINISTRY = new InboxReader.Staff(SampleLedger.MINISTRY);
    private static final InboxReader OPERATOR = new InboxReader.Operator(SampleLedger.OPERATOR);

    private final ViewDatabase database = new ViewDatabase();
    private final InboxView view = new InboxView(database.dataSource());
    private final Inbox inbox = view.queries();
    private final RandomLedger ledger = new RandomLedger(4711).act(1_500);
    private final ReadingTime time = new ReadingTime(ledger.now(), name -> SampleLedger.STANDARD);

    @BeforeAll
    void fold() {
        ViewDatabase.fold(view, ledger.entries(), 100);
    }

    @AfterAll
    void close() {
        database.close();
    }

    private List<InboxItem> all(InboxReader reader, Set<Status> statuses) {
        return all(
                new InboxQuery(reader, null, statuses, null, Set.of(), Set.of(), InboxQuery.Sort.DEADLINE, null, 100));
    }

    /** Walks all pages. */
    private List<InboxItem> all(InboxQuery query) {
        List<InboxItem> items = new ArrayList<>();
        InboxPage page = inbox.find(query, time);
        items.addAll(page.items());
        while (page.next() != null) {
            InboxQuery next = new InboxQuery(
                    query.reader(),
                    query.institution(),
                    query.statuses(),
                    query.assigned(),
                    query.due(),
                    query.kinds(),
                    query.sort(),
                    page.next(),
                    query.limit());
            page = inbox.find(next, time);
            items.addAll(page.items());
        }
        return items;
    }

    private Set<String> streams(Predicate<Feedback> which) {
        return ledger.states().entrySet().stream()
                .filter(entry -> which.test(feedback(entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Feedback feedback(FeedbackState state) {
        return (Feedback) state;
    }

    private static boolean isWorkable(Feedback f) {
        return f.facts().channel() != Channel.IMPORT && !f.isCorruptionSignal();
    }

    private static Set<String> streams(List<InboxItem> items) {
        Set<String> streams = items.stream().map(InboxItem::stream).collect(Collectors.toSet());
        assertThat(items).hasSameSizeAs(streams);
        return streams;
    }

    @Test
    void everyCaseStandsAsTheRulesSay() {
        List<InboxItem> items = new ArrayList<>();
        for (String institution : List.of(SampleLedger.AGENCY, SampleLedger.MINISTRY, SampleLedger.OPERATOR)) {
            items.addAll(all(new InboxQuery(
                    new InboxReader.Staff(institution),
                    institution,
                    EnumSet.allOf(Status.class),
                    null,
                    Set.of(),
                    Set.of(),
                    InboxQuery.Sort.OLDEST,
                    null,
                    100)));
        }
        assertThat(streams(items)).isEqualTo(streams(InboxIT::isWorkable));
        assertThat(items).allSatisfy(item -> {
            Feedback state = ledger.state(item.stream());
            assertThat(item.status()).isEqualTo(state.status());
            assertThat(item.institution()).isEqualTo(state.institution());
            assertThat(item.kind()).isEqualTo(state.facts().kind());
            assertThat(item.reference()).isEqualTo(state.facts().reference());
            assertThat(item.submittedAt()).isEqualTo(state.facts().submittedAt());
            assertThat(item.rating()).isEqualTo(state.counting().rating());
            assertThat(item.exclusionProposed()).isEqualTo(state.counting().proposal() != null);
            assertThat(item.erasureAsked()).isEqualTo(state.words().request() != null);
            assertDeadline(item, state);
        });
    }

    private void assertDeadline(InboxItem item, Feedback state) {
        DeadlineKind kind = state.status() == Status.UNDER_REVIEW ? DeadlineKind.REVIEW : DeadlineKind.ANSWER;
        Feedback.Deadline deadline = state.clocks().of(kind);
        assertThat(item.due().kind()).isEqualTo(kind);
        assertThat(item.due().dueAt()).isEqualTo(deadline == null ? null : deadline.dueAt());
        assertThat(item.due().metAt() != null).isEqualTo(deadline != null && deadline.met());
        if (deadline == null) {
            assertThat(item.due().status()).isEqualTo(DeadlineStatus.NONE);
        } else if (!deadline.met()) {
            assertThat(item.due().status())
                    .isEqualTo(DeadlineStatus.at(
                            ledger.now(), deadline.dueAt(), deadline.pausedAt(), null, SampleLedger.STANDARD));
        }
    }

    @Test
    void anInstitutionSeesItsOpenCasesAndReviewsThatFallToIt() {
        assertThat(streams(all(AGENCY, Set.of())))
                .isEqualTo(streams(f ->
                        isWorkable(f) && f.status().isOpen() && f.institution().equals(SampleLedger.AGENCY)));
        assertThat(streams(all(MINISTRY, Set.of())))
                .isEqualTo(streams(f -> isWorkable(f)
                        && f.status().isOpen()
                        && (f.institution().equals(SampleLedger.MINISTRY)
                                || (f.status() == Status.UNDER_REVIEW
                                        && f.institution().equals(SampleLedger.AGENCY)))))
                .isNotEmpty();
    }

    @Test
    void theOperatorSeesEscalatedCasesToo() {
        List<InboxItem> items = all(OPERATOR, Set.of());
        assertThat(items)
                .filteredOn(item -> !item.institution().equals(SampleLedger.OPERATOR))
                .isNotEmpty()
                .allMatch(item -> item.escalated() || item.status() == Status.UNDER_REVIEW);
        assertThat(items).noneMatch(item -> item.kind() == Kind.CORRUPTION_SIGNAL);
    }

    @Test
    void onlyInspectorsSeeCorruptionSignals() {
        Set<Status> any = EnumSet.allOf(Status.class);
        assertThat(streams(all(new InboxReader.Inspector(), any)))
                .isEqualTo(streams(Feedback::isCorruptionSignal))
                .isNotEmpty();
        for (InboxReader reader : List.of(
                AGENCY,
                MINISTRY,
                OPERATOR,
                new InboxReader.Staff(SampleLedger.INSPECTORATE),
                new InboxReader.Operator(SampleLedger.INSPECTORATE),
                new InboxReader.Moderator())) {
            assertThat(all(reader, any)).noneMatch(item -> item.kind() == Kind.CORRUPTION_SIGNAL);
        }
    }

    @Test
    void moderatorsSeeProposalsAndTheProtectionOfficerRequests() {
        assertThat(streams(all(new InboxReader.Moderator(), Set.of())))
                .isEqualTo(streams(f -> isWorkable(f) && f.counting().proposal() != null));
        assertThat(streams(all(new InboxReader.DataProtection(), Set.of())))
                .isEqualTo(streams(
                        f -> f.facts().channel() != Channel.IMPORT && f.words().request() != null));
    }

    @Test
    void filtersNarrow() {
        Set<Status> any = EnumSet.allOf(Status.class);
        List<InboxItem> items = all(AGENCY, any);
        for (DeadlineStatus due : DeadlineStatus.values()) {
            List<InboxItem> narrowed = all(
                    new InboxQuery(AGENCY, null, any, null, Set.of(due), Set.of(), InboxQuery.Sort.DEADLINE, null, 3));
            assertThat(narrowed)
                    .containsExactlyElementsOf(items.stream()
                            .filter(item -> item.due().status() == due)
                            .toList());
        }
        assertThat(all(new InboxQuery(
                        AGENCY, null, any, null, Set.of(), Set.of(Kind.PRAISE), InboxQuery.Sort.NEWEST, null, 5)))
                .isNotEmpty()
                .allMatch(item -> item.kind() == Kind.PRAISE);
        List<InboxItem> assigned =
                items.stream().filter(item -> item.officer() != null).toList();
        assertThat(assigned).isNotEmpty();
        String officer = requireNonNull(assigned.getFirst().officer());
        assertThat(all(new InboxQuery(
                        AGENCY, null, any, officer, Set.of(), Set.of(), InboxQuery.Sort.DEADLINE, null, 5)))
                .isNotEmpty()
                .allMatch(item -> officer.equals(item.officer()));
        assertThat(all(new InboxQuery(
                        AGENCY, null, any, InboxQuery.NOBODY, Set.of(), Set.of(), InboxQuery.Sort.DEADLINE, null, 5)))
                .hasSize(items.size() - assigned.size());
    }

    @Test
    void eachOrderWalksThroughEverythingOnce() {
        List<InboxItem> byDeadline = walk(InboxQuery.Sort.DEADLINE);
        List<InboxItem> newest = walk(InboxQuery.Sort.NEWEST);
        List<InboxItem> oldest = walk(InboxQuery.Sort.OLDEST);
        assertThat(streams(newest)).isEqualTo(streams(byDeadline));
        assertThat(oldest).isEqualTo(newest.reversed());
        assertThat(newest)
                .isSortedAccordingTo(
                        Comparator.comparing(InboxItem::submittedAt).reversed());
        assertThat(byDeadline.stream()
                        .filter(item -> Set.of(
                                        DeadlineStatus.ON_TRACK,
                                        DeadlineStatus.DUE_SOON,
                                        DeadlineStatus.OVERDUE,
                                        DeadlineStatus.LONG_OVERDUE)
                                .contains(item.due().status()))
                        .map(item -> item.due().dueAt()))
                .isSorted();
    }

    private List<InboxItem> walk(InboxQuery.Sort sort) {
        return all(new InboxQuery(AGENCY, null, Set.of(), null, Set.of(), Set.of(), sort, null, 4));
    }

    @Test
    void theHeadCountsWhatTheListHolds() {
        for (InboxReader reader : List.of(AGENCY, MINISTRY, OPERATOR, new InboxReader.Inspector())) {
            InboxCounts counts = inbox.counts(reader, time);
            List<InboxItem> items = all(reader, Set.of());
            assertThat(counts.open()).isEqualTo(items.size());
            assertThat(counts.byStatus())
                    .isEqualTo(items.stream().collect(Collectors.groupingBy(InboxItem::status, Collectors.counting())));
            assertThat(counts.byDeadline())
                    .isEqualTo(items.stream()
                            .collect(Collectors.groupingBy(item -> item.due().status(), Collectors.counting())));
        }
    }

    @Test
    void aMarkOfAnotherOrderIsNoPage() {
        InboxPage page = inbox.find(
                new InboxQuery(AGENCY, null, Set.of(), null, Set.of(), Set.of(), InboxQuery.Sort.NEWEST, null, 1),
                time);
        assertThat(page.next()).isNotNull();
        for (String mark : List.of(page.next(), "DEADLINE:x:1:s", "", "DEADLINE:1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.find(
                            new InboxQuery(
                                    AGENCY,
                                    null,
                                    Set.of(),
                                    null,
                                    Set.of(),
                                    Set.of(),
                                    InboxQuery.Sort.DEADLINE,
                                    mark,
                                    1),
                            time));
        }
    }

    @Test
    void droppedAndFoldedAgainItHasTheSameDigest() {
        try (ViewDatabase other = new ViewDatabase()) {
            InboxView again = new InboxView(other.dataSource());
            ViewDatabase.fold(again, ledger.entries(), 1_000);
            assertThat(again.store().digest()).isEqualTo(view.store().digest());
        }
    }
}
