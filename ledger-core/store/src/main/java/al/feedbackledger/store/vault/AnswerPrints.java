package al.feedbackledger.store.vault;

import al.feedbackledger.store.eventstore.AnswerPrintRow;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises an answer that an institution has given before, without keeping its text: HMAC(pepper, institution ‖
 * normalised text). Prints are counted at write time and never published.
 */
@CheckReturnValue
public final class AnswerPrints {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\s]]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final JdbcClient database;
    private final Pepper pepper;

    public AnswerPrints(JdbcClient database, Pepper pepper) {
        this.database = database;
        this.pepper = pepper;
    }

    /** The print of an answer, for the ledger's transaction to count. */
    public AnswerPrintRow of(String institution, String text) {
        return new AnswerPrintRow(institution, pepper.mac(Crypto.utf8(institution + normalised(text))));
    }

    /** How often the institution had given this text before, in answers the ledger already holds. */
    public long earlierUses(AnswerPrintRow print) {
        return database.sql(VaultSql.ANSWER_USES)
                .param("institution", print.institution())
                .param("print", print.print())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Equal for texts that differ in case, spacing, invisible characters and compatible forms alone (NFKC). */
    static String normalised(String text) {
        String visible = INVISIBLE.matcher(text).replaceAll("");
        String folded = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return SPACE.matcher(folded).replaceAll(" ").strip();
    }
}
