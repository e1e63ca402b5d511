package al.feedbackledger.store.stored;

import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.integrity.EventBytes;
import al.feedbackledger.rules.integrity.Leaf;
import al.feedbackledger.rules.integrity.TreeHash;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;

import java.lang.reflect.RecordComponent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks a whole stored ledger through, from its bytes alone and by the recursive definition of RFC 6962, and says
 * everything that is not as it must be.
 */
final class StoredLedgerCheck {
    private static final HexFormat HEX = HexFormat.of();

    private final List<String> faults = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();
    private final Map<String, SealedField> sealed = new HashMap<>();
    private final Map<String, String> streamOfRef = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private final List<byte[]> leaves = new ArrayList<>();

    private StoredLedgerCheck() {}

    /** What was found: the faults, and the name and revision of every event that was there. */
    record Findings(List<String> faults, Set<String> kinds) {}

    /**
     * @param words what must come out of the vault, by reference
     */
    static Findings of(TestDatabase database, Vault vault, Map<String, String> words) throws SQLException {
        StoredLedgerCheck check = new StoredLedgerCheck();
        StoredRows rows = StoredRows.read(database);
        check.events(rows.events());
        check.batches(rows.batches());
        check.vault(rows.sealedRefs(), vault, words);
        return new Findings(check.faults, check.kinds);
    }

    private void events(List<StoredRows.EventRow> events) {
        Map<String, Long> next = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            StoredRows.EventRow event = events.get(i);
            expect(event.position(), i + 1L, "position");
            expect(
                    event.sequenceNo(),
                    next.merge(event.streamId(), 1L, Long::sum) - 1,
                    "sequence number at position " + event.position());
            EventType type = EventFormat.current().find(event.eventName());
            if (type == null) {
                faults.add("position " + event.position() + " is a " + event.eventName() + ", which is unknown");
                continue;
            }
            kinds.add(event.eventName() + "/" + event.revision());
            read(event);
            byte[] bytes = bytes(event);
            byte[] leaf = TreeHash.leaf(type.isPublic() ? Leaf.open(bytes) : Leaf.opaque(event.blind(), bytes));
            expect(HEX.formatHex(event.leafHash()), HEX.formatHex(leaf), "leaf at position " + event.position());
            leaves.add(leaf);
        }
    }

    private static byte[] bytes(StoredRows.EventRow event) {
        return EventBytes.of(
                event.streamId(),
                event.sequenceNo(),
                event.eventId(),
                event.eventName(),
                event.revision(),
                event.occurredAt(),
                event.recordedAt(),
                event.payload(),
                event.metadata());
    }

    private void read(StoredRows.EventRow event) {
        try {
            Object read = EventFormat.current().read(event.eventName(), event.revision(), event.payload());
            if (read instanceof PersonalDataErased gone) {
                erased.addAll(gone.refs());
            }
            for (RecordComponent part : read.getClass().getRecordComponents()) {
                if (part.getType() == SealedText.class && part.getAccessor().invoke(read) instanceof SealedText text) {
                    sealed.put(text.ref(), new SealedField(part.getName(), text));
                    streamOfRef.put(text.ref(), event.streamId());
                }
            }
        } catch (EventFormat.UnreadableEvent | ReflectiveOperationException e) {
            faults.add("position " + event.position() + " cannot be read: " + e.getMessage());
        }
    }

    private void batches(List<StoredRows.BatchRow> batches) {
        byte[] root = TreeHash.emptyRoot();
        long last = 0;
        long recordedAt = Long.MIN_VALUE;
        for (StoredRows.BatchRow batch : batches) {
            String where = " of batch " + batch.batchNo();
            expect(batch.firstPosition(), last + 1, "first position" + where);
            expect(HEX.formatHex(batch.prevRoot()), HEX.formatHex(root), "previous root" + where);
            last = batch.lastPosition();
            if (last > leaves.size()) {
                faults.add("events of batch " + batch.batchNo() + " are missing");
                return;
            }
            List<byte[]> soFar = leaves.subList(0, Math.toIntExact(last));
            root = root(soFar);
            expect(HEX.formatHex(batch.root()), HEX.formatHex(root), "root" + where);
            expect(hex(batch.frontier()), hex(frontier(soFar)), "frontier" + where);
            if (batch.recordedAt() < recordedAt) {
                faults.add("recorded_at goes back" + where);
            }
            recordedAt = batch.recordedAt();
        }
        expect(last, leaves.size(), "last position");
    }

    private static String hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList().toString();
    }

    private static byte[] root(List<byte[]> of) {
        if (of.size() == 1) {
            return of.getFirst();
        }
        int left = Integer.highestOneBit(of.size() - 1);
        return TreeHash.node(root(of.subList(0, left)), root(of.subList(left, of.size())));
    }

    /** The roots of the full subtrees from left to right, one for each bit of the size. */
    private static List<byte[]> frontier(List<byte[]> of) {
        List<byte[]> roots = new ArrayList<>();
        int from = 0;
        for (int bit = Integer.highestOneBit(of.size()); bit > 0; bit >>= 1) {
            if ((of.size() & bit) != 0) {
                roots.add(root(of.subList(from, from + bit)));
                from += bit;
            }
        }
        return roots;
    }

    private void vault(Set<String> held, Vault vault, Map<String, String> words) {
        for (Map.Entry<String, SealedField> entry : sealed.entrySet()) {
            String ref = entry.getKey();
            Opened opened = vault.open(streamOfRef.getOrDefault(ref, ""), entry.getValue());
            if (erased.contains(ref)) {
                expect(opened, new Opened.Gone(), "erased words " + ref);
            } else if (!(opened instanceof Opened.Words found)) {
                faults.add("words " + ref + " do not open: " + opened);
            } else if (words.containsKey(ref) && !found.text().equals(words.get(ref))) {
                faults.add("words " + ref + " are others than were sealed");
            }
        }
        held.stream().filter(ref -> !sealed.containsKey(ref)).forEach(ref -> faults.add("no event names words " + ref));
        words.keySet().stream()
                .filter(ref -> !sealed.containsKey(ref))
                .forEach(ref -> faults.add("no event has the words " + ref));
        erased.stream().filter(ref -> !sealed.containsKey(ref)).forEach(ref -> faults.add("never sealed: " + ref));
    }

    private void expect(Object found, Object expected, String what) {
        if (!found.equals(expected)) {
            faults.add(what + " is " + found + ", not " + expected);
        }
    }

    private void expect(long found, long expected, String what) {
        expect(Long.valueOf(found), Long.valueOf(expected), what);
    }

    /** Every name and revision the catalogue knows. */
    static Set<String> catalogue() {
        Set<String> all = new HashSet<>();
        EventFormat.current().types().forEach(type -> all.add(type.name() + "/" + type.revision()));
        return all;
    }
}
