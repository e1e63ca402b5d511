package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PagePathTest {

    @Test
    void englishPagesStandUnderEn() {
        assertThat(PagePath.language("/en")).isEqualTo(Language.EN);
        assertThat(PagePath.language("/en/services/38")).isEqualTo(Language.EN);
    }

    @Test
    void everythingElseIsAlbanian() {
        assertThat(PagePath.language("/")).isEqualTo(Language.SQ);
        assertThat(PagePath.language("/services/38")).isEqualTo(Language.SQ);
        assertThat(PagePath.language("/energy")).isEqualTo(Language.SQ);
    }

    @Test
    void anAddressGoesThereAndBack() {
        for (String bare : new String[] {"/", "/services", "/services/38?bucket=month"}) {
            for (Language language : Language.values()) {
                assertThat(PagePath.bare(PagePath.in(language, bare))).isEqualTo(bare);
            }
        }
        assertThat(PagePath.in(Language.EN, "/")).isEqualTo("/en");
    }
}
