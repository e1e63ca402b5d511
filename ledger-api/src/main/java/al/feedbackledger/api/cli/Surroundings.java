package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.store.axon.LedgerClock;
import al.feedbackledger.store.vault.Randomness;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What a command finds around it.
 *
 * @param root the project's folder, where mappings lie
 * @param data the data folder of the application this folder's {@code run} has started
 * @param folder where reports go: the folder the command was given in
 */
record Surroundings(
        Terminal terminal,
        Path root,
        Path data,
        Path folder,
        Map<String, String> variables,
        InstantSource clock,
        Randomness randomness) {
    /** Options of every command that asks a running application. */
    static final Set<String> DOOR_OPTIONS = Set.of("--url", "--data");

    static Surroundings ofProcess() {
        Properties properties = System.getProperties();
        Path root = Path.of(properties.getProperty("ledger.root", ""));
        return new Surroundings(
                Terminal.ofProcess(),
                root,
                Path.of(properties.getProperty(
                        "ledger.data", root.resolve(".ledger").toString())),
                Path.of(""),
                System.getenv(),
                LedgerClock.system(),
                Randomness.secure());
    }

    /** The application that the words name, or else the one that runs on this folder's data. */
    Instance instance(Words words) {
        @Nullable String data = words.option("--data");
        return Instance.find(words.option("--url"), data == null ? this.data : Path.of(data), variables);
    }
}
