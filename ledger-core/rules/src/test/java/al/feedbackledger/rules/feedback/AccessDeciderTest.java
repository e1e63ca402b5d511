package al.feedbackledger.rules.feedback;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Decision;
import al.feedbackledger.rules.decision.Refusal.Reason;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.decision.StreamId;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.AccessDecider.AccessState;
import al.feedbackledger.rules.feedback.AccessEvent.PersonalDataAccessed;
import al.feedbackledger.rules.feedback.AccessEvent.Purpose;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessDeciderTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String ACCESS = StreamId.access("o1", DAY);

    private static Decision<AccessEvent> decide(AccessState state, Actor by, Purpose purpose) {
        return AccessDecider.decide(state, new RecordAccess(ACCESS, Made.stream(1), purpose), Act.of(by, Made.START));
    }

    @Test
    void openingIsRecordedOnceForEachCaseAndPurposeOfADay() {
        PersonalDataAccessed opened = new PersonalDataAccessed(Made.stream(1), Purpose.HANDLING);
        assertThat(decide(AccessState.NOTHING, People.OFFICER, Purpose.HANDLING))
                .isEqualTo(Decision.accept(opened));
        AccessState state = AccessDecider.evolve(AccessState.NOTHING, opened);
        assertThat(reason(decide(state, People.OFFICER, Purpose.HANDLING))).isEqualTo(Reason.NO_CHANGE);
        assertThat(decide(state, People.OFFICER, Purpose.REVIEW)).isInstanceOf(Decision.Accepted.class);
        assertThatThrownBy(() -> AccessDecider.evolve(state, opened)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyPurposeHasItsRoles() {
        Map<Purpose, Set<Role>> expected = Map.of(
                Purpose.HANDLING, EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR, Role.MODERATOR),
                Purpose.REVIEW, EnumSet.of(Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR),
                Purpose.ERASURE, EnumSet.of(Role.DPO),
                Purpose.EXPORT, EnumSet.of(Role.DPO, Role.ADMIN));
        for (Purpose purpose : Purpose.values()) {
            for (Actor actor : People.all().values()) {
                Decision<AccessEvent> decision = decide(AccessState.NOTHING, actor, purpose);
                Set<Role> roles = expected.getOrDefault(purpose, Set.of());
                if (roles.contains(actor.role())) {
                    assertThat(decision).isInstanceOf(Decision.Accepted.class);
                } else {
                    assertThat(reason(decision)).isEqualTo(Reason.NOT_YOURS);
                }
            }
        }
    }

    @Test
    void theStreamOfAnAccountsDayIsAUuidOfVersionSevenThatNamesNobody() {
        UUID id = UUID.fromString(ACCESS);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(DAY.toEpochDay() * 86_400_000L);
        assertThat(ACCESS)
                .isEqualTo(StreamId.access("o1", DAY))
                .isNotEqualTo(StreamId.access("o2", DAY))
                .isNotEqualTo(StreamId.access("o1", DAY.plusDays(1)));
    }

    private static Reason reason(Decision<AccessEvent> decision) {
        return switch (decision) {
            case Decision.Refused<AccessEvent> refused -> refused.refusal().reason();
            case Decision.Accepted<AccessEvent> accepted -> throw new AssertionError(accepted);
        };
    }
}
