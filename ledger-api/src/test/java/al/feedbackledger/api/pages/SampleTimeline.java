package al.feedbackledger.api.pages;

import al.feedbackledger.api.chart.ChartPoint;
import al.feedbackledger.api.chart.ChartSize;
import al.feedbackledger.api.chart.TimelineChart;
import al.feedbackledger.api.pages.service.TimelineView;
import al.feedbackledger.api.wording.Periods;
import al.feedbackledger.api.wording.Wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A timeline of four years with a drop, a recovery, a gap, small periods and one that is not over. */
final class SampleTimeline {
    static final long SEED = 20_261_109;
    static final int MONTHS = 58;
    private static final double Z = 1.959964;

    private SampleTimeline() {}

    static List<ChartPoint> points(Wording w) {
        Random random = new Random(SEED);
        List<ChartPoint> points = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            LocalDate start = LocalDate.of(2022, 1, 1).plusMonths(month);
            LocalDate end = start.plusMonths(1).minusDays(1);
            boolean none = month > 24 && month < 28;
            double p = month < 30 ? .74 : month < 40 ? .52 : .69;
            int n = month < 4 ? 12 + random.nextInt(15) : 60 + random.nextInt(160);
            int satisfied = 0;
            for (int i = 0; i < n; i++) {
                satisfied += random.nextDouble() < p ? 1 : 0;
            }
            String name = Periods.name(w, start, end);
            ChartPoint.Share share = none ? null : wilson(satisfied, n);
            points.add(new ChartPoint("b-" + start, name + ": " + n, start, end, n, share, month == MONTHS - 1));
        }
        return points;
    }

    static TimelineView of(Wording w) {
        List<ChartPoint> points = points(w);
        String title = w.say("timeline.chart.title", "Certifikatë lindjeje");
        List<TimelineView.Row> rows =
                points.reversed().stream().map(point -> row(w, point)).toList();
        return new TimelineView(
                w.say(
                        "timeline.sentence.other",
                        Wording.headed(Periods.name(w, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30))),
                        "214",
                        "72",
                        "66",
                        "78"),
                w.say("timeline.sentence.all", w.number(6_812), "janar 2022", "tetor 2026"),
                false,
                List.of(
                        new Choice("month", w.say("timeline.bucket.month"), true),
                        new Choice("quarter", w.say("timeline.bucket.quarter"), false)),
                List.of(),
                true,
                TimelineChart.draw(w, ChartSize.BROAD, title, points),
                TimelineChart.draw(w, ChartSize.NARROW, title, points),
                true,
                true,
                true,
                List.of(5, 4, 3, 2, 1).stream()
                        .map(each -> w.say("rating." + each))
                        .toList(),
                rows,
                w.say("timeline.published", "7", w.date(SamplePages.THEN)));
    }

    private static TimelineView.Row row(Wording w, ChartPoint point) {
        ChartPoint.Share share = point.share();
        String period = Wording.headed(Periods.name(w, point.start(), point.end()));
        if (share == null) {
            return new TimelineView.Row(
                    point.anchor(), period, null, null, null, null, List.of(), w.say("timeline.none"));
        }
        String range = Math.round(share.low() * 100) + "–" + Math.round(share.high() * 100);
        List<String> counts = List.of("41", "30", "12", "20", "17");
        return new TimelineView.Row(
                point.anchor(),
                period,
                point.open() ? w.say("timeline.state.open") : null,
                w.number(point.n()),
                String.valueOf(Math.round(share.share() * 100)),
                range,
                counts,
                null);
    }

    private static ChartPoint.Share wilson(int k, int n) {
        double p = (double) k / n;
        double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return new ChartPoint.Share(p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
