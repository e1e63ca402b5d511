package al.feedbackledger.api.doors;

import java.util.function.Consumer;

/** Institutions that tests register, as the command line does. */
final class Institutions {
    private Institutions() {}

    /** Registers an institution, waits until the catalogue knows it, and goes on with its id. */
    static void register(Doors doors, String id, Consumer<String> then) {
        Reply reply = doors.post(
                "/api/v1/institutions",
                "{\"id\":\"" + id
                        + "\",\"type\":\"AGENCY\",\"nameSq\":\"Agjencia e provës\",\"nameEn\":\"Test agency\"}",
                "Authorization",
                doors.bearer());
        if (reply.status() != 201) {
            throw new AssertionError("not registered: " + reply.body());
        }
        doors.get("/api/v1/institutions/" + id, "Ledger-Position", reply.text("position"));
        then.accept(id);
    }
}
