package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.export.ApprovedWords;
import al.feedbackledger.api.cli.export.Export;
import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code export FOLDER [--words --as LOGIN]}: writes the ledger into a folder that {@code ops/verify} reads. For facts the
 * token of this machine is enough; words are handed out to a person alone, who signs in.
 */
final class ExportCommand {
    private static final String USAGE = "export FOLDER [--words --as LOGIN] [--url URL] [--data DIR]";
    private static final String WORDS = "--words";

    private final Surroundings around;

    ExportCommand(Surroundings around) {
        this.around = around;
    }

    void run(List<String> rest) throws IOException {
        List<String> given = new ArrayList<>(rest);
        boolean withWords = given.remove(WORDS);
        Set<String> options = new TreeSet<>(Surroundings.DOOR_OPTIONS);
        options.add("--as");
        Words words = Words.of(given, options);
        Path folder = around.folder().resolve(words.rest(1, USAGE).getFirst());
        String login = words.option("--as");
        if (withWords != (login != null)) {
            throw Stop.unusable(
                    "--words and --as LOGIN stand together: words are handed out to who asked for them alone");
        }
        Export.Written written =
                export(Door.ofCommandLine(around.instance(words)), login).write(folder);
        around.terminal()
                .say("Exported everything up to position " + written.position() + " into " + folder
                        + (withWords
                                ? ". It holds people's words. That you took them is on record."
                                : ". It is confidential: it opens every leaf of the log."));
        if (!written.damage().isEmpty()) {
            throw Stop.failed("THE LEDGER IS DAMAGED. What is there is exported and marked as damaged; missing: "
                    + String.join(", ", written.damage())
                    + ". Keep the export, change nothing in the database, and have ops/ledger verify judge it");
        }
    }

    private Export export(Door door, @Nullable String login) throws IOException {
        if (login == null) {
            return Export.ofFacts(door, around.terminal(), around.clock());
        }
        String password = around.terminal().secret("Password of " + login + ": ");
        Staff asker = Staff.signIn(door.ofSomebody(), new Staff.Account(login, password));
        return Export.ofWords(door, ApprovedWords.of(asker), around.terminal(), around.clock());
    }
}
