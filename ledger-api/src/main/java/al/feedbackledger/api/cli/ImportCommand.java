package al.feedbackledger.api.cli;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.mapping.FeedbackMapping;
import al.feedbackledger.api.cli.mapping.MappingFile;
import al.feedbackledger.api.cli.mapping.Mappings;
import al.feedbackledger.api.cli.mapping.ServiceMapping;
import al.feedbackledger.api.cli.terminal.ExitCode;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.transfer.FeedbackTransfer;
import al.feedbackledger.api.cli.transfer.Import;
import al.feedbackledger.api.cli.transfer.ServiceTransfer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code import services|feedback FILE [--mapping FILE] [--report FILE]}. */
final class ImportCommand {
    private static final String USAGE =
            "import services|feedback FILE [--mapping FILE] [--report FILE] [--url URL] [--data DIR]";

    private final Surroundings around;

    ImportCommand(Surroundings around) {
        this.around = around;
    }

    void run(List<String> rest) throws IOException {
        Set<String> options = new TreeSet<>(Surroundings.DOOR_OPTIONS);
        options.addAll(Set.of("--mapping", "--report"));
        Words words = Words.of(rest, options);
        List<String> what = words.rest(2, USAGE);
        Path file = Path.of(what.get(1));
        if (!Files.isRegularFile(file)) {
            throw Stop.unusable("there is no file " + file);
        }
        @Nullable Path mapping = path(words.option("--mapping"));
        Import work = new Import(
                Door.ofCommandLine(around.instance(words)),
                around.terminal(),
                file,
                path(words.option("--report")),
                around.folder(),
                around.clock().instant());
        try {
            switch (what.getFirst()) {
                case "services" -> services(work, mapping);
                case "feedback" -> feedback(work, mapping);
                default -> throw Stop.unusable("usage: ops/ledger " + USAGE);
            }
        } catch (Stop stop) {
            if (stop.code() == ExitCode.UNREACHABLE) {
                around.terminal()
                        .complain("What was taken is kept. Give the same command again: it continues where it was.");
            }
            throw stop;
        }
    }

    private static @Nullable Path path(@Nullable String option) {
        return option == null ? null : Path.of(option);
    }

    private void services(Import work, @Nullable Path file) throws IOException {
        ServiceMapping mapping = file == null ? Mappings.builtInServices() : MappingFile.services(file);
        new ServiceTransfer(work, mapping).run();
    }

    private void feedback(Import work, @Nullable Path file) throws IOException {
        FeedbackMapping mapping = file == null
                ? Mappings.fitting(around.root().resolve("ops").resolve("import"), work.file())
                : MappingFile.feedback(file);
        new FeedbackTransfer(work, mapping).run();
    }
}
