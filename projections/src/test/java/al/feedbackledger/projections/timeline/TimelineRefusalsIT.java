package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.TimelineQuery.AsOf;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.projections.view.SampleLedger;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.perception.BucketSize;
import al.feedbackledger.rules.perception.RangeDecision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Timelines that cannot be drawn as asked. */
class TimelineRefusalsIT {
    private final OpenTimelines open = new OpenTimelines();
    private final Timelines timelines = open.timelines();
    private final SampleLedger ledger = open.ledger();

    @AfterEach
    void close() {
        open.close();
    }

    @Nested
    class Refused {
        @BeforeEach
        void publishSomething() {
            open.rateInEveryWay();
            open.publish();
        }

        @Test
        void anUnknownService() {
            TimelineQuery query = TimelineQuery.of("4711", Reader.PUBLIC, OpenTimelines.TODAY);
            assertThat(timelines.timeline(query)).isEqualTo(new TimelineResult.UnknownService("4711"));
        }

        @Test
        void anUnknownQuestionSet() {
            for (Reader reader : Reader.values()) {
                TimelineQuery query = new TimelineQuery(
                        "38", null, null, null, new AsOf.Latest(), null, null, "none", reader, OpenTimelines.TODAY);
                assertThat(timelines.timeline(query))
                        .isEqualTo(new TimelineResult.UnknownQuestionSet("none", List.of("portal")));
            }
        }

        @Test
        void weeksAndPositionsForThePublic() {
            assertThat(timelines.timeline(OpenTimelines.query(Reader.PUBLIC, BucketSize.WEEK)))
                    .isEqualTo(new TimelineResult.WeeksAreInternal());
            assertThat(timelines.timeline(OpenTimelines.asOf(Reader.PUBLIC, new AsOf.Position(3))))
                    .isEqualTo(new TimelineResult.PositionsAreInternal());
        }

        @Test
        void whatWasNeverPublished() {
            for (Reader reader : Reader.values()) {
                assertThat(timelines.timeline(OpenTimelines.asOf(reader, new AsOf.Publication(2))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
                assertThat(timelines.timeline(OpenTimelines.asOf(reader, new AsOf.Publication(0))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
                assertThat(timelines.timeline(OpenTimelines.asOf(reader, new AsOf.Day(LocalDate.of(2025, 12, 31)))))
                        .isEqualTo(new TimelineResult.NoSuchPublication());
            }
        }

        @Test
        void aPositionBeyondTheLedger() {
            assertThat(timelines.timeline(OpenTimelines.asOf(Reader.STAFF, new AsOf.Position(ledger.position() + 1))))
                    .isEqualTo(new TimelineResult.NoSuchPosition(ledger.position()));
            assertThat(timelines.timeline(OpenTimelines.asOf(Reader.STAFF, new AsOf.Position(-1))))
                    .isEqualTo(new TimelineResult.NoSuchPosition(ledger.position()));
        }

        @Test
        void twoBreakdownsOrOneByMonth() {
            assertThat(timelines.timeline(OpenTimelines.of(null, Channel.WEB, Audience.CITIZEN)))
                    .isEqualTo(new TimelineResult.OneBreakdownAtATime());
            assertThat(timelines.timeline(OpenTimelines.of(BucketSize.MONTH, Channel.WEB, null)))
                    .isEqualTo(new TimelineResult.BreakdownsAreQuarterly());
        }

        @Test
        void aRangeThatIsReversedOrCutsAMonthOrIsEndless() {
            LocalDate february = LocalDate.of(2026, 2, 1);
            LocalDate january = LocalDate.of(2026, 1, 31);
            assertThat(timelines.timeline(OpenTimelines.range(february, january)))
                    .isEqualTo(new TimelineResult.Reversed(february, january));
            assertThat(timelines.timeline(OpenTimelines.range(null, LocalDate.of(2026, 1, 15))))
                    .isEqualTo(new TimelineResult.NotOnEdge(
                            RangeDecision.Side.TO,
                            LocalDate.of(2026, 1, 15),
                            List.of(LocalDate.of(2025, 12, 31), january)));
            assertThat(timelines.timeline(OpenTimelines.range(LocalDate.MIN, null)))
                    .isEqualTo(new TimelineResult.TooLong(50));
            assertThat(timelines.timeline(OpenTimelines.range(null, LocalDate.MAX)))
                    .isEqualTo(new TimelineResult.TooLong(50));
            assertThat(timelines.timeline(OpenTimelines.range(OpenTimelines.TODAY.minusYears(51), january)))
                    .isEqualTo(new TimelineResult.TooLong(50));
        }
    }
}
