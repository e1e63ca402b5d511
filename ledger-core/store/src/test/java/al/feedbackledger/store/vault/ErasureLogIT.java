package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.eventstore.Attachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is remembered of erasures outside the database: nothing brings the words back. */
class ErasureLogIT {
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
    void whatABackupBroughtBackIsErasedAgainAndLaterWordsStay() {
        List<String> before = List.of(dump("vault.sealed_value"), dump("vault.case_key"));
        c.ask();
        List<String> asked = List.of(dump("vault.sealed_value"), dump("vault.case_key"));
        assertThat(asked).isEqualTo(before);
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);
        putBack();
        assertThat(c.rows("vault.sealed_value")).isEqualTo(1);
        assertThat(c.open.ledger.erasures.reapply()).isEqualTo(new ErasureLog.Reapplied(1, 1, 1));
        assertThat(c.rows("vault.sealed_value")).isZero();
        assertThat(c.rows("vault.case_key")).isZero();

        SealedField note = c.note("later");
        assertThat(c.open.ledger.erasures.reapply()).isEqualTo(new ErasureLog.Reapplied(1, 0, 0));
        assertThat(c.vault.open(c.stream, note)).isEqualTo(new Opened.Words("later"));
    }

    @Test
    void aLineLostInACrashIsWrittenAtTheNextStart() throws Exception {
        c.ask();
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Done.class);
        List<String> whole = c.logLines();
        Path file = c.open.ledger.keyFolder.resolve("erasures.log");
        Files.delete(file);
        RecordedErasures recorded = new RecordedErasures(c.open.ledger.reader);
        assertThat(c.open.ledger.erasures.complete(recorded)).isEqualTo(1);
        assertThat(c.logLines()).isEqualTo(whole);
        assertThat(c.open.ledger.erasures.complete(recorded)).isZero();

        Files.writeString(file, whole.getFirst().substring(0, 50), StandardCharsets.UTF_8);
        assertThat(c.open.ledger.erasures.complete(recorded)).as("a torn line").isEqualTo(1);
        assertThat(c.logLines()).isEqualTo(whole);
    }

    @Test
    void whileItCannotBeWrittenNothingIsAcknowledgedAndNothingMoreIsTaken() throws Exception {
        c.ask();
        Path file = c.open.ledger.keyFolder.resolve("erasures.log");
        Files.createDirectory(file);
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Unavailable.class);
        assertThat(c.open.door.send(
                        new AddNote(c.stream, Made.text(77)), Act.of(Actor.SUBJECT, Made.START), Attachment.none()))
                .isInstanceOf(CommandResult.Unavailable.class);
        Files.delete(file);
        assertThat(c.erase("first")).isInstanceOf(CommandResult.Repeated.class);
        c.note("after the repair");
        assertThat(c.logLines()).hasSize(1);
    }

    @Test
    void aDamagedLineIsNamed() throws Exception {
        Files.writeString(c.open.ledger.keyFolder.resolve("erasures.log"), "what is this\n");
        assertThatThrownBy(() -> c.open.ledger.erasures.reapply())
                .isInstanceOf(KeysRefused.class)
                .hasMessageContaining("Line 1");
    }

    private void putBack() {
        WordSealer sealer = c.vault.sealerForNewCase(c.stream, Made.START);
        sealer.seal("comment", "canary");
        SealedWords words = sealer.sealed();
        StoredWords.store(c.jdbc, words);
        c.jdbc.sql("UPDATE vault.sealed_value SET ref = CAST(? AS uuid)")
                .param(c.comment.text().ref())
                .update();
    }

    private String dump(String table) {
        return c.jdbc.sql("SELECT string_agg(CAST(dumped AS text), ' ') FROM " + table + " AS dumped")
                .query(String.class)
                .single();
    }
}
