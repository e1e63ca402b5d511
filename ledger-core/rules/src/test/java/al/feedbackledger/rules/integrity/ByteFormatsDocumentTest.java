package al.feedbackledger.rules.integrity;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.tile.TilePath;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The document that a stranger writes a second verifier from says what the program does. */
class ByteFormatsDocumentTest {
    private static final String DOCUMENT = read("ops/docs/internals/byte-formats.md");

    @Test
    void holdsTheExampleAsItIsComputed() {
        assertThat(DOCUMENT).contains("```text\n" + WorkedExample.text() + "```\n");
    }

    @Test
    void namesEveryPublicEventAndNoOther() {
        List<String> open = EventFormat.current().types().stream()
                .filter(EventType::isPublic)
                .map(EventType::name)
                .sorted()
                .toList();
        String names = DOCUMENT.substring(DOCUMENT.indexOf("These events are open:") + 22);
        List<String> told = List.of(
                names.substring(0, names.indexOf('.')).replaceAll("[`\\s]+", "").split(",", -1));
        assertThat(told).containsExactlyElementsOf(open);
    }

    @Test
    void tellsTheLimits() {
        assertThat(DOCUMENT)
                .contains(grouped(Leaf.MAX_PUBLIC_EVENT_BYTES))
                .contains(grouped(Leaf.MAX_ENTRY_BYTES))
                .contains(grouped(SignedNote.MAX_BYTES))
                .contains(grouped(SignedNote.MAX_SIGNATURES) + " signatures")
                .contains(grouped(TilePath.FULL_WIDTH));
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Looked for from the module's folder upwards, where the build runs. */
    private static String read(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(path))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("a folder above this module with %s", path).isNotNull();
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException unreadable) {
            throw new AssertionError(path, unreadable);
        }
    }
}
