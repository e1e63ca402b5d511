package al.feedbackledger.api.audit;

import al.feedbackledger.api.acts.SealedPaths;
import al.feedbackledger.api.http.LedgerPosition;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemFound;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventFormat.UnreadableEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.store.eventstore.AuditTrail;
import al.feedbackledger.store.eventstore.RecordedEvent;
import al.feedbackledger.store.log.PublishedLog;
import al.feedbackledger.store.vault.CaseField;
import al.feedbackledger.store.vault.Kept;
import al.feedbackledger.store.vault.SaltedWords;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Goes through every commitment in the ledger and says what the vault holds for it, all of one moment: words and the
 * record of their erasure go in one transaction, so whoever looked at them at two moments would see words missing that
 * were erased in between.
 *
 * <p>It ends exactly where a signed checkpoint does, so that an export needs nothing else to be tied to what was signed. The
 * vault can be looked at as it is now alone, and now is a little after the checkpoint; where words were erased in between,
 * the next checkpoint is waited for, and looked again.
 */
@Component
final class VaultManifest {
    private static final Logger LOG = LoggerFactory.getLogger(VaultManifest.class);
    private static final int EVENTS_AT_ONCE = 250;
    /** Moments that are tried until one has no erasure after its checkpoint. */
    private static final int MOST_TRIES = 40;

    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final AuditTrail ledger;
    private final PublishedLog log;
    private final TransactionTemplate oneMoment;
    private final EventFormat format = EventFormat.current();

    VaultManifest(AuditTrail ledger, PublishedLog log, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.log = log;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /** Looks into the vault, with words or without. */
    @FunctionalInterface
    interface Look {
        Map<String, Kept> at(List<CaseField> fields);
    }

    /**
     * Answers line by line.
     *
     * @param atLeast position that the answer must reach
     * @throws al.feedbackledger.api.problem.ProblemFound where no checkpoint comes that covers it; then nothing is answered
     */
    void answer(long atLeast, Look look, HttpServletResponse response) throws IOException {
        answer(new Asked(atLeast, true), look, response);
    }

    /**
     * Answers line by line, and where the log is not signed as far as the ledger goes, as far as it is: a log that will not
     * be signed any more is when an auditor comes.
     *
     * @param asked how far the ledger goes
     * @throws al.feedbackledger.api.problem.ProblemFound where nothing is signed, or words were erased since; then nothing
     *     is answered
     */
    void answerAsFarAsSigned(long asked, Look look, HttpServletResponse response) throws IOException {
        answer(new Asked(asked, false), look, response);
    }

    /** @param required whether a checkpoint before the position is not enough */
    private record Asked(long position, boolean required) {}

    private void answer(Asked asked, Look look, HttpServletResponse response) throws IOException {
        long from = asked.position();
        for (int i = 0; i < MOST_TRIES; i++) {
            PublishedLog.Signed signed = covering(from)
                    .or(() -> asked.required() ? Optional.empty() : log.signed())
                    .orElseThrow(VaultManifest::notSigned);
            long head = requireNonNull(oneMoment.execute(unused -> lines(signed, asked.position(), look, response)));
            if (head == 0) {
                return;
            }
            if (signed.checkpoint().size() < from) {
                throw notSigned();
            }
            from = head;
        }
        throw Problem.of(ProblemType.BUSY).retryAfter(TRY_AGAIN).found();
    }

    /** Whether the log is signed up to where the ledger is now, or will be in a moment. */
    void requireSigning() {
        PublishedLog.Signed unused = covering(ledger.head()).orElseThrow(VaultManifest::notSigned);
    }

    private Optional<PublishedLog.Signed> covering(long position) {
        try {
            return log.awaitSize(position, SIGNED_WITHIN) ? log.signed() : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static ProblemFound notSigned() {
        return Problem.of(ProblemType.NOT_SIGNED_YET).retryAfter(TRY_AGAIN).found();
    }

    /** @return 0 when everything was answered; else how far the ledger is, and nothing was */
    private long lines(PublishedLog.Signed signed, long asked, Look look, HttpServletResponse response) {
        long head = ledger.head();
        long size = signed.checkpoint().size();
        if (ledger.isErasedAfter(size)) {
            return head;
        }
        response.setHeader(LedgerPosition.HEADER, Long.toString(size));
        try (JsonLines out = JsonLines.answer(response)) {
            long lines = 0;
            List<RecordedEvent> events = events(1, size);
            while (!events.isEmpty()) {
                lines += page(events, look, out);
                events = events(events.getLast().position() + 1, size);
            }
            String note = new String(signed.note().bytes(), StandardCharsets.UTF_8);
            out.line(new VaultLine.VaultEnd(size, asked, lines, note));
            return 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<RecordedEvent> events(long from, long last) {
        return ledger.asTheyLie(from, EVENTS_AT_ONCE).stream()
                .filter(event -> event.position() <= last)
                .toList();
    }

    private int page(List<RecordedEvent> events, Look look, JsonLines out) throws IOException {
        List<CaseField> fields = new ArrayList<>();
        for (RecordedEvent event : events) {
            if (read(event) instanceof FeedbackEvent said) {
                SealedPaths.of(said).forEach(field -> fields.add(new CaseField(event.streamId(), field)));
            }
        }
        Map<String, Kept> kept = look.at(fields);
        Set<String> erased = erased(fields, kept);
        for (CaseField field : fields) {
            String ref = field.field().text().ref();
            Kept found = requireNonNull(kept.get(ref));
            out.line(line(field, state(found, erased.contains(ref)), found.words()));
        }
        return fields.size();
    }

    /** Null where somebody has made bytes of an event that are none: what words it had, nobody can say any more. */
    private @Nullable Object read(RecordedEvent event) {
        try {
            return format.read(event.eventName(), event.revision(), event.payload());
        } catch (UnreadableEvent damaged) {
            LOG.error("the ledger is damaged: the event at position {} cannot be read", event.position());
            return null;
        }
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
                if (read(event) instanceof PersonalDataErased e) {
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
}
