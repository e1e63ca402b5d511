package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.door.Answer;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.store.vault.Randomness;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One complaint from its first word to its end, over HTTP as the contract says. */
final class Journey {
    private static final int SAME_PERSON = 403;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int KEY_REUSED = 422;
    private static final int PASSWORD_BYTES = 24;

    private static final List<String> STEPS = List.of(
            "FeedbackSubmitted",
            "FeedbackRouted",
            "DeadlineSet",
            "DeadlineSet",
            "FeedbackAcknowledged",
            "FeedbackAnswered",
            "AnswerDisputed",
            "DeadlineSet",
            "FeedbackAcknowledged",
            "FeedbackAnswered",
            "ResolutionConfirmed",
            "FeedbackClosed");

    private final Door administrator;
    private final Door citizen;
    private final Checks checks;
    private final Randomness randomness;
    private String reference = "";
    private String code = "";

    Journey(Door administrator, Checks checks, Randomness randomness) {
        this.administrator = administrator;
        this.citizen = administrator.ofSomebody();
        this.checks = checks;
        this.randomness = randomness;
    }

    /** @param service whose institution answers; {@code institution} is that one */
    void go(String service, String institution) {
        Staff first = officer("accept-officer-1", institution);
        Staff second = officer("accept-officer-2", institution);
        submit(service);
        first.onCase(reference, "acknowledge", Map.of());
        first.onCase(reference, "answer", Map.of("outcome", "EXPLAINED", "text", "Përgjigjja e parë."));
        checks.equal("the complaint is answered", "ANSWERED", status());
        checks.equal("the person reads the answer", "Përgjigjja e parë.", lastAnswer());
        person("dispute", Map.of("reason", "NOT_SOLVED", "text", "Nuk u zgjidh."));
        checks.equal("the person disputes it", "DISPUTED", status());
        first.onCase(reference, "acknowledge", Map.of());
        checks.equal(
                "who answered before may not answer again",
                SAME_PERSON,
                first.tryOnCase(reference, "answer", Map.of("outcome", "EXPLAINED", "text", "Përsëri unë."))
                        .status());
        second.onCase(reference, "answer", Map.of("outcome", "RESOLVED", "text", "Përgjigjja e dytë."));
        checks.equal("another officer answers", "Përgjigjja e dytë.", lastAnswer());
        person("confirm", Map.of());
        checkEnd();
    }

    /** What must be so at the end, also after the application was killed and started again. */
    void checkEnd() {
        checks.equal("the complaint is closed as confirmed", "CLOSED CONFIRMED", status() + " " + closure());
        List<String> events = new ArrayList<>();
        open(Map.of())
                .path("history")
                .forEach(step -> events.add(step.path("event").stringValue()));
        checks.equal("its whole history stands under its reference", STEPS, events);
    }

    /** The same case in another application process on the same data. */
    Journey through(Door other) {
        Journey same = new Journey(other, checks, randomness);
        same.reference = reference;
        same.code = code;
        return same;
    }

    private void submit(String service) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        body.put("kind", "COMPLAINT");
        body.put("rating", 2);
        body.put("reasons", List.of("TOO_SLOW"));
        body.put("comment", "Prej tri javësh pa përgjigje. 👍🏽");
        Map<String, String> key = key();
        Answer first = citizen.post("/api/v1/feedback", body, key);
        checks.equal("a complaint is submitted", CREATED, first.status());
        reference = first.json().path("reference").asString("");
        code = first.json().path("trackingCode").asString("");
        Answer again = citizen.post("/api/v1/feedback", body, key);
        checks.equal("the same once more is answered as before", OK, again.status());
        checks.holds("byte for byte", java.util.Arrays.equals(first.body(), again.body()), again.body().length);
        body.put("rating", 1);
        checks.equal(
                "the same key with another body is refused",
                KEY_REUSED,
                citizen.post("/api/v1/feedback", body, key).status());
        checks.equal("it is with the institution", "ROUTED", status());
    }

    private Map<String, String> key() {
        return Map.of("Idempotency-Key", randomness.randomId().toString());
    }

    private Staff officer(String login, String institution) {
        Staff.Account account = Staff.open(administrator, login, "OFFICER", institution);
        return Staff.firstSignIn(administrator.ofSomebody(), account, password());
    }

    private String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(PASSWORD_BYTES));
    }

    private void person(String act, Map<String, Object> body) {
        Map<String, String> headers = new LinkedHashMap<>(key());
        headers.put("Tracking-Code", code);
        citizen.expect(act, path() + "/" + act, body, headers);
    }

    private String path() {
        return "/api/v1/feedback/" + reference.replace("-", "");
    }

    private JsonNode open(Map<String, String> headers) {
        Answer answer = citizen.get(path(), headers);
        if (!answer.ok()) {
            throw Stop.failed("the case does not open: " + answer.problem());
        }
        return answer.json();
    }

    private String status() {
        return open(Map.of()).path("status").asString("");
    }

    private String closure() {
        return open(Map.of()).path("closure").asString("");
    }

    private String lastAnswer() {
        JsonNode answers = open(Map.of("Tracking-Code", code)).path("answers");
        return answers.isEmpty()
                ? ""
                : answers.get(answers.size() - 1).path("text").asString("");
    }
}
