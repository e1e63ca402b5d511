package al.feedbackledger.api.cli.mapping;

import al.feedbackledger.rules.catalogue.CatalogueLimits;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SlugsTest {
    @Test
    void abbreviationsInParenthesesAreIds() {
        assertThat(Slugs.of(List.of("Qendra Kombëtare e Biznesit (QKB)", "Arsimi (DPAP/ZVAP)"), ""))
                .containsEntry("Qendra Kombëtare e Biznesit (QKB)", "qkb")
                .containsEntry("Arsimi (DPAP/ZVAP)", "dpap-zvap");
    }

    @Test
    void otherNamesAreWrittenInPlainLetters() {
        assertThat(Slugs.of(List.of("Bashkia Tiranë", "Çështje & të tjera"), ""))
                .containsEntry("Bashkia Tiranë", "bashkia-tirane")
                .containsEntry("Çështje & të tjera", "ceshtje-te-tjera");
    }

    @Test
    void longNamesAreCutAtAWord() {
        String name = "Agjencia e Sigurimit të Cilësisë së Kujdesit Shëndetësor dhe Shoqëror";

        assertThat(Slugs.of(List.of(name), ""))
                .containsEntry(name, "agjencia-e-sigurimit-te-cilesise-se-kujdesit-shendetesor-dhe");
    }

    @Test
    void namesThatWouldShareAnIdAreAllToldApart() {
        var ids = Slugs.of(List.of("Ujë", "Uje", "***"), "x-");

        assertThat(ids.values()).doesNotHaveDuplicates().allMatch(id -> id.startsWith("x-"));
        assertThat(ids.values()).allMatch(CatalogueLimits::isSlug);
        assertThat(ids).isEqualTo(Slugs.of(List.of("***", "Uje", "Ujë"), "x-"));
    }
}
