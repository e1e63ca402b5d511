package al.feedbackledger.verify.report;

import java.io.PrintStream;
import java.util.Locale;

/** How far a run is: a bar that is rewritten where there is a terminal, else a plain line for every tenth. */
public final class Progress {
    private static final int PARTS = 1_000;
    private static final int BAR = 30;

    private final PrintStream err;
    private final boolean terminal;
    private String what = "";
    private long told = -1;

    public Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Begins another part of the run. */
    public void begin(String newWhat) {
        end();
        what = newWhat;
        told = -1;
    }

    /** Says how much is done of how much; called often, it prints seldom. */
    public void at(long done, long all) {
        long part = all <= 0 ? PARTS : Math.min(PARTS, (long) (done * (double) PARTS / all));
        long step = terminal ? part : part / 100 * 100;
        if (step == told) {
            return;
        }
        told = step;
        if (terminal) {
            int filled = (int) (part * BAR / PARTS);
            err.printf(
                    Locale.ROOT,
                    "\r\u001b[K%-12s [%s%s] %5.1f %%",
                    what,
                    "=".repeat(filled),
                    " ".repeat(BAR - filled),
                    part / 10.0);
        } else {
            err.printf(Locale.ROOT, "%s: %d %%%n", what, step / 10);
        }
        err.flush();
    }

    /** Leaves nothing behind on a terminal. */
    public void end() {
        if (terminal && told >= 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
