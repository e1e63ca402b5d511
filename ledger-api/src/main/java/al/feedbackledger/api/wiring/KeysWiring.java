package al.feedbackledger.api.wiring;

import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.StaffAccounts;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.vault.AnswerPrints;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.ErasureLog;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.file.Path;

/** The keys, and what only they open: sealed words, tracking codes, receipts. */
@Configuration(proxyBeanMethods = false)
class KeysWiring {

    @Bean
    Randomness randomness() {
        return Randomness.secure();
    }

    /**
     * The first start makes the keys, once for all nodes that share the folder; a node with other keys than the database's
     * does not start.
     */
    @Bean
    KeyFolder keyFolder(LedgerSettings settings, Randomness randomness, KeyFingerprints fingerprints) {
        Path folder = settings.keys();
        KeyFolder made = KeyFolder.ensure(folder, randomness);
        String origin = settings.log().origin();
        var unused = LogIdentity.ensure(made, origin == null ? "" : origin, randomness);
        KeyFolder keys = KeyFolder.open(folder);
        fingerprints.check(keys);
        return keys;
    }

    /**
     * Before anything reads or writes: what the ledger has erased is in the log, and what the log names is not in the
     * database, even if that was restored from a backup.
     */
    @Bean
    ErasureLog erasureLog(LedgerSettings settings, KeyFolder keys, JdbcClient jdbc, LedgerReader reader) {
        ErasureLog log = new ErasureLog(settings.keys(), jdbc);
        log.complete(new RecordedErasures(reader));
        log.reapply();
        return log;
    }

    @Bean
    KeyFingerprints keyFingerprints(JdbcClient jdbc) {
        return new KeyFingerprints(jdbc);
    }

    @Bean
    Vault vault(JdbcClient jdbc, KeyFolder keys, Randomness randomness, Vault.Erasures erasures) {
        return new Vault(jdbc, keys, randomness, erasures);
    }

    @Bean
    AnswerPrints answerPrints(JdbcClient jdbc, KeyFolder keys) {
        return new AnswerPrints(jdbc, keys.pepper());
    }

    @Bean
    CommandReceipts commandReceipts(JdbcClient jdbc, Randomness randomness) {
        return new CommandReceipts(jdbc, randomness);
    }

    @Bean
    CaseAccess caseAccess(JdbcClient jdbc, KeyFolder keys, Randomness randomness) {
        return new CaseAccess(jdbc, keys.pepper(), randomness);
    }

    @Bean
    StaffAccounts staffAccounts(JdbcClient jdbc, Randomness randomness) {
        return new StaffAccounts(jdbc, randomness);
    }
}
