package al.feedbackledger.api.cli.terminal;

import java.util.Locale;

/**
 * How far long work has got: a bar that is drawn over where a person watches, a plain line every tenth elsewhere.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final int TENTHS = 10;
    private static final int MINUTES_FROM_SECONDS = 120;

    private final Terminal terminal;
    private final String what;
    private final String unit;
    private long total;
    private final long startedNanos = System.nanoTime();
    private long saidTenth = -1;
    private boolean drawn;

    public Progress(Terminal terminal, String what, long total) {
        this(terminal, what, total, "rows");
    }

    /** @param unit what is counted */
    public Progress(Terminal terminal, String what, long total, String unit) {
        this.unit = unit;
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    /** Says that so much of the work is done, whose size has become known on the way. */
    public void at(long done, long ofTotal) {
        total = ofTotal;
        at(done);
    }

    /** Says that so much of the work is done. */
    public void at(long done) {
        if (terminal.live()) {
            terminal.err().print("\r" + bar(done) + " " + figures(done) + "  ");
            terminal.err().flush();
            drawn = true;
            return;
        }
        long tenth = total == 0 ? TENTHS : done * TENTHS / total;
        if (tenth > saidTenth) {
            saidTenth = tenth;
            terminal.complain(what + " " + figures(done));
        }
    }

    private String bar(long done) {
        int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
        return what + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]";
    }

    private String figures(long done) {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        long perSecond = seconds < 0.001 ? 0 : Math.round(done / seconds);
        return String.format(
                        Locale.ROOT, "%,d of %,d %s, %.1f s, %,d %s/s", done, total, unit, seconds, perSecond, unit)
                + left(done, seconds);
    }

    /** If it goes on as it went so far. */
    private String left(long done, double seconds) {
        if (done == 0 || done >= total) {
            return "";
        }
        long left = Math.round(seconds * (total - done) / done);
        return left < MINUTES_FROM_SECONDS
                ? ", about " + left + " s left"
                : ", about " + Math.round(left / 60.0) + " min left";
    }

    /** Leaves the bar as it is, so that something else can be said below it. */
    public void leave() {
        if (drawn) {
            terminal.err().println();
            drawn = false;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
