package al.feedbackledger.api.doors;

import java.util.UUID;

/** A case as the person who gave the feedback knows it. */
final class Case {
    private final Doors doors;
    private final String reference;
    private final String code;
    private final long ownPosition;
    private long position;

    private Case(Doors doors, String reference, String code, long position) {
        this.doors = doors;
        this.reference = reference;
        this.code = code;
        this.ownPosition = position;
        this.position = position;
    }

    /** Gives feedback; fails where that is refused. */
    static Case submit(Doors doors, String json) {
        return of(doors, give(doors, json));
    }

    /** Gives feedback under a key of its own. */
    static Reply give(Doors doors, String json) {
        return doors.post(
                "/api/v1/feedback", json, "Idempotency-Key", UUID.randomUUID().toString());
    }

    static Case of(Doors doors, Reply submitted) {
        if (submitted.status() != 201) {
            throw new AssertionError("not recorded: " + submitted.status() + " " + submitted.body());
        }
        return new Case(
                doors,
                submitted.text("reference"),
                submitted.text("trackingCode"),
                submitted.json().at("/position").asLong());
    }

    /** A case nobody has a code for. */
    static Case without(Doors doors, String reference, long position) {
        return new Case(doors, reference, "", position);
    }

    /** A complaint about the portal, which its operator answers. */
    static Case complaint(Doors doors) {
        return submit(doors, """
                {"service":"portal","kind":"COMPLAINT","rating":2,"comment":"Nuk punon faqja"}
                """);
    }

    static Case corruptionSignal(Doors doors) {
        return submit(doors, """
                {"service":"portal","kind":"CORRUPTION_SIGNAL","comment":"Me kerkuan para"}
                """);
    }

    String reference() {
        return reference;
    }

    String code() {
        return code;
    }

    boolean hasCode() {
        return !code.isEmpty();
    }

    /** Of the last thing known to have happened, here or elsewhere. */
    long position() {
        return position;
    }

    /** Of an event of this case. */
    long ownPosition() {
        return ownPosition;
    }

    /** From now on whatever is read is at least as new as what is known of another case. */
    void after(Case another) {
        position = Math.max(position, another.position);
    }

    void acted(Reply reply) {
        String header = reply.header("Ledger-Position");
        if (header != null) {
            position = Math.max(position, Long.parseLong(header));
        }
    }

    /** What everybody sees. */
    Reply status() {
        return doors.get("/api/v1/feedback/" + reference, "Ledger-Position", Long.toString(position));
    }

    /** What the person sees. */
    Reply follow() {
        return doors.get(
                "/api/v1/feedback/" + reference, "Tracking-Code", code, "Ledger-Position", Long.toString(position));
    }

    /** Does something as the person, after reading the case as it is. */
    Reply act(String act, String json) {
        follow();
        Reply reply = act(act, json, UUID.randomUUID().toString());
        acted(reply);
        return reply;
    }

    Reply act(String act, String json, String key) {
        return doors.post(
                "/api/v1/feedback/" + reference + "/" + act, json, "Tracking-Code", code, "Idempotency-Key", key);
    }
}
