package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.examples.People;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The people and institutions of the examples, as they are in a running application: with ids and accounts of its own. */
final class World {
    private final Doors doors;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, StaffClient> staff = new LinkedHashMap<>();
    private final Map<String, String> begun = new LinkedHashMap<>();

    World(Doors doors) {
        this.doors = doors;
    }

    Doors doors() {
        return doors;
    }

    /** A slug of the examples as this world's own; what every ledger has is there under its own name. */
    String slug(String ofExamples) {
        return switch (ofExamples) {
            case People.NAIS -> "akshi";
            case People.INSPECTORATE -> "inspektorati";
            case "other" -> "other";
            default -> ofExamples + "-" + mark;
        };
    }

    /** What the examples began, a promise or an export, by the id that the application drew for it. */
    String begun(String ofExamples) {
        return Objects.requireNonNull(begun.get(ofExamples), "not begun yet");
    }

    void begun(String ofExamples, String id) {
        begun.put(ofExamples, id);
    }

    /** Registers an institution under a parent, and waits until it is known. */
    void institution(String ofExamples, @Nullable String parent) {
        said(commandLine(
                "POST",
                "/api/v1/institutions",
                json(
                        "id",
                        slug(ofExamples),
                        "type",
                        parent == null ? "MINISTRY" : "AGENCY",
                        "parent",
                        parent == null ? null : slug(parent),
                        "nameSq",
                        "Institucion prove")));
    }

    void service(String ofExamples, String institution) {
        said(commandLine(
                "POST",
                "/api/v1/services",
                json(
                        "id",
                        slug(ofExamples),
                        "facts",
                        fields("institution", slug(institution), "titleSq", "Shërbim prove"))));
    }

    private void said(Reply reply) {
        if (reply.status() != 201) {
            throw new AssertionError("not said: " + reply.status() + " " + reply.body());
        }
        await(reply);
    }

    /** Waits until everybody sees what was answered. */
    void await(Reply reply) {
        Reply seen = doors.get("/api/v1/standards", "Ledger-Position", reply.text("position"));
        if (!"true".equals(seen.header("Ledger-Position-Reached"))) {
            throw new AssertionError("the views have not come to position " + reply.text("position"));
        }
    }

    /** Somebody on the staff; their account is opened when they first act. */
    StaffClient staff(Actor actor) {
        return staff.computeIfAbsent(actor.id(), unused -> {
            String institution = actor.institution();
            return StaffClient.of(doors, actor.role(), institution == null ? null : slug(institution));
        });
    }

    /** Sends as whoever it is: the command line acts for administrators and importers. */
    Reply send(Actor by, String method, String path, String body) {
        if (by.role() == Role.ADMIN || by.role() == Role.IMPORTER || by.role() == Role.SYSTEM) {
            return commandLine(method, path, body);
        }
        StaffClient member = staff(by);
        return method.equals("PUT") ? member.put(path, body) : member.post(path, body);
    }

    private Reply commandLine(String method, String path, String body) {
        String token = doors.bearer();
        return method.equals("PUT")
                ? doors.put(path, body, "Authorization", token)
                : doors.post(path, body, "Authorization", token);
    }

    /** @param namesAndValues in turn; null values are left out */
    static String json(@Nullable Object... namesAndValues) {
        return JsonMapper.shared().writeValueAsString(fields(namesAndValues));
    }

    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return Collections.unmodifiableMap(fields);
    }
}
