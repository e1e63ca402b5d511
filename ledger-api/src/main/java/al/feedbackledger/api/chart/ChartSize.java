package al.feedbackledger.api.chart;

/** The two shapes of a chart. A page carries both and shows the one in which text stays readable. */
public enum ChartSize {
    BROAD("broad", 800, 250, 62, 14),
    NARROW("narrow", 360, 210, 48, 12);

    private static final int GAP = 58;

    private final String name;
    private final int width;
    private final int plotHeight;
    private final int barHeight;
    private final int font;

    ChartSize(String name, int width, int plotHeight, int barHeight, int font) {
        this.name = name;
        this.width = width;
        this.plotHeight = plotHeight;
        this.barHeight = barHeight;
        this.font = font;
    }

    String cssClass() {
        return name;
    }

    int width() {
        return width;
    }

    int font() {
        return font;
    }

    int left() {
        return font * 3;
    }

    int right() {
        return width - 8;
    }

    int plotTop() {
        return font * 2;
    }

    int plotBottom() {
        return plotTop() + plotHeight;
    }

    int barTop() {
        return plotBottom() + GAP;
    }

    int barBottom() {
        return barTop() + barHeight;
    }

    int height() {
        return barBottom() + font * 2;
    }

    /** The y of a share between 0 and 1: the axis is always the whole of it. */
    double y(double share) {
        return plotBottom() - share * plotHeight;
    }

    int barHeight() {
        return barHeight;
    }
}
