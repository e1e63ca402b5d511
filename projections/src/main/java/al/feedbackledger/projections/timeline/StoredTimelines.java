package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Timeline.ServiceRef;
import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.view.ViewStore;
import al.feedbackledger.rules.perception.LocalDay;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Timelines as read from their tables, each at one moment of the database. */
final class StoredTimelines implements Timelines {
    static final int MOST_YEARS = 50;

    private final ViewStore store;
    private final JdbcClient jdbc;
    private final Publications publications;
    private final PublicReading publicReading;
    private final StaffReading staffReading;
    private final DifferenceReading differences;
    private final ConductReading conduct;

    StoredTimelines(ViewStore store) {
        this.store = store;
        this.jdbc = store.client();
        this.publications = new Publications(jdbc);
        AnnotationReading annotations = new AnnotationReading(jdbc);
        CoverageReading coverage = new CoverageReading(jdbc);
        this.publicReading = new PublicReading(new PublishedSeries(jdbc), annotations, coverage);
        this.staffReading = new StaffReading(jdbc, annotations, coverage);
        this.differences = new DifferenceReading(jdbc, staffReading);
        this.conduct = new ConductReading(jdbc);
    }

    /**
     * A service with the question set new feedback on it is given to.
     *
     * @param folded the position this view has reached
     */
    record Asked(TimelineQuery query, ServiceRef service, String ownQuestionSet, long folded) {
        /** The same, as read on an earlier day. */
        Asked on(LocalDate day) {
            return new Asked(query.on(day), service, ownQuestionSet, folded);
        }
    }

    @Override
    public TimelineResult timeline(TimelineQuery query) {
        return store.reading(() -> read(query));
    }

    private TimelineResult read(TimelineQuery query) {
        if (isTooLong(query)) {
            return new TimelineResult.TooLong(MOST_YEARS);
        }
        Optional<Asked> asked = asked(query);
        if (asked.isEmpty()) {
            return new TimelineResult.UnknownService(query.service());
        }
        return switch (query.reader()) {
            case PUBLIC -> readPublicly(asked.get());
            case STAFF -> asStaff(asked.get(), staffReading::read, refused -> refused);
        };
    }

    private Optional<Asked> asked(TimelineQuery query) {
        return jdbc.sql(TimelineSql.SERVICE)
                .param("service", query.service())
                .query((row, i) -> new Asked(
                        query,
                        new ServiceRef(
                                row.getString("id"),
                                row.getString("title_sq"),
                                row.getString("title_en"),
                                row.getString("institution")),
                        row.getString("question_set"),
                        store.position()))
                .optional();
    }

    @Override
    public DifferencesResult differences(TimelineQuery then, LocalDate today) {
        return store.reading(() -> {
            Optional<Asked> asked = asked(then);
            if (asked.isEmpty()) {
                return new DifferencesResult.Refused(new TimelineResult.UnknownService(then.service()));
            }
            if (then.reader() == TimelineQuery.Reader.PUBLIC) {
                return new DifferencesResult.Refused(new TimelineResult.PositionsAreInternal());
            }
            return asStaff(
                    asked.get(),
                    (at, position) -> differences.between(at, position, today),
                    DifferencesResult.Refused::new);
        });
    }

    @Override
    public InstitutionConduct conduct(ConductQuery query) {
        return store.reading(() -> conduct.read(query, store.position()));
    }

    private static boolean isTooLong(TimelineQuery query) {
        List<LocalDate> days = Stream.of(query.from(), query.to(), query.today())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return days.getFirst().plusYears(MOST_YEARS).isBefore(days.getLast());
    }

    private TimelineResult readPublicly(Asked asked) {
        return switch (asked.query().asOf()) {
            case AsOf.Latest unused -> publicReading.read(asked, publications.last());
            case AsOf.Publication numbered -> ofExisting(asked, publications.numbered(numbered.number()));
            case AsOf.Day day -> ofExisting(asked, publications.upTo(day.day()));
            case AsOf.Position unused -> new TimelineResult.PositionsAreInternal();
        };
    }

    private TimelineResult ofExisting(Asked asked, @Nullable PublicationPointTaken publication) {
        return publication == null ? new TimelineResult.NoSuchPublication() : publicReading.read(asked, publication);
    }

    /** How something is read at a position; the question is dated to the day the position became known on. */
    private interface Reading<T> {
        T at(Asked asked, long position);
    }

    private <T> T asStaff(Asked asked, Reading<T> reading, Function<TimelineResult, T> refused) {
        return switch (asked.query().asOf()) {
            case AsOf.Latest unused -> reading.at(asked, asked.folded());
            case AsOf.Publication numbered ->
                atPublication(asked, publications.numbered(numbered.number()), reading, refused);
            case AsOf.Day day -> atPublication(asked, publications.upTo(day.day()), reading, refused);
            case AsOf.Position at ->
                at.position() < 0 || at.position() > asked.folded()
                        ? refused.apply(new TimelineResult.NoSuchPosition(asked.folded()))
                        : reading.at(asked, at.position());
        };
    }

    private static <T> T atPublication(
            Asked asked,
            @Nullable PublicationPointTaken publication,
            Reading<T> reading,
            Function<TimelineResult, T> refused) {
        return publication == null
                ? refused.apply(new TimelineResult.NoSuchPublication())
                : reading.at(asked.on(LocalDay.of(publication.at())), publication.position());
    }

    @Override
    public Candidate candidate(long upTo, Instant at) {
        return store.reading(() -> {
            long folded = store.position();
            if (upTo < 1 || upTo > folded) {
                throw new IllegalStateException(
                        "the timeline is folded up to " + folded + ", a publication up to " + upTo + " cannot be");
            }
            return new PublicationFold(store).candidate(upTo, LocalDay.of(at));
        });
    }

    @Override
    public List<PublicationPointTaken> publications(long beforeNumber, int limit) {
        if (limit < 1 || limit > MOST_PUBLICATIONS_ON_A_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MOST_PUBLICATIONS_ON_A_PAGE);
        }
        return publications.page(beforeNumber, limit);
    }

    @Override
    public @Nullable PublicationPointTaken latestPublication() {
        return publications.last();
    }

    @Override
    public long mismatches() {
        return publications.mismatches();
    }
}
