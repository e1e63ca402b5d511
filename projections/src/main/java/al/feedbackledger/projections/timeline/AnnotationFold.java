package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.perception.LocalDay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.LocalDate;
import java.time.YearMonth;

/** What public events say about moments of a service. */
final class AnnotationFold {
    static final String SERVICE_CHANGED = "service_changed";
    static final String OUTAGE = "outage";
    static final String QUESTION_SET_CHANGED = "question_set_changed";
    static final String CAMPAIGN = "campaign";
    static final String ASSESSMENT = "assessment";
    static final String PROMISE_MADE = "promise_made";
    static final String PROMISE_KEPT = "promise_kept";
    static final String PROMISE_KEPT_LATE = "promise_kept_late";
    static final String PROMISE_LATE = "promise_late";
    static final String PROMISE_ABANDONED = "promise_abandoned";
    static final String ONLINE_ONLY = "online_only";
    static final String MERGED = "merged";
    static final String RETIRED = "retired";
    static final String REVISION = "revision";

    private final JdbcTemplate jdbc;

    AnnotationFold(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A moment.
     *
     * @param subject the last one with the same kind and subject is shown
     */
    private record Moment(LocalDate on, @Nullable LocalDate to, String kind, String subject, String sq, String en) {
        static Moment of(LocalDate on, String kind, LedgerEntry entry, String sq, String en) {
            return new Moment(on, null, kind, entry.eventId(), sq, en);
        }
    }

    private record EndedPromise(String service, String textSq, String textEn, String how) {}

    void take(LedgerEntry entry) {
        LocalDate today = LocalDay.of(entry.at());
        switch (entry.event()) {
            case ServiceEvent event -> service(event, entry, today);
            case ActionEvent event -> promise(event, entry, today);
            case QuestionSetPublished event -> {
                if (event.version() > 1) {
                    Moment moment = Moment.of(today, QUESTION_SET_CHANGED, entry, event.nameSq(), event.nameEn());
                    add(entry.position(), null, event.questionSet(), moment);
                }
            }
            default -> {
                // Says nothing about a moment of a service.
            }
        }
    }

    private void service(ServiceEvent event, LedgerEntry entry, LocalDate today) {
        switch (event) {
            case ServiceEvent.ServiceRegistered e -> facts(e.service(), e.facts());
            case ServiceEvent.ServiceRevised e -> facts(e.service(), e.facts());
            case ServiceEvent.ServiceMovedOnlineOnly e -> {
                String phase = Integer.toString(e.phase());
                add(entry, e, Moment.of(today, ONLINE_ONLY, entry, phase, phase));
            }
            case ServiceEvent.ServiceMerged e -> add(entry, e, Moment.of(today, MERGED, entry, e.into(), e.into()));
            case ServiceEvent.ServiceRetired e -> add(entry, e, Moment.of(today, RETIRED, entry, "", ""));
            case ServiceEvent.ServiceChangeAnnounced e ->
                add(entry, e, Moment.of(e.on(), SERVICE_CHANGED, entry, e.textSq(), e.textEn()));
            case ServiceEvent.OutageReported e -> {
                LocalDate to = e.to() == null ? null : LocalDay.of(e.to());
                String began = e.from().toString();
                add(entry, e, new Moment(LocalDay.of(e.from()), to, OUTAGE, began, e.textSq(), e.textEn()));
            }
            case ServiceEvent.ServiceAssessed e ->
                add(entry, e, Moment.of(e.on(), ASSESSMENT, entry, e.organisation(), e.organisation()));
            case ServiceEvent.UsageReported e ->
                // For coverage, not a moment.
                jdbc.update(
                        TimelineSql.ADD_USAGE,
                        entry.position(),
                        e.service(),
                        YearMonth.parse(e.month()).atDay(1),
                        e.completedApplications());
            case ServiceEvent.CampaignAnnounced e ->
                add(entry, e, new Moment(e.from(), e.to(), CAMPAIGN, e.campaign(), e.textSq(), e.textEn()));
        }
    }

    private void facts(String id, ServiceFacts facts) {
        jdbc.update(
                TimelineSql.PUT_SERVICE,
                id,
                facts.titleSq(),
                facts.titleEn(),
                facts.institution(),
                facts.questionSet());
    }

    private void promise(ActionEvent event, LedgerEntry entry, LocalDate today) {
        switch (event) {
            case ActionEvent.ActionPromised e -> {
                jdbc.update(
                        TimelineSql.ADD_PROMISE,
                        e.action(),
                        e.service(),
                        e.institution(),
                        entry.position(),
                        e.textSq(),
                        e.textEn(),
                        e.due());
                Moment moment = Moment.of(today, PROMISE_MADE, entry, e.textSq(), e.textEn());
                add(entry.position(), e.service(), null, moment);
            }
            case ActionEvent.ActionProgressReported unused -> {
                // The promise stands as it was.
            }
            case ActionEvent.ActionDelivered e -> end(e, entry, PROMISE_KEPT, PROMISE_KEPT_LATE);
            case ActionEvent.ActionAbandoned e -> end(e, entry, PROMISE_ABANDONED, PROMISE_ABANDONED);
        }
    }

    private void end(ActionEvent event, LedgerEntry entry, String inTime, String late) {
        LocalDate today = LocalDay.of(entry.at());
        EndedPromise ended = jdbc
                .query(
                        TimelineSql.END_PROMISE,
                        (row, i) -> new EndedPromise(
                                row.getString("service"),
                                row.getString("text_sq"),
                                row.getString("text_en"),
                                row.getString("ended_how")),
                        entry.position(),
                        today,
                        late,
                        inTime,
                        event.action())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a promise ends that was never made"));
        Moment moment = Moment.of(today, ended.how(), entry, ended.textSq(), ended.textEn());
        add(entry.position(), ended.service(), null, moment);
    }

    private void add(LedgerEntry entry, ServiceEvent event, Moment moment) {
        add(entry.position(), event.service(), null, moment);
    }

    private void add(long position, @Nullable String service, @Nullable String questionSet, Moment moment) {
        jdbc.update(
                TimelineSql.ADD_ANNOTATION,
                position,
                service,
                questionSet,
                moment.on(),
                moment.to(),
                moment.kind(),
                moment.subject(),
                moment.sq(),
                moment.en());
    }
}
