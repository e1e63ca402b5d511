package al.feedbackledger.projections.catalogue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class AlbanianOrderTest {
    private static final Comparator<String> BY_KEY = Comparator.comparing(AlbanianOrder::key, Arrays::compareUnsigned);

    private static void assertOrder(String... texts) {
        List<String> mixed = new ArrayList<>(List.of(texts));
        Collections.shuffle(mixed, new Random(7));
        mixed.sort(BY_KEY);
        assertThat(mixed).containsExactly(texts);
    }

    @Test
    void theAlphabetIsInItsOrder() {
        assertOrder(
                "a", "b", "c", "ç", "d", "dh", "e", "ë", "f", "g", "gj", "h", "i", "j", "k", "l", "ll", "m", "n", "nj",
                "o", "p", "q", "r", "rr", "s", "sh", "t", "th", "u", "v", "x", "xh", "y", "z", "zh");
    }

    @Test
    void aLetterOfTwoSignsComesAfterEveryWordThatBeginsWithItsFirst() {
        assertOrder("Dyqan", "Dhoma", "Evë", "Ezz", "Ëndrra", "Gzim", "Gjak", "Lzz", "Llamba", "Szz", "Shkolla");
    }

    @Test
    void caseDoesNotSeparateWords() {
        assertOrder("Certifikatë", "certifikatë pronësie", "Certifikatë vdekjeje");
    }

    @Test
    void aShorterTitleComesFirst() {
        assertOrder("Leje", "Leje drejtimi", "Lejeqarkullim");
    }

    @Test
    void punctuationAndComposedSignsDoNotMatter() {
        assertThat(BY_KEY.compare("«Leje»", "Leje drejtimi")).isNegative();
        assertThat(AlbanianOrder.key("e\u0308ndrra")[0]).isEqualTo(AlbanianOrder.key("ëndrra")[0]);
    }

    @Test
    void numbersComeBeforeLettersAndOtherScriptsAfterThem() {
        assertOrder("2 vjet", "Arsim", "Zhurmë", "Документ", "申請");
    }

    @Test
    void foldingForgetsMarksCaseAndPunctuation() {
        assertThat(AlbanianOrder.fold("  Çertifikatë — \"Pronësie\"  (e re)! ")).isEqualTo("certifikate pronesie e re");
        assertThat(AlbanianOrder.fold("%_\\")).isEmpty();
    }
}
