package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.wording.Wording;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Writes every page with invented content to {@code target/preview}, to be looked at in a browser. */
class PreviewTest {
    private static final Path FOLDER = Path.of("target", "preview");

    @Test
    void everyPageIsWrittenInBothLanguages() throws IOException {
        Files.createDirectories(FOLDER.resolve("assets"));
        for (String asset : List.of("ledger.css", "ledger.js", "mark.svg")) {
            try (InputStream from = PreviewTest.class.getResourceAsStream("/static/assets/" + asset)) {
                Files.write(
                        FOLDER.resolve("assets").resolve(asset),
                        requireNonNull(from).readAllBytes());
            }
        }
        for (Language language : Language.values()) {
            Wording w = Wording.of(language);
            for (Sample sample : SamplePages.all(w)) {
                String html = Renderer.render(sample, w);
                assertThat(html).as(sample.name()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
                assertThat(html).as(sample.name()).doesNotContain("th:", "???", "style=");
                Files.writeString(
                        FOLDER.resolve(sample.name() + "-" + language.tag() + ".html"),
                        html.replace("\"/assets/", "\"assets/"));
            }
        }
    }
}
