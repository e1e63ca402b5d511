package al.feedbackledger.store.vault;

import al.feedbackledger.store.database.LedgerDatabase;
import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.AnswerPrintRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerPrintsIT {
    private static final Pepper PEPPER = message -> Crypto.hmac(new byte[32], message);

    private LedgerDatabase opened;
    private JdbcClient database;
    private AnswerPrints prints;

    @BeforeEach
    void open() {
        opened = TestPostgres.newDatabase().open(2);
        database = JdbcClient.create(opened.pool());
        prints = new AnswerPrints(database, PEPPER);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void isTheKeyedHashOfInstitutionAndNormalisedText() {
        byte[] expected = Crypto.hmac(new byte[32], "akshifaleminderit për mesazhin!".getBytes(StandardCharsets.UTF_8));
        assertThat(prints.of("akshi", "Faleminderit për mesazhin!").print()).isEqualTo(expected);
    }

    @Test
    void textsThatLookAlikeHaveOnePrint() {
        byte[] print = prints.of("akshi", "Faleminderit për mesazhin!").print();
        for (String alike : new String[] {
            "  FALEMINDERIT  PËR\tmesazhin!\n",
            "Faleminderit\u00a0pe\u0308r mesazhin!",
            "Faleminderit p\u200bër mesaz\u00adhin!",
            "Faleminderit për mesazhin！"
        }) {
            assertThat(prints.of("akshi", alike).print()).as(alike).isEqualTo(print);
        }
        assertThat(prints.of("akshi", "Faleminderit për mesazhin").print()).isNotEqualTo(print);
        assertThat(prints.of("dpshtrr", "Faleminderit për mesazhin!").print()).isNotEqualTo(print);
    }

    @Test
    void countsWhatTheLedgerHasStored() {
        AnswerPrintRow print = prints.of("akshi", "canary");
        assertThat(prints.earlierUses(print)).isZero();
        database.sql("INSERT INTO vault.answer_print (institution, print, uses) VALUES (?, ?, 41)")
                .params(print.institution(), print.print())
                .update();
        assertThat(prints.earlierUses(print)).isEqualTo(41);
        assertThat(prints.earlierUses(prints.of("dpshtrr", "canary"))).isZero();
        assertThat("" + print).doesNotContain("canary");
    }
}
