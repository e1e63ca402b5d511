package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.terminal.Terminal;

import java.util.Locale;

/** What an import says at its end, also where it ends too early. */
final class Ending {
    private Ending() {}

    static void say(Terminal terminal, Account account, Report report) {
        terminal.say(account.summary());
        if (!account.events().isEmpty()) {
            terminal.say("recorded: " + account.events());
        }
        account.reasons()
                .forEach((code, count) -> terminal.say(String.format(Locale.ROOT, "  refused: %,d %s", count, code)));
        if (account.answeredEarly() > 0) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "  %,d replies are dated before what they answer; they are taken as they are",
                    account.answeredEarly()));
        }
        if (account.closedEarly() > 0) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "  %,d were closed before they were opened; taken as they are",
                    account.closedEarly()));
        }
        terminal.say("report: " + report.file());
    }
}
