package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.cli.door.Answer;
import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Staff;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.store.vault.Randomness;
import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happens in the simulated country now, through the same doors as in a real one: complaints that wait in an inbox, an
 * answer, announcements, an outage, promises.
 */
final class Present {
    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final int COMPLAINTS = 14;

    /** Those of the first agency. */
    private static final int SERVICES = 6;

    private static final int PASSWORD_BYTES = 24;
    private static final int CREATED = 201;

    private final Door administrator;
    private final Terminal terminal;
    private final Randomness randomness;
    private final YearMonth month;
    private final List<String> services;

    Present(Door administrator, Terminal terminal, Randomness randomness, YearMonth month, List<String> services) {
        this.administrator = administrator;
        this.terminal = terminal;
        this.randomness = randomness;
        this.month = month;
        this.services = List.copyOf(services);
    }

    void happen() {
        announce();
        List<String> references = complain();
        Staff supervisor = staff();
        promise(supervisor);
        answer(supervisor, references);
    }

    private Course course(int service) {
        return Course.of(service, month);
    }

    private void announce() {
        announceChange(
                Course.IMPROVED,
                "Formulari u shkurtua nga pesë faqe në një. (simulim)",
                "The form was cut from five pages to one. (simulated)");
        announceChange(
                Course.DECLINED,
                "Dokumenti merret vetëm pas verifikimit në sportel. (simulim)",
                "The document is given only after a visit to the counter. (simulated)");
        Map<String, Object> outage = new LinkedHashMap<>();
        outage.put("from", instant(course(Course.INTERRUPTED).outageFrom()));
        outage.put("to", instant(course(Course.INTERRUPTED).outageTo().plusDays(1)));
        outage.put("textSq", "Shërbimi nuk punonte. (simulim)");
        outage.put("textEn", "The service did not work. (simulated)");
        administrator.expect("reporting an outage", on(Course.INTERRUPTED, "outages"), outage);
    }

    private void announceChange(int service, String textSq, String textEn) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("on", course(service).turn().toString());
        change.put("textSq", textSq);
        change.put("textEn", textEn);
        administrator.expect("announcing a change", on(service, "changes"), change);
    }

    private static String instant(LocalDate day) {
        return day.atTime(8, 0).atZone(TIRANA).toInstant().toString();
    }

    private String on(int service, String what) {
        return "/api/v1/services/" + services.get(service) + "/" + what;
    }

    /** All to one agency, so that its inbox has something in it. */
    private List<String> complain() {
        Door citizen = administrator.ofSomebody();
        List<String> references = new ArrayList<>();
        for (int i = 0; i < COMPLAINTS; i++) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("service", services.get(i % SERVICES));
            body.put("kind", "COMPLAINT");
            body.put("rating", 1 + i % 2);
            body.put("reasons", List.of(i % 2 == 0 ? "NOT_WORKING" : "TOO_SLOW"));
            body.put("comment", "Ankesë e simuluar " + (i + 1) + ": kërkesa ngeli pa u përfunduar. (simulim)");
            Answer answer = citizen.post(
                    "/api/v1/feedback",
                    body,
                    Map.of("Idempotency-Key", randomness.randomId().toString()));
            if (answer.status() != CREATED) {
                throw Stop.failed("a simulated complaint was not taken: " + answer.problem());
            }
            references.add(answer.json().path("reference").asString(""));
        }
        return references;
    }

    /** A supervisor for the acts below, and an officer for whoever wants to look around. */
    private Staff staff() {
        String institution = Country.institutions().getFirst().id();
        Staff.Account supervisor = Staff.open(administrator, "demo-supervisor", "SUPERVISOR", institution);
        Staff signedIn = Staff.firstSignIn(administrator.ofSomebody(), supervisor, password());
        Staff.Account officer = Staff.open(administrator, "demo-officer", "OFFICER", institution);
        terminal.say("Sign in as the simulated agency's officer (first password, to be changed): " + officer.login()
                + " / " + officer.password());
        return signedIn;
    }

    private String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(PASSWORD_BYTES));
    }

    private void promise(Staff supervisor) {
        LocalDate due = month.plusMonths(2).atEndOfMonth();
        String kept = promise(
                supervisor,
                due,
                "Njoftim me SMS kur dokumenti është gati. (simulim)",
                "A text message when the document is ready. (simulated)");
        supervisor.act(
                "keeping a promise",
                "/api/v1/actions/" + kept + "/deliver",
                Map.of("evidence", "Protokolli 1 (simulim)"),
                Map.of());
        promise(supervisor, due, "Formular në një faqe të vetme. (simulim)", "A form on one page. (simulated)");
    }

    private String promise(Staff supervisor, LocalDate due, String textSq, String textEn) {
        Map<String, Object> promise = new LinkedHashMap<>();
        promise.put("service", services.getFirst());
        promise.put("textSq", textSq);
        promise.put("textEn", textEn);
        promise.put("due", due.toString());
        JsonNode made = supervisor
                .act("promising", "/api/v1/actions", promise, Map.of())
                .json();
        return made.path("id").asString("");
    }

    private static void answer(Staff supervisor, List<String> references) {
        supervisor.onCase(references.getFirst(), "acknowledge", Map.of());
        supervisor.onCase(
                references.getFirst(),
                "answer",
                Map.of("outcome", "RESOLVED", "text", "Kërkesa juaj u përfundua sot. (simulim)"));
        supervisor.onCase(references.get(1), "acknowledge", Map.of());
    }
}
