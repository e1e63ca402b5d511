package al.feedbackledger.api.audit;

import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedEvent;
import al.feedbackledger.store.vault.CaseField;
import al.feedbackledger.store.vault.Kept;
import al.feedbackledger.store.vault.SaltedWords;
import al.feedbackledger.store.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

import static java.util.Objects.requireNonNull;

/**
 * Goes through every commitment in the ledger and says what the vault holds for it, all of one moment: words and the
 * record of their erasure go in one transaction, so whoever looked at them at two moments would see words missing that
 * were erased in between.
 */
@Component
final class VaultManifest {
    private static final int EVENTS_AT_ONCE = 250;

    private final AuditTrail ledger;
    private final Vault vault;
    private final TransactionTemplate oneMoment;
    private final EventFormat format = EventFormat.current();

    VaultManifest(AuditTrail ledger, Vault vault, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.vault = vault;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** Takes lines as they come. */
    interface Sink {
        void line(Object line) throws IOException;
    }

    /**
     * @param words whether salts and values are handed out
     * @param position is told the last position of the moment, before the first line
     */
    void write(boolean words, LongConsumer position, Sink sink) throws IOException {
        try {
            oneMoment.executeWithoutResult(unused -> {
                long head = ledger.head();
                position.accept(head);
                long lines = 0;
                for (long from = 1; from <= head; from += EVENTS_AT_ONCE) {
                    lines += page(ledger.events(from, EVENTS_AT_ONCE), words, sink);
                }
                send(sink, new VaultLine.VaultEnd(head, lines));
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private int page(List<RecordedEvent> events, boolean words, Sink sink) {
        List<CaseField> fields = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (format.read(event.eventName(), event.revision(), event.payload()) instanceof FeedbackEvent said) {
                SealedPaths.of(said).forEach(field -> fields.add(new CaseField(event.streamId(), field)));
            }
        }
        Map<String, Kept> kept = vault.kept(fields);
        Set<String> erased = erased(fields, kept);
        for (CaseField field : fields) {
            String ref = field.field().text().ref();
            Kept found = requireNonNull(kept.get(ref));
            send(sink, line(field, state(found, erased.contains(ref)), words ? found.words() : null));
        }
        return fields.size();
    }

    /** References among the missing ones that an event erased. */
    private Set<String> erased(List<CaseField> fields, Map<String, Kept> kept) {
        Set<String> streams = new HashSet<>();
        for (CaseField field : fields) {
            if (requireNonNull(kept.get(field.field().text().ref())).state() == Kept.State.MISSING) {
                streams.add(field.streamId());
            }
        }
        Set<String> refs = new HashSet<>();
        if (!streams.isEmpty()) {
            for (RecordedEvent event : ledger.erasuresOf(streams)) {
                if (format.read(event.eventName(), event.revision(), event.payload()) instanceof PersonalDataErased e) {
                    refs.addAll(e.refs());
                }
            }
        }
        return refs;
    }

    private static String state(Kept found, boolean erased) {
        return switch (found.state()) {
            case PRESENT -> "present";
            case UNREADABLE -> "unreadable";
            case MISSING -> erased ? "erased" : "absent";
        };
    }

    private static VaultLine line(CaseField field, String state, @Nullable SaltedWords words) {
        return new VaultLine(
                field.field().text().ref(),
                field.streamId(),
                field.field().path(),
                state,
                words == null ? null : words.salt(),
                words == null ? null : words.text().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Sink sink, Object line) {
        try {
            sink.line(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
