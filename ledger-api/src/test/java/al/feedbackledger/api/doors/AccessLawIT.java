package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.store.eventstore.WriteGate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Words are opened for staff only when it is on record: tried on every address there is, found by reflection, as everybody
 * on the staff. Whoever gets the words stands in the ledger; while nothing can be recorded nobody gets them.
 */
class AccessLawIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final String CANARY =
            "kanarina" + UUID.randomUUID().toString().substring(0, 8);
    private static final String TAKE = "/api/v1/audit/words-exports/{id}/take";
    private static final String CASE = "/api/v1/cases/{reference}";
    private static final String DESK = "/staff/cases/{number}";
    private static final String DESK_AGAIN = "/staff/cases/{number}/{act}";
    private static final String RECORDED = "PersonalDataAccessed";

    private static Case complaint;
    private static Case signal;

    @BeforeAll
    static void somebodyWritesAndAsksForErasure() {
        complaint = submit("{\"service\":\"portal\",\"kind\":\"COMPLAINT\",\"rating\":2,\"comment\":\"%s\"}");
        signal = submit("{\"service\":\"portal\",\"kind\":\"CORRUPTION_SIGNAL\",\"comment\":\"%s\"}");
        // From now on a data protection officer has a reason to read.
        complaint.act("erase", "{}");
        signal.after(complaint);
        complaint.after(signal);
    }

    private static Case submit(String json) {
        return Case.submit(DOORS, json.formatted(CANARY));
    }

    /** An address of the application, and how it is asked. */
    private record Route(HttpMethod method, String pattern) {
        boolean asks() {
            return (method.equals(HttpMethod.GET) && !pattern.equals("/api/openapi.json"))
                    || pattern.equals(TAKE)
                    || pattern.equals(DESK_AGAIN);
        }

        String address(Case c, String export) {
            return pattern.replace("{reference}", c.reference().replace("-", ""))
                    .replace("{number}", c.reference().replace("-", ""))
                    .replace("{act}", "answer")
                    .replace("{id}", pattern.contains("exports") ? export : "portal")
                    .replace("{position}", Long.toString(c.ownPosition()))
                    .replaceAll("\\{[^}]*}", "1")
                    .replace("**", "0");
        }
    }

    private static List<Route> routes() {
        Set<Route> routes = new LinkedHashSet<>();
        DOORS.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(pattern -> !pattern.startsWith("/en"))
                        .forEach(pattern -> info.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::asHttpMethod)
                                .forEach(method -> routes.add(new Route(method, pattern)))));
        return routes.stream().filter(Route::asks).toList();
    }

    /** Somebody with every role there is, and an export that they asked for and somebody else approved. */
    private record Staff(StaffClient client, String export) {
        static Map<Role, Staff> all() {
            Map<Role, Staff> all = new EnumMap<>(Role.class);
            StaffClient approver = StaffClient.of(DOORS, Role.DPO, null);
            for (Role role : Role.values()) {
                if (role == Role.SUBJECT || role == Role.SYSTEM) {
                    continue;
                }
                String institution =
                        switch (role) {
                            case OFFICER, SUPERVISOR -> "akshi";
                            case INSPECTOR -> "inspektorati";
                            default -> null;
                        };
                StaffClient client = StaffClient.of(DOORS, role, institution);
                Reply asked = client.post("/api/v1/audit/words-exports", "{\"reason\":\"VERIFICATION\"}");
                String export = asked.status() == 201
                        ? asked.text("id")
                        : UUID.randomUUID().toString();
                if (asked.status() == 201) {
                    Replies.done(approver.post("/api/v1/audit/words-exports/" + export + "/approve", ""));
                }
                all.put(role, new Staff(client, export));
            }
            return all;
        }

        Reply asks(Route route, Case c) {
            String address = route.address(c, export);
            String position = Long.toString(c.position());
            if (route.method().equals(HttpMethod.GET)) {
                return client.get(address, "Ledger-Position", position);
            }
            if (route.pattern().equals(TAKE)) {
                return client.post(address, "");
            }
            // An answer without a text: the case is shown again, with what is wrong.
            FormClient desk = new FormClient(DOORS).as(client);
            Reply shown = desk.open(route.address(c, export).replace("/answer", ""));
            return shown.status() == 200 && shown.body().contains("/answer\"") ? desk.send(address) : shown;
        }
    }

    private static boolean holdsWords(Reply reply) {
        String body = reply.body();
        // In the lines of an export they are base64: by the first bytes that stand whole.
        String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        return body.contains(CANARY) || body.contains(encoded.substring(0, 12));
    }

    @Test
    void whoeverGetsWordsStandsInTheLedgerAndWithoutTheLedgerNobodyDoes() {
        Map<Role, Staff> staff = Staff.all();
        Set<String> shown = new TreeSet<>();
        List<Route> withWords = new ArrayList<>();
        for (Route route : routes()) {
            staff.forEach((role, who) -> List.of(complaint, signal).forEach(c -> {
                if (holdsWords(who.asks(route, c))) {
                    shown.add(role + " " + route.pattern());
                    withWords.add(route);
                    assertRecorded(route, who, c);
                }
            }));
        }
        assertThat(shown)
                .containsExactlyInAnyOrder(
                        "AUDITOR " + TAKE,
                        "DPO " + TAKE,
                        "DPO " + CASE,
                        "DPO " + DESK,
                        "DPO " + DESK_AGAIN,
                        "INSPECTOR " + CASE,
                        "INSPECTOR " + DESK,
                        "INSPECTOR " + DESK_AGAIN,
                        "MODERATOR " + CASE,
                        "MODERATOR " + DESK,
                        "MODERATOR " + DESK_AGAIN,
                        "OFFICER " + CASE,
                        "OFFICER " + DESK,
                        "OFFICER " + DESK_AGAIN,
                        "SUPERVISOR " + CASE,
                        "SUPERVISOR " + DESK,
                        "SUPERVISOR " + DESK_AGAIN);
        nobodyWhileNothingCanBeRecorded(withWords);
    }

    private static void assertRecorded(Route route, Staff who, Case c) {
        if (route.pattern().equals(TAKE)) {
            assertThat(LEDGER.namesOf(who.export())).contains("WordsExported");
        } else {
            assertThat(LEDGER.openingsBy(who.client().actor()))
                    .as(route.pattern())
                    .contains(LEDGER.streamOf(c));
        }
    }

    /** Others than before: whose opening stands in the ledger for today may read on. */
    private static void nobodyWhileNothingCanBeRecorded(List<Route> withWords) {
        Map<Role, Staff> others = Staff.all();
        WriteGate gate = DOORS.bean(WriteGate.class);
        gate.close(WriteGate.Reason.SIGNED_EVENTS_MISSING, "a test");
        try {
            for (Route route : withWords) {
                others.forEach((role, who) -> List.of(complaint, signal)
                        .forEach(c -> assertThat(holdsWords(who.asks(route, c)))
                                .as(role + " " + route.pattern())
                                .isFalse()));
            }
        } finally {
            gate.open(WriteGate.Reason.SIGNED_EVENTS_MISSING);
        }
        others.values().forEach(who -> assertThat(LEDGER.openingsBy(who.client().actor()))
                .as(RECORDED)
                .isEmpty());
    }

    @Test
    void nobodyElseGetsAnyOfWhatHasAName() {
        for (Route route : routes()) {
            if (!route.pattern().contains("{")) {
                continue;
            }
            for (Case c : List.of(complaint, signal)) {
                String address = route.address(c, UUID.randomUUID().toString());
                Reply stranger = route.method().equals(HttpMethod.GET) ? DOORS.get(address) : DOORS.post(address, "");
                Reply commandLine = route.method().equals(HttpMethod.GET)
                        ? DOORS.get(address, "Authorization", DOORS.bearer())
                        : DOORS.command(address, "");
                assertThat(holdsWords(stranger) || holdsWords(commandLine))
                        .as(route.pattern())
                        .isFalse();
            }
        }
    }
}
