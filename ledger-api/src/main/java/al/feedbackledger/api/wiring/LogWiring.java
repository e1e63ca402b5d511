package al.feedbackledger.api.wiring;

import al.feedbackledger.api.log.LogLocation;
import al.feedbackledger.rules.integrity.checkpoint.Checkpoint;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.LedgerPayloads;
import al.feedbackledger.store.axon.RecordedErasures;
import al.feedbackledger.store.backup.LostErasures;
import al.feedbackledger.store.eventstore.LeafReader;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerTail;
import al.feedbackledger.store.log.CheckpointMetrics;
import al.feedbackledger.store.log.LogIdentity;
import al.feedbackledger.store.log.LogPublisher;
import al.feedbackledger.store.log.NewLog;
import al.feedbackledger.store.log.PublishedLog;
import al.feedbackledger.store.log.Publishing;
import al.feedbackledger.store.log.SignedEvents;
import al.feedbackledger.store.log.SigningKeys;
import al.feedbackledger.store.timer.DutyLock;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.ErasureLog;
import al.feedbackledger.store.vault.KeyFingerprints;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;
import java.nio.file.Path;
import java.time.Clock;

/** The published log: its files, who writes and signs them, and the key that does. */
@Configuration(proxyBeanMethods = false)
class LogWiring {

    @Bean
    LogLocation logLocation(LedgerSettings settings) {
        Path folder = settings.log().folder();
        return new LogLocation(folder == null ? settings.data().resolve("log") : folder);
    }

    @Bean
    LogIdentity logIdentity(KeyFolder keys) {
        return LogIdentity.current(keys);
    }

    @Bean
    PublishedLog publishedLog(LogIdentity log, LogLocation location, KeyFolder keys) {
        return new PublishedLog(
                log, location.path(), keys.signingKeys(log.origin()).getFirst().verifierKey());
    }

    @Bean
    LeafReader leafReader(DataSource dataSource) {
        return new LeafReader(dataSource, new LedgerPayloads());
    }

    @Bean
    CheckpointMetrics checkpointMetrics(MeterRegistry registry, Clock clock, PublishedLog log, LedgerTail tail) {
        return new CheckpointMetrics(
                registry, clock, () -> log.checkpoint().map(Checkpoint::size).orElse(0L), tail::head);
    }

    @Bean(destroyMethod = "close")
    Publishing publishing(
            PublishedLog log,
            KeyFolder keys,
            LeafReader leaves,
            CheckpointMetrics metrics,
            LedgerTail tail,
            DutyLock duties) {
        LogPublisher publisher = new LogPublisher(log, keys, leaves, metrics);
        return new Publishing(publisher, metrics, tail, duties::isMine);
    }

    @Bean
    SigningKeys signingKeys(
            KeyFolder keys, KeyFingerprints fingerprints, CommandDoor door, Randomness randomness, Clock clock) {
        return new SigningKeys(keys, fingerprints, door, randomness, clock);
    }

    @Bean
    NewLog newLog(CommandDoor door, CommandReceipts receipts, Clock clock) {
        return new NewLog(door, receipts, clock);
    }

    @Bean
    LostErasures lostErasures(ErasureLog erasures, LedgerReader ledger, CommandDoor door, Clock clock) {
        return new LostErasures(erasures, new RecordedErasures(ledger), door, clock);
    }

    @Bean
    SignedEvents signedEvents(LogIdentity log, KeyFolder keys, LogLocation location) {
        return new SignedEvents(log, keys, location.path());
    }
}
