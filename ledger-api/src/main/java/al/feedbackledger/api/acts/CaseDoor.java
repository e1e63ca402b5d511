package al.feedbackledger.api.acts;

import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.TrackingCode;
import al.feedbackledger.store.access.CaseAccess;
import al.feedbackledger.store.access.CodeCheck;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/** Lets a person in by reference number and tracking code. */
@Component
@CheckReturnValue
public final class CaseDoor {
    private final CaseAccess access;
    private final CaseFiles cases;
    private final InstantSource clock;

    CaseDoor(CaseAccess access, CaseFiles cases, InstantSource clock) {
        this.access = access;
        this.cases = cases;
        this.clock = clock;
    }

    /** What comes of knocking. */
    public sealed interface Entry {
        record Open(String stream) implements Entry {}

        /** No such case; a corruption signal without its code is as good as none. */
        record Unknown() implements Entry {}

        record Wrong() implements Entry {}

        record Throttled(Duration retryAfter) implements Entry {}
    }

    /**
     * @param code what was typed; null if that is no code at all, so certainly a wrong one
     * @param from the visitor's address, for the throttle alone
     */
    public Entry open(ReferenceNumber reference, @Nullable TrackingCode code, InetAddress from) {
        if (code == null) {
            return isKnownToAll(reference) ? new Entry.Wrong() : new Entry.Unknown();
        }
        return switch (access.check(reference, code, from, clock.instant())) {
            case CodeCheck.Right right -> new Entry.Open(right.streamId());
            case CodeCheck.Throttled throttled -> new Entry.Throttled(throttled.retryAfter());
            case CodeCheck.Wrong unused -> isKnownToAll(reference) ? new Entry.Wrong() : new Entry.Unknown();
        };
    }

    /** Whether the reference alone shows something: there is such a case, and it is no corruption signal. */
    public boolean isKnownToAll(ReferenceNumber reference) {
        CaseFile file = cases.byReference(reference.compact());
        return file != null && !file.state().isCorruptionSignal();
    }
}
