package al.feedbackledger.api.doors;

import java.util.UUID;

/** A case as the person who gave the feedback knows it. */
final class Case {
    private final Doors doors;
    private final String reference;
    private final String code;
    private long position;

    private Case(Doors doors, Reply submitted) {
        this.doors = doors;
        this.reference = submitted.text("reference");
        this.code = submitted.text("trackingCode");
        this.position = submitted.json().at("/position").asLong();
    }

    /** Gives feedback; fails where that is refused. */
    static Case submit(Doors doors, String json) {
        Reply reply = doors.post(
                "/api/v1/feedback", json, "Idempotency-Key", UUID.randomUUID().toString());
        if (reply.status() != 201) {
            throw new AssertionError("not recorded: " + reply.status() + " " + reply.body());
        }
        return new Case(doors, reply);
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

    long position() {
        return position;
    }

    void acted(Reply reply) {
        String header = reply.header("Ledger-Position");
        if (header != null) {
            position = Long.parseLong(header);
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
