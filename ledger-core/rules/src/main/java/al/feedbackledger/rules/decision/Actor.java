package al.feedbackledger.rules.decision;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id pseudonymous: random per staff account; {@code subject} for the person, {@code system} for the clock
 * @param institution the institution a staff account works for, if any
 * @param institutionType its type; null exactly when {@code institution} is
 */
public record Actor(
        Role role,
        String id,
        @Nullable String institution,
        @Nullable InstitutionType institutionType) {
    public static final Actor SUBJECT = new Actor(Role.SUBJECT, "subject", null, null);
    public static final Actor SYSTEM = new Actor(Role.SYSTEM, "system", null, null);

    public Actor {
        if ((institution == null) != (institutionType == null)) {
            throw new IllegalArgumentException("an institution and its type come together");
        }
    }

    /** Whether this actor works for the institution. */
    public boolean worksFor(@Nullable String other) {
        return institution != null && institution.equals(other);
    }

    /** Whether this actor is an officer or supervisor of the operator: "NAIS" in the handling table. */
    public boolean isOperator() {
        return role.answers() && institutionType == InstitutionType.OPERATOR;
    }
}
