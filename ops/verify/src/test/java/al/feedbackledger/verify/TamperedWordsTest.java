package al.feedbackledger.verify;

import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Sealed words gone, moved, exchanged, or said to be what they are not. */
class TamperedWordsTest {
    @TempDir
    private Path folder;

    private TamperedLedger it;

    @BeforeEach
    void begin() throws IOException {
        it = TamperedLedger.in(folder);
    }

    @Test
    void aSealedValueGoneOrMovedElsewhere() {
        for (String state : new String[] {"absent", "unreadable"}) {
            Written written = it.written();
            written.bendLines("vault.jsonl", lines -> {
                String line = lines.getFirst();
                lines.set(0, line.substring(0, line.indexOf("\"state\"")) + "\"state\":\"" + state + "\"}");
            });
            Ran ran = it.verified(written);
            assertThat(ran.code()).isEqualTo(19);
            assertThat(ran.out()).contains("unexplained loss");
        }
    }

    @Test
    void aSealedValueSaidToBeErasedAndNot() {
        Written written = Written.facts(it.ledger(), it.folder().resolve("said"));
        written.bend("vault.jsonl", text -> text.replaceFirst("\"present\"", "\"erased\""));
        assertThat(it.verified(written).code()).isEqualTo(19);
        Written kept = Written.facts(it.ledger(), it.folder().resolve("kept"));
        kept.bend("vault.jsonl", text -> text.replaceFirst("\"erased\"", "\"present\""));
        assertThat(it.verified(kept).code()).isEqualTo(19);
    }

    @Test
    void otherWords() {
        Written written = it.written();
        written.bendLines("vault.jsonl", lines -> {
            String line = lines.getFirst();
            lines.set(0, line.replaceFirst("\"value\":\"[^\"]*\"", "\"value\":\"eA==\""));
        });
        assertThat(it.verified(written).code()).isEqualTo(18);
    }
}
