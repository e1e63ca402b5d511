package al.feedbackledger.projections.timeline;

import al.feedbackledger.projections.timeline.Timeline.Coverage;
import al.feedbackledger.rules.perception.statistics.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many of those who completed an application rated the service: what is reported of use is public. */
final class CoverageReading {
    private final JdbcClient jdbc;

    CoverageReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Coverage of the buckets with people that are whole months, all of them reported.
     *
     * @param position up to which reports are taken in
     */
    List<Coverage> of(String service, List<TimelineBucket> buckets, long position) {
        Map<YearMonth, Long> completed = new HashMap<>();
        jdbc.sql(AnsweringSql.USAGE)
                .param("service", service)
                .param("position", position)
                .query(row -> {
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    completed.put(month, row.getLong("completed"));
                });
        List<Coverage> coverage = new ArrayList<>();
        for (TimelineBucket bucket : buckets) {
            Integer ratings = bucket.n();
            Long applications = sum(completed, bucket);
            if (ratings != null && applications != null) {
                coverage.add(new Coverage(
                        bucket.start(), bucket.end(), ratings, applications, percent(ratings, applications)));
            }
        }
        return coverage;
    }

    private static @Nullable Long sum(Map<YearMonth, Long> completed, TimelineBucket bucket) {
        YearMonth last = YearMonth.from(bucket.end());
        boolean whole = bucket.start().getDayOfMonth() == 1 && bucket.end().equals(last.atEndOfMonth());
        if (!whole) {
            return null;
        }
        long sum = 0;
        for (YearMonth month = YearMonth.from(bucket.start()); !month.isAfter(last); month = month.plusMonths(1)) {
            Long reported = completed.get(month);
            if (reported == null) {
                return null;
            }
            sum += reported;
        }
        return sum;
    }

    private static @Nullable Integer percent(int ratings, long applications) {
        boolean fits = applications >= ratings && applications > 0 && applications <= Integer.MAX_VALUE;
        return fits ? new Share(ratings, Math.toIntExact(applications)).percent() : null;
    }
}
