package al.feedbackledger.api.audit;

import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.WordsExportActs;
import al.feedbackledger.api.acts.WordsExportWish;
import al.feedbackledger.api.http.ActAnswers;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.store.vault.Vault;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Hands out the words of all cases: first it is recorded that somebody takes them, then the vault is opened. */
@Component
final class ExportedWords {
    private final WordsExportActs acts;
    private final VaultManifest manifest;
    private final Vault vault;

    ExportedWords(WordsExportActs acts, VaultManifest manifest, Vault vault) {
        this.acts = acts;
        this.manifest = manifest;
        this.vault = vault;
    }

    /**
     * Answers line by line, up to a checkpoint that covers the record of this very taking.
     *
     * @throws al.feedbackledger.api.problem.ProblemFound where it is refused or cannot be recorded; then nothing is opened
     */
    void take(String export, Actor by, HttpServletResponse response) throws IOException {
        // A taking is not used up for a log that is not signed.
        manifest.requireSigning();
        ActResult result = acts.act(new WordsExportWish.Take(), export, by, null);
        if (!(result instanceof ActResult.Done recorded)) {
            var unused = ActAnswers.done(result);
            throw new IllegalStateException("what is not recorded is a problem");
        }
        manifest.answer(recorded.reply().position(), vault::openAll, response);
    }
}
