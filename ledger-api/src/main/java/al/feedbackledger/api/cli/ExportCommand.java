package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.export.Export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code export FOLDER}: writes the ledger's facts into a folder that {@code ops/verify} reads. */
final class ExportCommand {
    private static final String USAGE = "export FOLDER [--url URL] [--data DIR]";

    private final Surroundings around;

    ExportCommand(Surroundings around) {
        this.around = around;
    }

    void run(List<String> rest) throws IOException {
        Words words = Words.of(rest, Surroundings.DOOR_OPTIONS);
        Path folder = around.folder().resolve(words.rest(1, USAGE).getFirst());
        Door door = Door.ofCommandLine(around.instance(words));
        long position = Export.ofFacts(door, around.terminal(), around.clock()).write(folder);
        around.terminal()
                .say("Exported everything up to position " + position + " into " + folder
                        + ". It is confidential: it opens every leaf of the log.");
    }
}
