package al.feedbackledger.api.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: results to the output, everything else beside it.
 *
 * @param in what is typed, or sent in by another program
 * @param out results, which another program may read
 * @param err progress and complaints
 * @param live whether a person watches, so that a line may be drawn over
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean live) {
    /** Longer than any secret. */
    private static final int MOST_SECRET_BYTES = 4_096;

    /** Where nothing is typed. */
    public Terminal(PrintStream out, PrintStream err, boolean live) {
        this(InputStream.nullInputStream(), out, err, live);
    }

    /** The terminal this process was started from; some platforms have no console at all. */
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(System.in, System.out, System.err, console != null && console.isTerminal());
    }

    public void say(String line) {
        out.println(line);
    }

    public void complain(String line) {
        err.println(line);
    }

    /**
     * Asks a person for a secret without showing it; where there is none, the first line of the input. Never an argument,
     * which every user of the machine could read.
     *
     * @throws Stop if none is given
     */
    @SuppressWarnings("SystemConsoleNull")
    public String secret(String question) throws IOException {
        Console console = live ? System.console() : null;
        char[] typed = console == null ? firstLine().toCharArray() : console.readPassword("%s", question);
        if (typed == null || typed.length == 0) {
            throw Stop.unusable("no password was given: type it, or send it in as the first line of the input");
        }
        return new String(typed);
    }

    private String firstLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n' && line.size() < MOST_SECRET_BYTES; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
