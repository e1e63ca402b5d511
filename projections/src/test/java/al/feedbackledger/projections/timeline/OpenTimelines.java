package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.projections.view.ViewDatabase;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/** A timeline view of a country, and what tests do to it and ask of it. */
final class OpenTimelines implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ViewDatabase database = new ViewDatabase();
    private final TimelineView view = new TimelineView(database.dataSource());
    private final SampleLedger ledger = SampleLedger.withCatalogue();

    OpenTimelines() {
        view.store().createIfAbsent();
        fold();
    }

    Timelines timelines() {
        return view.queries();
    }

    SampleLedger ledger() {
        return ledger;
    }

    void fold() {
        view.store()
                .fold(
                        view,
                        ledger.entries()
                                .subList(
                                        (int) view.store().position(),
                                        ledger.entries().size()));
    }

    void publish() {
        fold();
        Candidate candidate = timelines().candidate(ledger.position(), ledger.now());
        ledger.append(
                StreamId.publication("points"),
                new PublicationTaken(
                        candidate.number(), candidate.lastPosition(), candidate.policy(), candidate.digest()));
        fold();
    }

    void rate(int times, int rating) {
        for (int i = 0; i < times; i++) {
            ledger.rate("38", rating);
        }
    }

    /** Fifty people of every opinion. */
    void rateInEveryWay() {
        for (int rating = 1; rating <= 5; rating++) {
            rate(10, rating);
        }
    }

    static TimelineQuery query(Reader reader, @Nullable BucketSize bucket) {
        return new TimelineQuery("38", bucket, null, null, new AsOf.Latest(), null, null, null, reader, TODAY);
    }

    static TimelineQuery range(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new TimelineQuery(
                "38", BucketSize.MONTH, from, to, new AsOf.Latest(), null, null, null, Reader.PUBLIC, TODAY);
    }

    static TimelineQuery asOf(Reader reader, AsOf asOf) {
        return new TimelineQuery("38", BucketSize.MONTH, null, null, asOf, null, null, null, reader, TODAY);
    }

    static TimelineQuery of(@Nullable BucketSize bucket, @Nullable Channel channel, @Nullable Audience audience) {
        return new TimelineQuery(
                "38", bucket, null, null, new AsOf.Latest(), channel, audience, null, Reader.PUBLIC, TODAY);
    }

    Timeline found(TimelineQuery query) {
        TimelineResult result = timelines().timeline(query);
        assertThat(result).isInstanceOf(TimelineResult.Found.class);
        return ((TimelineResult.Found) result).timeline();
    }

    @Override
    public void close() {
        database.close();
    }
}
