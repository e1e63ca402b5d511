package al.feedbackledger.api.doors;

import al.feedbackledger.rules.decision.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

import static al.feedbackledger.api.doors.Replies.done;
import static al.feedbackledger.api.doors.Replies.refused;
import static al.feedbackledger.api.doors.Replies.wrong;
import static org.assertj.core.api.Assertions.assertThat;

/** For how long words are kept: everybody may know it, an administrator alone sets it. */
class RetentionIT {
    private static final Doors DOORS = Doors.open();
    private static final Ledger LEDGER = new Ledger(DOORS);
    private static final StaffClient ADMIN = StaffClient.of(DOORS, Role.ADMIN, null);
    private static final String PATH = "/api/v1/retention";
    private static final int LONGEST = 600;

    private static int months() {
        return DOORS.get(PATH).json().at("/wordsMonths").asInt();
    }

    private static String wish(Object months) {
        return "{\"wordsMonths\":" + months + "}";
    }

    @Test
    void isKnownToEverybodyAndSetForWhatIsSettledFromThenOn() {
        int before = months();
        String key = UUID.randomUUID().toString();

        Reply set = done(ADMIN.put(PATH, wish(before + 1), "Idempotency-Key", key));

        assertThat(LEDGER.nameAt(set.json().at("/position").asLong())).isEqualTo("PolicyAdopted");
        assertThat(months()).isEqualTo(before + 1);
        assertThat(ADMIN.put(PATH, wish(before + 1), "Idempotency-Key", key).body())
                .isEqualTo(set.body());
        LEDGER.untouched(() -> refused(ADMIN.put(PATH, wish(before + 1)), 409, "no-change"));
        LEDGER.untouched(() -> refused(ADMIN.put(PATH, wish(before), "Idempotency-Key", key), 422, "key-reused"));
        // The administrator at the machine.
        done(DOORS.put(PATH, wish(before), "Authorization", DOORS.bearer()));
        assertThat(months()).isEqualTo(before);
    }

    @Test
    void theShortestAndTheLongestAreTaken() {
        int before = months();
        done(ADMIN.put(PATH, wish(1)));
        done(ADMIN.put(PATH, wish(LONGEST)));
        assertThat(months()).isEqualTo(LONGEST);
        done(ADMIN.put(PATH, wish(before)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "SUBJECT", "SYSTEM"},
            mode = EnumSource.Mode.EXCLUDE)
    void isNobodyElsesToSet(Role role) {
        boolean ofAnInstitution = role == Role.OFFICER || role == Role.SUPERVISOR || role == Role.INSPECTOR;
        StaffClient other = StaffClient.of(DOORS, role, ofAnInstitution ? "akshi" : null);
        assertThat(other.get(PATH).status()).isEqualTo(200);
        LEDGER.untouched(() -> refused(other.put(PATH, wish(36)), 403, "not-yours"));
    }

    @Test
    void aStrangerSignsInFirst() {
        LEDGER.untouched(() -> refused(DOORS.put(PATH, wish(36)), 401, "sign-in-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "601", "2147483647", "-2147483648"})
    void aTimeOutOfRangeIsRefused(String months) {
        LEDGER.untouched(() -> wrong(ADMIN.put(PATH, wish(months)), "wordsMonths", "range"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"wordsMonths\":null}"})
    void aTimeIsNeeded(String body) {
        LEDGER.untouched(() -> wrong(ADMIN.put(PATH, body), "wordsMonths", "required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "24",
                "{\"wordsMonths\":24",
                "{\"wordsMonths\":\"24\"}",
                "{\"wordsMonths\":2.5}",
                "{\"wordsMonths\":2147483648}",
                "{\"wordsMonths\":true}",
                "{\"wordsMonths\":[24]}",
                "{\"wordsMonths\":24,\"wordsMonths\":25}",
                "{\"wordsMonths\":24,\"more\":1}",
                "{\"words\":24}"
            })
    void whatIsNoSuchWishIsRefused(String body) {
        Reply reply = LEDGER.untouched(() -> ADMIN.put(PATH, body));
        assertThat(reply.status()).as(reply.body()).isIn(400, 422);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }
}
