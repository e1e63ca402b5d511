package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.export.Rebuilding;
import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Stop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code rebuild VIEW|all}: builds views anew while everybody reads on, goes back, or drops what was kept. */
final class RebuildCommand {
    private static final String USAGE =
            "rebuild VIEW|all [--even-if-different | --rollback | --drop-old] [--url URL] [--data DIR]";

    private final Surroundings around;

    RebuildCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> rest) throws IOException {
        List<String> given = new ArrayList<>(rest);
        boolean insists = given.remove("--even-if-different");
        boolean back = given.remove("--rollback");
        boolean drop = given.remove("--drop-old");
        Words words = Words.of(given, Surroundings.DOOR_OPTIONS);
        String view = words.rest(1, USAGE).getFirst();
        if ((insists && back) || (insists && drop) || (back && drop)) {
            throw Stop.unusable("usage: ops/ledger " + USAGE);
        }
        Rebuilding rebuilding = new Rebuilding(Door.ofCommandLine(around.instance(words)), around.terminal());
        boolean good = true;
        for (String each : rebuilding.named(view)) {
            // The others are done also where one is not as it should be.
            good &= back ? rebuilding.rollBack(each) : drop ? rebuilding.dropOld(each) : rebuilding.run(each, insists);
        }
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }
}
