package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.cli.terminal.Stop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mappings there are without naming one. */
public final class Mappings {
    private static final String SERVICES = "/import/e-albania-services.yaml";

    private Mappings() {}

    /** The mapping of the portal's own services. */
    public static ServiceMapping builtInServices() {
        try (InputStream in = Mappings.class.getResourceAsStream(SERVICES)) {
            if (in == null) {
                throw new IllegalStateException("the mapping of the portal's services is not in the application");
            }
            return MappingFile.services("the built-in mapping", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the mapping of the portal's services cannot be read", e);
        }
    }

    /**
     * The one mapping of a folder whose columns a table has.
     *
     * @throws Stop if there is none, or more than one
     */
    public static FeedbackMapping fitting(Path folder, Path file) throws IOException {
        List<String> header;
        try (Table table = Table.open(file)) {
            header = table.header();
        }
        List<Path> fitting = new ArrayList<>();
        for (Path candidate : in(folder)) {
            if (MappingFile.isOfFeedback(candidate)
                    && header.containsAll(MappingFile.feedback(candidate).columnNames())) {
                fitting.add(candidate);
            }
        }
        if (fitting.size() == 1) {
            return MappingFile.feedback(fitting.getFirst());
        }
        String found = fitting.isEmpty()
                ? "no mapping in " + folder + " fits the columns " + String.join(", ", header)
                : "more than one mapping fits: " + fitting;
        throw Stop.unusable(found + "; name one with --mapping FILE");
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
