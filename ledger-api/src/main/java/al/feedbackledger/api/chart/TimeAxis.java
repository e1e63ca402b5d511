package al.feedbackledger.api.chart;

import al.feedbackledger.api.wording.Wording;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Where days lie on a chart: every day is equally wide, from the first day shown to the last. */
final class TimeAxis {
    /** Up to this many months the ticks are months, above it years. */
    private static final int MONTH_TICKS_UP_TO = 18;

    private final LocalDate first;
    private final LocalDate afterLast;
    private final ChartSize size;
    private final double day;

    TimeAxis(LocalDate first, LocalDate last, ChartSize size) {
        this.first = first;
        this.size = size;
        afterLast = last.plusDays(1);
        day = (size.right() - size.left()) / (double) ChronoUnit.DAYS.between(first, afterLast);
    }

    /** A mark on the axis; its label lies under the stretch it begins. */
    record Tick(double x, double labelX, String anchor, String label) {}

    double middle(ChartPoint point) {
        return x(point.start()) + width(point) / 2;
    }

    double width(ChartPoint point) {
        return day * (ChronoUnit.DAYS.between(point.start(), point.end()) + 1);
    }

    List<Tick> ticks(Wording w) {
        return ChronoUnit.MONTHS.between(first, afterLast) <= MONTH_TICKS_UP_TO ? months(w) : years();
    }

    private List<Tick> months(Wording w) {
        long months = Math.max(1, ChronoUnit.MONTHS.between(first, afterLast));
        double room = size.font() * 5.0;
        int every = (int) Math.max(1, Math.ceil(room * months / (size.right() - size.left())));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate month = beginning(1); month.isBefore(afterLast); month = month.plusMonths(every)) {
            boolean named = ticks.isEmpty() || month.getMonthValue() <= every;
            String label = w.shortMonth(month) + (named ? " " + month.getYear() : "");
            ticks.add(new Tick(x(month), x(month), "start", label));
        }
        return ticks;
    }

    private List<Tick> years() {
        double year = day * 365.25;
        int every = (int) Math.max(1, Math.ceil(size.font() * 3.2 / year));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate january = beginning(12); january.isBefore(afterLast); january = january.plusYears(every)) {
            double rest = Math.min(year, size.right() - x(january));
            boolean room = rest > size.font() * 2.8;
            if (room) {
                ticks.add(new Tick(x(january), x(january) + rest / 2, "middle", String.valueOf(january.getYear())));
            }
        }
        return ticks;
    }

    /** The first beginning of a month, or of a year, on the axis. */
    private LocalDate beginning(int months) {
        LocalDate from = months == 12 ? first.withDayOfYear(1) : first.withDayOfMonth(1);
        return from.isBefore(first) ? from.plusMonths(months) : from;
    }

    private double x(LocalDate date) {
        return size.left() + day * ChronoUnit.DAYS.between(first, date);
    }
}
