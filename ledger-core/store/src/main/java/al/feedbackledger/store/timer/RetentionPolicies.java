package al.feedbackledger.store.timer;

import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.publication.PublicationCommand.AdoptPolicy;
import al.feedbackledger.rules.publication.PublicationEvent.PolicyAdopted;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerReader.StoredEvent;
import al.feedbackledger.store.vault.CommandReceipts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How long words are kept, as the ledger's own policies say. A case keeps the policy that was in force when it was
 * settled: a new one works forward only.
 */
public final class RetentionPolicies {
    /** The name of the policy. */
    public static final String NAME = "retention";

    /** The parameter that says how many months after a case is settled its words are erased. */
    public static final String WORDS_MONTHS = "wordsMonths";

    /** Fifty years: what is kept longer is kept for good, and that is no policy of erasing. */
    public static final int WORDS_MONTHS_MAX = 600;

    private static final String POLICIES = StreamId.publication("policies");
    private static final int PAGE = 1_000;

    private final LedgerReader ledger;
    private final EventFormat format = EventFormat.current();
    private final List<Adopted> adopted = new ArrayList<>();
    private long readNext;

    public RetentionPolicies(LedgerReader ledger) {
        this.ledger = ledger;
    }

    private record Adopted(Instant at, int months) {}

    /** The command that puts on record for how many months words are kept, and for how long replies are. */
    public static AdoptPolicy adopt(int months) {
        return new AdoptPolicy(
                NAME,
                Map.of(
                        WORDS_MONTHS,
                        Integer.toString(months),
                        "receiptDays",
                        Long.toString(CommandReceipts.KEPT.toDays())));
    }

    /** The end of keeping words of a case that was settled at a time. */
    public Instant endOfKeeping(Instant settledAt) {
        return settledAt.atZone(ZoneOffset.UTC).plusMonths(monthsAt(settledAt)).toInstant();
    }

    /** The months that were in force at a time; {@link Limits#RETENTION_MONTHS} before any policy was adopted. */
    public synchronized int monthsAt(Instant time) {
        int months = Limits.RETENTION_MONTHS;
        for (Adopted policy : adopted) {
            if (!policy.at().isAfter(time)) {
                months = policy.months();
            }
        }
        return months;
    }

    /** What the last policy on record says; empty before any was adopted. */
    public synchronized OptionalInt onRecord() {
        return adopted.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(adopted.getLast().months());
    }

    /** Reads the policies adopted since the last time. */
    public synchronized void refresh() {
        List<StoredEvent> page = ledger.ofStream(POLICIES, readNext, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::take);
            page = ledger.ofStream(POLICIES, readNext, PAGE);
        }
    }

    private void take(StoredEvent event) {
        readNext = event.sequenceNo() + 1;
        Object payload = format.read(event.eventName(), event.revision(), event.payload());
        if (payload instanceof PolicyAdopted policy
                && policy.policy().equals(NAME)
                && policy.parameters().containsKey(WORDS_MONTHS)) {
            adopted.add(new Adopted(
                    event.occurredAt(), Integer.parseInt(policy.parameters().get(WORDS_MONTHS))));
        }
    }
}
