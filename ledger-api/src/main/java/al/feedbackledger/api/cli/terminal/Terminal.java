package al.feedbackledger.api.cli.terminal;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where a command speaks: results to the output, everything else beside it.
 *
 * @param out results, which another program may read
 * @param err progress and complaints
 * @param live whether a person watches, so that a line may be drawn over
 */
public record Terminal(PrintStream out, PrintStream err, boolean live) {

    /** The terminal this process was started from; some platforms have no console at all. */
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(System.out, System.err, console != null && console.isTerminal());
    }

    public void say(String line) {
        out.println(line);
    }

    public void complain(String line) {
        err.println(line);
    }
}
