package al.feedbackledger.projections.catalogue;

import al.feedbackledger.projections.view.LedgerEntry;
import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent.QuestionSetPublished;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.catalogue.StandardEvent.ServiceStandardAdopted;
import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;

/** What each public event changes in the catalogue. */
final class CatalogueFold {
    private final JdbcTemplate jdbc;

    CatalogueFold(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void take(LedgerEntry entry) {
        switch (entry.event()) {
            case ServiceEvent event -> service(event, entry);
            case InstitutionEvent event -> institution(event);
            case ActionEvent event -> promise(event, entry);
            case QuestionSetPublished event ->
                jdbc.update(
                        CatalogueSql.ADD_QUESTION_SET,
                        event.questionSet(),
                        event.version(),
                        event.nameSq(),
                        event.nameEn());
            case ServiceStandardAdopted event -> standard(event.standard(), entry);
            default -> {
                // Of no use to the catalogue.
            }
        }
    }

    private void service(ServiceEvent event, LedgerEntry entry) {
        switch (event) {
            case ServiceEvent.ServiceRegistered e -> facts(e.service(), e.facts());
            case ServiceEvent.ServiceRevised e -> facts(e.service(), e.facts());
            case ServiceEvent.ServiceMovedOnlineOnly e -> jdbc.update(CatalogueSql.MOVE_ONLINE, e.phase(), e.service());
            case ServiceEvent.ServiceMerged e -> jdbc.update(CatalogueSql.MERGE, e.into(), e.service());
            case ServiceEvent.ServiceRetired e -> jdbc.update(CatalogueSql.RETIRE, e.service());
            case ServiceEvent.OutageReported e -> outage(e, entry.position());
            case ServiceEvent.ServiceChangeAnnounced unused -> {
                // Shown on timelines.
            }
            case ServiceEvent.ServiceAssessed unused -> {
                // Shown on timelines.
            }
            case ServiceEvent.UsageReported unused -> {
                // For coverage, which timelines show.
            }
            case ServiceEvent.CampaignAnnounced unused -> {
                // Shown on timelines.
            }
        }
    }

    private void facts(String id, ServiceFacts facts) {
        String title = AlbanianOrder.fold(facts.titleSq() + " " + facts.titleEn());
        String text = title + " "
                + AlbanianOrder.fold(id + " " + plain(facts.category()) + " " + plain(facts.subcategory()) + " "
                        + plain(facts.summary()));
        jdbc.update(
                CatalogueSql.PUT_SERVICE,
                id,
                facts.institution(),
                facts.titleSq(),
                facts.titleEn(),
                facts.audience(),
                facts.category(),
                facts.subcategory(),
                facts.processingTime(),
                facts.validity(),
                facts.cost(),
                facts.standardCards(),
                facts.summary(),
                facts.address(),
                facts.questionSet(),
                title,
                text,
                AlbanianOrder.key(facts.titleSq()));
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void outage(ServiceEvent.OutageReported event, long position) {
        jdbc.update(CatalogueSql.REPLACE_OUTAGE, event.service(), at(event.from()));
        jdbc.update(
                CatalogueSql.ADD_OUTAGE,
                position,
                event.service(),
                at(event.from()),
                event.to() == null ? null : at(event.to()),
                event.textSq(),
                event.textEn());
    }

    private void institution(InstitutionEvent event) {
        switch (event) {
            case InstitutionEvent.InstitutionRegistered e ->
                institution(e.institution(), e.type(), e.parent(), e.nameSq(), e.nameEn());
            case InstitutionEvent.InstitutionRevised e ->
                institution(e.institution(), e.type(), e.parent(), e.nameSq(), e.nameEn());
        }
    }

    private void institution(String id, InstitutionType type, @Nullable String parent, String nameSq, String nameEn) {
        jdbc.update(
                CatalogueSql.PUT_INSTITUTION,
                id,
                type.name(),
                parent,
                nameSq,
                nameEn,
                AlbanianOrder.fold(id + " " + nameSq + " " + nameEn),
                AlbanianOrder.key(nameSq));
    }

    private void standard(ServiceStandard standard, LedgerEntry entry) {
        jdbc.update(
                CatalogueSql.ADD_STANDARD,
                entry.position(),
                standard.name(),
                standard.id(),
                standard.version(),
                at(entry.at()),
                standard.acknowledgeWorkingDays(),
                standard.answerWorkingDays(),
                standard.reviewWorkingDays(),
                standard.holidays().stream().map(LocalDate::toString).toArray(String[]::new),
                standard.years().toArray(Integer[]::new));
    }

    private void promise(ActionEvent event, LedgerEntry entry) {
        switch (event) {
            case ActionEvent.ActionPromised e ->
                jdbc.update(
                        CatalogueSql.ADD_PROMISE,
                        e.action(),
                        e.service(),
                        e.institution(),
                        e.textSq(),
                        e.textEn(),
                        e.due(),
                        at(entry.at()));
            case ActionEvent.ActionProgressReported unused -> {
                // The promise stands as it was.
            }
            case ActionEvent.ActionDelivered e ->
                jdbc.update(CatalogueSql.END_PROMISE, at(entry.at()), e.evidence(), null, e.action());
            case ActionEvent.ActionAbandoned e ->
                jdbc.update(
                        CatalogueSql.END_PROMISE,
                        at(entry.at()),
                        null,
                        e.reason().name(),
                        e.action());
        }
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
