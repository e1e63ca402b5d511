package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.terminal.Terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What was expected and what was found, line by line; told at once, and once more at the end where something differs. */
final class Checks {
    private final Terminal terminal;
    private final List<String> differences = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private int held;

    Checks(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A part of the run begins. */
    void part(String title) {
        terminal.say("");
        terminal.say(title);
    }

    void equal(String what, Object expected, Object found) {
        boolean same = Objects.equals(expected, found);
        String line = String.format(Locale.ROOT, "  %-4s %-62s %s", same ? "ok" : "BAD", what, found);
        terminal.say(same ? line : line + " instead of " + expected);
        if (same) {
            held++;
        } else {
            differences.add(what + ": " + found + " instead of " + expected);
        }
    }

    void holds(String what, boolean holds, Object found) {
        equal(what + " (" + found + ")", true, holds);
    }

    /** A figure of this machine on this day; it is told and never fails. */
    void measure(String what, String figure) {
        String line = String.format(Locale.ROOT, "  %-67s %s", what, figure);
        terminal.say(line);
        measured.add(line);
    }

    /** The table at the end; true if everything held. */
    boolean summary() {
        if (!measured.isEmpty()) {
            terminal.say("");
            terminal.say("Measured");
            measured.forEach(terminal::say);
        }
        terminal.say("");
        terminal.say(held + " checks held, " + differences.size() + " did not");
        differences.forEach(difference -> terminal.say("  BAD  " + difference));
        return differences.isEmpty();
    }
}
