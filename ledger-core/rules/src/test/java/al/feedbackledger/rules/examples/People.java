package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Role;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everybody who acts in the examples: a registry that answers, the ministry above it, a tax office beside it, the
 * operator and the inspectorate.
 */
public final class People {
    public static final String REGISTRY = "registry";
    public static final String MINISTRY = "ministry";
    public static final String TAX = "tax-office";
    public static final String NAIS = "nais";
    public static final String INSPECTORATE = "inspectorate";

    private static final Map<String, Actor> ALL = new LinkedHashMap<>();

    public static final Actor SUBJECT = add("subject", Actor.SUBJECT);
    public static final Actor SYSTEM = add("system", Actor.SYSTEM);
    public static final Actor OFFICER = add("officer", Role.OFFICER, REGISTRY, InstitutionType.AGENCY);
    public static final Actor SECOND_OFFICER = add("second-officer", Role.OFFICER, REGISTRY, InstitutionType.AGENCY);
    public static final Actor SUPERVISOR = add("supervisor", Role.SUPERVISOR, REGISTRY, InstitutionType.AGENCY);
    public static final Actor FOREIGN_OFFICER = add("foreign-officer", Role.OFFICER, TAX, InstitutionType.AGENCY);
    public static final Actor FOREIGN_SUPERVISOR =
            add("foreign-supervisor", Role.SUPERVISOR, TAX, InstitutionType.AGENCY);
    public static final Actor PARENT_OFFICER = add("parent-officer", Role.OFFICER, MINISTRY, InstitutionType.MINISTRY);
    public static final Actor PARENT_SUPERVISOR =
            add("parent-supervisor", Role.SUPERVISOR, MINISTRY, InstitutionType.MINISTRY);
    public static final Actor NAIS_OFFICER = add("nais-officer", Role.OFFICER, NAIS, InstitutionType.OPERATOR);
    public static final Actor NAIS_SUPERVISOR = add("nais-supervisor", Role.SUPERVISOR, NAIS, InstitutionType.OPERATOR);
    public static final Actor MODERATOR = add("moderator", Role.MODERATOR, NAIS, InstitutionType.OPERATOR);
    public static final Actor SECOND_MODERATOR =
            add("second-moderator", Role.MODERATOR, NAIS, InstitutionType.OPERATOR);
    /** Works for the institution that is judged. */
    public static final Actor PARTIAL_MODERATOR =
            add("partial-moderator", Role.MODERATOR, REGISTRY, InstitutionType.AGENCY);

    public static final Actor INSPECTOR = add("inspector", Role.INSPECTOR, INSPECTORATE, InstitutionType.INSPECTORATE);
    public static final Actor SECOND_INSPECTOR =
            add("second-inspector", Role.INSPECTOR, INSPECTORATE, InstitutionType.INSPECTORATE);
    public static final Actor DPO = add("dpo", Role.DPO, NAIS, InstitutionType.OPERATOR);
    public static final Actor SECOND_DPO = add("second-dpo", Role.DPO, NAIS, InstitutionType.OPERATOR);
    public static final Actor ASSESSOR = add("assessor", new Actor(Role.ASSESSOR, "assessor", null, null));
    public static final Actor AUDITOR = add("auditor", new Actor(Role.AUDITOR, "auditor", null, null));
    public static final Actor ADMIN = add("admin", new Actor(Role.ADMIN, "admin", null, null));
    public static final Actor IMPORTER = add("importer", new Actor(Role.IMPORTER, "importer", null, null));

    private People() {}

    /** Everybody by name. */
    public static Map<String, Actor> all() {
        return Collections.unmodifiableMap(ALL);
    }

    private static Actor add(String id, Role role, String institution, InstitutionType type) {
        return add(id, new Actor(role, id, institution, type));
    }

    private static Actor add(String name, Actor actor) {
        ALL.put(name, actor);
        return actor;
    }
}
