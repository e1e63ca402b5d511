package al.feedbackledger.projections.catalogue;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue as read from its tables. */
final class StoredCatalogue implements ServiceCatalogue {
    private final JdbcClient jdbc;

    StoredCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Service service(String id) {
        return jdbc.sql(CatalogueSql.SERVICE)
                .param("id", id)
                .query((row, i) -> service(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Service> search(ServiceSearch search) {
        return jdbc.sql(CatalogueSql.SEARCH)
                .param("words", patterns(search.q()))
                .param("every", search.all())
                .param("institution", search.institution())
                .param("after", search.after())
                .param("limit", search.limit())
                .query((row, i) -> service(row))
                .list();
    }

    /** Each word anywhere; folding leaves letters and digits only, so no pattern can come from outside. */
    private static String[] patterns(@Nullable String q) {
        String folded = q == null ? "" : AlbanianOrder.fold(q);
        return Arrays.stream(folded.split(" ")).map(word -> "%" + word + "%").toArray(String[]::new);
    }

    @Override
    public @Nullable Institution institution(String id) {
        return jdbc.sql(CatalogueSql.INSTITUTION)
                .param("id", id)
                .query((row, i) -> institution(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Institution> institutions() {
        return jdbc.sql(CatalogueSql.INSTITUTIONS)
                .query((row, i) -> institution(row))
                .list();
    }

    @Override
    public Institution operator() {
        return only(InstitutionType.OPERATOR);
    }

    @Override
    public Institution inspectorate() {
        return only(InstitutionType.INSPECTORATE);
    }

    private Institution only(InstitutionType type) {
        return jdbc
                .sql(CatalogueSql.INSTITUTION_OF_TYPE)
                .param("type", type.name())
                .query((row, i) -> institution(row))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no institution of type " + type + " is registered"));
    }

    @Override
    public ServiceStandard standardAt(Instant at) {
        return jdbc.sql(CatalogueSql.STANDARD_AT)
                .param("at", Timestamp.from(at))
                .query((row, i) -> standard(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no service standard is adopted"));
    }

    @Override
    public ServiceStandard standardAt(LocalDate day) {
        return standardAt(
                day.plusDays(1).atStartOfDay(ServiceStandard.ZONE).toInstant().minusNanos(1_000));
    }

    @Override
    public @Nullable ServiceStandard standard(String name) {
        return jdbc.sql(CatalogueSql.STANDARD)
                .param("name", name)
                .query((row, i) -> standard(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<ServiceStandard> standards() {
        return jdbc.sql(CatalogueSql.STANDARDS).query((row, i) -> standard(row)).list();
    }

    @Override
    public List<Outage> outagesAt(String service, Instant at) {
        return jdbc.sql(CatalogueSql.OUTAGES_AT)
                .param("service", service)
                .param("at", Timestamp.from(at))
                .query((row, i) -> outage(row))
                .list();
    }

    @Override
    public List<Outage> outages(String service) {
        return jdbc.sql(CatalogueSql.OUTAGES)
                .param("service", service)
                .query((row, i) -> outage(row))
                .list();
    }

    @Override
    public @Nullable QuestionSet questionSet(String id) {
        return questionSetsOf(id).stream().findFirst().orElse(null);
    }

    @Override
    public List<QuestionSet> questionSets() {
        return questionSetsOf(null);
    }

    private List<QuestionSet> questionSetsOf(@Nullable String id) {
        return jdbc.sql(CatalogueSql.QUESTION_SETS)
                .param("id", id)
                .query((row, i) -> new QuestionSet(
                        row.getString("id"), row.getInt("version"), row.getString("name_sq"), row.getString("name_en")))
                .list();
    }

    @Override
    public List<Promise> promises(String service) {
        return jdbc.sql(CatalogueSql.PROMISES)
                .param("service", service)
                .query((row, i) -> promise(row))
                .list();
    }

    @Override
    public @Nullable Promise promise(String action) {
        return jdbc.sql(CatalogueSql.PROMISE)
                .param("action", action)
                .query((row, i) -> promise(row))
                .optional()
                .orElse(null);
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getString("id"),
                new ServiceFacts(
                        row.getString("institution"),
                        row.getString("title_sq"),
                        row.getString("title_en"),
                        row.getString("audience"),
                        row.getString("category"),
                        row.getString("subcategory"),
                        row.getString("processing_time"),
                        row.getString("validity"),
                        row.getString("cost"),
                        row.getString("standard_cards"),
                        row.getString("summary"),
                        row.getString("address"),
                        row.getString("question_set")),
                Service.Status.valueOf(row.getString("status")),
                row.getString("merged_into"),
                row.getObject("online_only_phase", Integer.class));
    }

    private static Institution institution(ResultSet row) throws SQLException {
        return new Institution(
                row.getString("id"),
                InstitutionType.valueOf(row.getString("type")),
                row.getString("parent"),
                row.getString("name_sq"),
                row.getString("name_en"));
    }

    private static ServiceStandard standard(ResultSet row) throws SQLException {
        String[] holidays = (String[]) row.getArray("holidays").getArray();
        Integer[] years = (Integer[]) row.getArray("years").getArray();
        return new ServiceStandard(
                row.getString("id"),
                row.getInt("version"),
                row.getInt("acknowledge"),
                row.getInt("answer"),
                row.getInt("review"),
                Arrays.stream(holidays).map(LocalDate::parse).collect(Collectors.toSet()),
                Set.of(years));
    }

    private static Outage outage(ResultSet row) throws SQLException {
        return new Outage(
                row.getString("service"),
                row.getTimestamp("began_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("text_sq"),
                row.getString("text_en"));
    }

    private static Promise promise(ResultSet row) throws SQLException {
        String abandoned = row.getString("abandoned");
        return new Promise(
                row.getString("action"),
                row.getString("service"),
                row.getString("institution"),
                row.getString("text_sq"),
                row.getString("text_en"),
                row.getObject("due", LocalDate.class),
                row.getTimestamp("promised_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("evidence"),
                abandoned == null ? null : ActionEvent.Reason.valueOf(abandoned));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
