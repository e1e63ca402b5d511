package al.feedbackledger.store.vault;

import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.store.axon.CommandResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Words go in the transaction that records their erasure. */
class ErasureIT {
    private static final Randomness RANDOM = Randomness.secure();

    @TempDir
    private Path temp;

    private ErasableCase c;

    @BeforeEach
    void submitOneCase() {
        c = new ErasableCase(temp);
    }

    @AfterEach
    void close() {
        c.close();
    }

    @Test
    void wordsKeyAndReceiptsGoWithTheEventThatSaysSo() {
        c.ask();
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);

        assertThat(c.vault.open(c.stream, c.comment)).isEqualTo(new Opened.Gone());
        assertThat(c.rows("vault.sealed_value")).isZero();
        assertThat(c.rows("vault.case_key")).isZero();
        assertThat(c.receipts.find(ErasableCase.claim("submit")))
                .as("the reply to the submission held the tracking code")
                .isEqualTo(new CommandReceipts.Earlier.Never());
        assertThat(c.logLines())
                .containsExactly(Made.START + " " + c.stream + " REQUESTED_BY_SUBJECT "
                        + c.comment.text().ref());
    }

    @Test
    void theErasuresOwnReceiptStaysSoThatARetryGetsTheSameReply() {
        c.ask();
        byte[] first = ErasableCase.reply(c.erase("first"));
        CommandResult again = c.erase("first");
        assertThat(again).isInstanceOf(CommandResult.Repeated.class);
        assertThat(ErasableCase.reply(again)).isEqualTo(first);
        assertThat(c.open.ledger.reader.count(c.stream, "PersonalDataErased")).isEqualTo(1);
    }

    @Test
    void anotherCaseKeepsItsWords() {
        String other = RANDOM.timeOrderedId(Made.START).toString();
        SealedField others = c.submit(other, "others' words");
        c.ask();
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);
        assertThat(c.vault.open(other, others)).isEqualTo(new Opened.Words("others' words"));
    }

    @Test
    void wordsSealedAfterwardsGetTheNextGenerationAndCanBeErasedAgain() {
        c.ask();
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);
        SealedField note = c.note("later");
        assertThat(c.vault.open(c.stream, note)).isEqualTo(new Opened.Words("later"));
        assertThat(c.jdbc.sql("SELECT generation FROM vault.case_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        c.ask();
        assertThat(c.erase("second")).isInstanceOf(CommandResult.Done.class);
        assertThat(c.vault.open(c.stream, note)).isEqualTo(new Opened.Gone());
        assertThat(c.logLines()).hasSize(2);
    }
}
