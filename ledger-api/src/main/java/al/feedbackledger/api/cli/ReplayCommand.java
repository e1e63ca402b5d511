package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.export.Replaying;
import al.feedbackledger.api.cli.terminal.ExitCode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code replay VIEW [--as-of POSITION|TIME] [--compare]}: builds a view anew as it was. */
final class ReplayCommand {
    private static final String USAGE = "replay VIEW [--as-of POSITION|TIME] [--compare] [--url URL] [--data DIR]";
    private static final String COMPARE = "--compare";

    private final Surroundings around;

    ReplayCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> rest) throws IOException {
        List<String> given = new ArrayList<>(rest);
        boolean compare = given.remove(COMPARE);
        Set<String> options = new TreeSet<>(Surroundings.DOOR_OPTIONS);
        options.add("--as-of");
        Words words = Words.of(given, options);
        String view = words.rest(1, USAGE).getFirst();
        Door door = Door.ofCommandLine(around.instance(words));
        Replaying replaying = new Replaying(door, around.terminal());
        return replaying.run(view, words.option("--as-of"), compare) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
