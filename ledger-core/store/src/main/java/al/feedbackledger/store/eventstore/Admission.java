package al.feedbackledger.store.eventstore;

import al.feedbackledger.store.eventstore.AppendRefusal.CaseKeyGone;
import al.feedbackledger.store.eventstore.AppendRefusal.CaseKeyTaken;
import al.feedbackledger.store.eventstore.AppendRefusal.DuplicateEventId;
import al.feedbackledger.store.eventstore.AppendRefusal.ImportIdentityTaken;
import al.feedbackledger.store.eventstore.AppendRefusal.KeyReused;
import al.feedbackledger.store.eventstore.AppendRefusal.ReferenceTaken;
import al.feedbackledger.store.eventstore.AppendRefusal.RepeatedKey;
import al.feedbackledger.store.eventstore.AppendRefusal.StreamConflict;
import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides under the ledger's lock which requests of a batch are taken. Each is refused alone; whatever is taken counts
 * for those after it, as if it were stored already.
 */
final class Admission {
    private final Taken taken;

    Admission(Taken taken) {
        this.taken = taken;
    }

    /** A stored receipt: what was asked and what was replied. */
    @SuppressWarnings("ArrayRecordComponent") // Rows of one transaction; never compared as records.
    record StoredReceipt(byte[] requestMac, byte[] sealedReply) {
        /** Compared in constant time: the caller may be guessing. */
        AppendRefusal answer(byte[] mac) {
            return MessageDigest.isEqual(requestMac, mac) ? new RepeatedKey(sealedReply) : new KeyReused();
        }
    }

    /** What is stored already of all that the requests want to store. */
    record Taken(
            Map<Bytes, StoredReceipt> receipts,
            Map<String, Long> lastSequences,
            Set<String> eventIds,
            Set<String> references,
            Set<ImportKey> importIdentities,
            Map<String, Integer> caseKeys) {}

    /** An import's identity as a key. */
    record ImportKey(String source, String externalId) {
        static ImportKey of(ImportIdentityRow row) {
            return new ImportKey(row.source(), row.externalId());
        }
    }

    /** Takes the request, or says why not. */
    @Nullable
    AppendRefusal admit(AppendRequest request) {
        AppendRefusal refusal = refusal(request);
        if (refusal == null) {
            take(request);
        }
        return refusal;
    }

    private @Nullable AppendRefusal refusal(AppendRequest request) {
        Attachment attachment = request.attachment();
        ReceiptRow receipt = attachment.receipt();
        StoredReceipt stored = receipt == null ? null : taken.receipts().get(new Bytes(receipt.keyHash()));
        if (receipt != null && stored != null) {
            return stored.answer(receipt.requestMac());
        }
        ImportIdentityRow identity = attachment.importIdentity();
        if (identity != null && taken.importIdentities().contains(ImportKey.of(identity))) {
            return new ImportIdentityTaken();
        }
        AppendRefusal conflict = conflict(request);
        if (conflict != null) {
            return conflict;
        }
        CaseAccessRow access = attachment.caseAccess();
        if (access != null && taken.references().contains(access.reference())) {
            return new ReferenceTaken();
        }
        return wrongKey(attachment);
    }

    /** Words are stored only under the key their case has now, or with its first one. */
    private @Nullable AppendRefusal wrongKey(Attachment attachment) {
        CaseKeyRow key = attachment.caseKey();
        if (key != null && taken.caseKeys().containsKey(key.streamId())) {
            return new CaseKeyTaken(key.streamId());
        }
        KeyUse use = attachment.keyUse();
        if (use == null) {
            return null;
        }
        Integer live = taken.caseKeys().get(use.streamId());
        return live == null || live != use.generation() ? new CaseKeyGone(use.streamId()) : null;
    }

    /** A stream continues where it ends; an empty one may begin anywhere (who opens streams says where). */
    private @Nullable AppendRefusal conflict(AppendRequest request) {
        Map<String, Long> own = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (StagedEvent event : request.events()) {
            Long ownBefore = own.put(event.streamId(), event.sequenceNo());
            Long before = ownBefore == null ? taken.lastSequences().get(event.streamId()) : ownBefore;
            if (before != null && event.sequenceNo() != before + 1) {
                return new StreamConflict(event.streamId(), event.sequenceNo());
            }
            if (taken.eventIds().contains(event.eventId()) || !ids.add(event.eventId())) {
                return new DuplicateEventId(event.streamId(), event.eventId(), event.sequenceNo());
            }
        }
        return null;
    }

    private void take(AppendRequest request) {
        for (StagedEvent event : request.events()) {
            taken.lastSequences().put(event.streamId(), event.sequenceNo());
            taken.eventIds().add(event.eventId());
        }
        Attachment attachment = request.attachment();
        if (attachment.importIdentity() != null) {
            taken.importIdentities().add(ImportKey.of(attachment.importIdentity()));
        }
        if (attachment.caseAccess() != null) {
            taken.references().add(attachment.caseAccess().reference());
        }
        if (attachment.caseKey() != null) {
            taken.caseKeys()
                    .put(attachment.caseKey().streamId(), attachment.caseKey().generation());
        }
        if (attachment.erased() != null) {
            taken.caseKeys().remove(attachment.erased().streamId());
        }
    }
}
