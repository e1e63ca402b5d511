package al.feedbackledger.verify;

import java.io.Console;
import java.util.Optional;

/** The program's entry. */
public final class Verify {
    private Verify() {}

    public static void main(String[] arguments) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        System.exit(new VerifyCommand(System.out, System.err, terminal).run(arguments));
    }
}
