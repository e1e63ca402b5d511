package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.terminal.Stop;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code staff add LOGIN --role ROLE [--institution ID]}: opens an account and shows its first password, once. */
final class StaffCommand {
    private static final String USAGE = "staff add LOGIN --role ROLE [--institution ID]";

    private final Surroundings around;

    StaffCommand(Surroundings around) {
        this.around = around;
    }

    void run(List<String> rest) {
        Set<String> options = new TreeSet<>(Surroundings.DOOR_OPTIONS);
        options.addAll(Set.of("--role", "--institution"));
        Words words = Words.of(rest, options);
        List<String> what = words.rest(2, USAGE);
        String role = words.option("--role");
        if (!what.getFirst().equals("add") || role == null) {
            throw Stop.unusable("usage: ops/ledger " + USAGE);
        }
        String name = role.toUpperCase(Locale.ROOT);
        Staff.Account account = Staff.open(
                Door.ofCommandLine(around.instance(words)), what.get(1), name, words.option("--institution"));
        around.terminal()
                .say("Account " + account.login() + " (" + name + "). First password, shown once: "
                        + account.password());
        around.terminal().say("It must be changed at the first sign-in.");
    }
}
