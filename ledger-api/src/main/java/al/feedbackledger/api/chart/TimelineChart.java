package al.feedbackledger.api.chart;

import al.feedbackledger.api.wording.Wording;
import com.google.errorprone.annotations.FormatMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * Draws how satisfied people were over time.
 *
 * <p>The share's axis is always 0 to 100; its 95 % interval is always drawn; the number of ratings stands below as bars
 * with an axis of its own, never over the share. Where a period has no published number the line breaks. Points of fewer
 * than 30 ratings are hollow, a period that is not over is dashed. Colours come from the stylesheet alone, so that dark,
 * printed and forced-colour renderings are the stylesheet's business. Every point is a link to its row in the table.
 */
public final class TimelineChart {
    private static final double WIDEST_BAR = 34;

    private final Wording w;
    private final ChartSize size;
    private final List<ChartPoint> points;
    private final TimeAxis axis;
    private final StringBuilder svg = new StringBuilder(8_192);

    private TimelineChart(Wording w, ChartSize size, List<ChartPoint> points) {
        this.w = w;
        this.size = size;
        this.points = points;
        axis = new TimeAxis(points.getFirst().start(), points.getLast().end(), size);
    }

    /**
     * The chart as an {@code <svg>} element.
     *
     * @param title what it shows, already in words; the description follows from the wording
     * @param points in time order, at least one
     */
    public static String draw(Wording w, ChartSize size, String title, List<ChartPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one period");
        }
        return new TimelineChart(w, size, List.copyOf(points)).whole(title);
    }

    private String whole(String title) {
        String id = "chart-" + size.cssClass();
        add(
                "<svg class=\"%s\" viewBox=\"0 0 %d %d\" aria-labelledby=\"%s-t\" aria-describedby=\"%s-d\"",
                size.cssClass(), size.width(), size.height(), id, id);
        add(" font-size=\"%d\" xmlns=\"http://www.w3.org/2000/svg\">", size.font());
        add(
                "<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc>",
                id, escape(title), id, escape(w.say("timeline.chart.desc")));
        grid();
        bars();
        for (List<ChartPoint> run : runs()) {
            run(run);
        }
        points.stream().filter(ChartPoint::drawn).forEach(this::point);
        return svg.append("</svg>").toString();
    }

    private void grid() {
        add("<g aria-hidden=\"true\">");
        label(0, size.font(), "start", w.say("timeline.chart.satisfied"));
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = size.y(percent / 100.0);
            line(percent == 0 ? "g0" : "g", size.left(), y, size.right(), y);
            label(size.left() - 8, y + size.font() * .35, "end", String.valueOf(percent));
        }
        label(0, size.barTop() - size.font() * .8, "start", w.say("timeline.chart.ratings"));
        line("g0", size.left(), size.barBottom(), size.right(), size.barBottom());
        label(size.left() - 8, size.barTop() + size.font() * .7, "end", w.number(most()));
        label(size.left() - 8, size.barBottom() + size.font() * .2, "end", "0");
        for (TimeAxis.Tick tick : axis.ticks(w)) {
            line("g", tick.x(), size.plotBottom(), tick.x(), size.plotBottom() + 6);
            label(tick.labelX(), size.plotBottom() + size.font() * 1.35, tick.anchor(), tick.label());
        }
        add("</g>");
    }

    private void bars() {
        double most = most();
        for (ChartPoint point : points) {
            if (!point.drawn()) {
                continue;
            }
            double width = Math.min(WIDEST_BAR, Math.max(1.5, axis.width(point) * .72));
            double height = Math.max(1, size.barHeight() * point.n() / most);
            add(
                    "<rect class=\"bar%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                    point.open() ? " dash" : "",
                    n(axis.middle(point) - width / 2),
                    n(size.barBottom() - height),
                    n(width),
                    n(height));
        }
    }

    /** Periods that follow each other without a gap; only inside such a run points are joined. */
    private List<List<ChartPoint>> runs() {
        List<List<ChartPoint>> runs = new ArrayList<>();
        List<ChartPoint> run = new ArrayList<>();
        for (ChartPoint point : points) {
            boolean goesOn = point.drawn() && (run.isEmpty() || point.follows(run.getLast()));
            if (!goesOn && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
            if (point.drawn()) {
                run.add(point);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private void run(List<ChartPoint> run) {
        if (run.size() == 1) {
            whisker(run.getFirst());
            return;
        }
        StringBuilder band = new StringBuilder();
        StringBuilder path = new StringBuilder();
        for (ChartPoint point : run) {
            band.append(band.isEmpty() ? "M" : "L")
                    .append(at(point, share(point).high()));
        }
        for (ChartPoint point : run.reversed()) {
            band.append('L').append(at(point, share(point).low()));
        }
        List<ChartPoint> closed = run.getLast().open() ? run.subList(0, run.size() - 1) : run;
        for (ChartPoint point : closed) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(at(point, share(point).share()));
        }
        add("<path class=\"band\" d=\"%sZ\"/>", band);
        add("<path class=\"line\" d=\"%s\"/>", path);
        if (closed.size() < run.size()) {
            add(
                    "<path class=\"line dash\" d=\"M%sL%s\"/>",
                    at(closed.getLast(), share(closed.getLast()).share()),
                    at(run.getLast(), share(run.getLast()).share()));
        }
    }

    private void whisker(ChartPoint point) {
        double x = axis.middle(point);
        double high = size.y(share(point).high());
        double low = size.y(share(point).low());
        add(
                "<path class=\"rng\" d=\"M%s %sV%sM%s %sh10M%s %sh10\"/>",
                n(x), n(high), n(low), n(x - 5), n(high), n(x - 5), n(low));
    }

    private void point(ChartPoint point) {
        double x = axis.middle(point);
        double width = axis.width(point);
        add("<a href=\"#%s\"><title>%s</title>", escape(point.anchor()), escape(point.speech()));
        add(
                "<rect class=\"hit\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/>",
                n(x - width / 2), size.plotTop(), n(width), size.barBottom() - size.plotTop());
        add(
                "<circle class=\"dot%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/></a>",
                point.isFew() || point.open() ? " few" : "",
                n(x),
                n(size.y(share(point).share())),
                n(Math.clamp(width * .3, 1.6, 4)));
    }

    /** The highest bar, rounded up to one or two round digits so that the axis has an honest label. */
    private long most() {
        long most = points.stream()
                .filter(ChartPoint::drawn)
                .mapToLong(ChartPoint::n)
                .max()
                .orElse(1);
        long step = 1;
        while (step * 20 < most) {
            step *= 10;
        }
        return Math.max(1, (most + step - 1) / step * step);
    }

    private String at(ChartPoint point, double share) {
        return n(axis.middle(point)) + " " + n(size.y(share));
    }

    private static ChartPoint.Share share(ChartPoint point) {
        return requireNonNull(point.share(), "only points with a share are drawn");
    }

    private void line(String cssClass, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>", cssClass, n(x1), n(y1), n(x2), n(y2));
    }

    private void label(double x, double y, String anchor, String text) {
        add("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", n(x), n(y), anchor, escape(text));
    }

    @FormatMethod
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /** Coordinates to a tenth: finer than a screen shows, and short. */
    private static String n(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
