package al.feedbackledger.api.description;

import al.feedbackledger.api.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static al.feedbackledger.api.problem.ProblemType.*;

/** Which problems an address can answer with. What may come everywhere (405, 406, 500) is not repeated for each. */
final class Problems {
    private static final Set<ProblemType> BODY =
            EnumSet.of(BROKEN_JSON, UNKNOWN_FIELD, DUPLICATE_FIELD, BODY_TOO_LARGE, WRONG_CONTENT_TYPE, INVALID_INPUT);
    private static final Set<ProblemType> KEY = EnumSet.of(BAD_IDEMPOTENCY_KEY, KEY_REUSED);
    private static final Set<ProblemType> INSIDERS = EnumSet.of(SIGN_IN_REQUIRED, PASSWORD_CHANGE_REQUIRED, NOT_YOURS);
    private static final Set<ProblemType> WRITING = EnumSet.of(BUSY, UNAVAILABLE, CHANGED_MEANWHILE);
    private static final Set<ProblemType> RULES =
            EnumSet.of(NOT_NOW, TOO_LATE, TOO_EARLY, LIMIT_REACHED, NO_CHANGE, INVALID_INPUT, WRONG_TARGET);

    private Problems() {}

    /** Types by status, in order. */
    static Map<Integer, List<ProblemType>> of(HttpMethod method, String path, Operation operation) {
        Set<ProblemType> types = EnumSet.noneOf(ProblemType.class);
        if (operation.getRequestBody() != null) {
            types.addAll(BODY);
        }
        Room room = Room.of(method, path);
        if (method == HttpMethod.GET && (room != Room.LOG || has(operation, "path"))) {
            types.add(BAD_PARAMETER);
        }
        if (has(operation, "cursor")) {
            types.add(BAD_CURSOR);
        }
        if (has(operation, "id") || has(operation, "actor")) {
            types.add(NOT_FOUND);
        }
        if (room.isForInsiders()) {
            types.addAll(INSIDERS);
            if (method != HttpMethod.GET) {
                types.add(CSRF_TOKEN_WRONG);
            }
        }
        types.addAll(own(room));
        return types.stream().collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static Set<ProblemType> own(Room room) {
        return switch (room) {
            case GIVING ->
                union(
                        KEY,
                        WRITING,
                        EnumSet.of(MISSING_IDEMPOTENCY_KEY, UNKNOWN_SERVICE, RETIRED_SERVICE, TOO_MANY_REQUESTS));
            case FOLLOWING -> EnumSet.of(UNKNOWN_REFERENCE, WRONG_TRACKING_CODE, TOO_MANY_REQUESTS, BUSY);
            case PERSON_ACTS ->
                union(
                        KEY,
                        WRITING,
                        RULES,
                        EnumSet.of(MISSING_IDEMPOTENCY_KEY, UNKNOWN_REFERENCE, WRONG_TRACKING_CODE, TOO_MANY_REQUESTS));
            case STAFF_READS -> EnumSet.of(UNKNOWN_REFERENCE, BUSY, UNAVAILABLE);
            case STAFF_ACTS ->
                union(
                        KEY,
                        WRITING,
                        RULES,
                        EnumSet.of(UNKNOWN_REFERENCE, SAME_PERSON, STALE_VERSION, VERSION_REQUIRED, BAD_PARAMETER));
            case PUBLIC -> EnumSet.noneOf(ProblemType.class);
            case LOG -> EnumSet.of(NOT_FOUND);
            case CATALOGUE_ACTS -> union(KEY, WRITING, RULES, EnumSet.of(ALREADY_EXISTS));
            case PUBLICATIONS -> union(WRITING, EnumSet.of(NOT_NOW));
            case IMPORT -> union(WRITING, EnumSet.noneOf(ProblemType.class));
            case AUDIT ->
                EnumSet.of(
                        BAD_PARAMETER,
                        NOT_FOUND,
                        UNKNOWN_REFERENCE,
                        SAME_PERSON,
                        NOT_NOW,
                        TOO_LATE,
                        LIMIT_REACHED,
                        BUSY,
                        UNAVAILABLE,
                        NOT_SIGNED_YET,
                        READ_ONLY);
            case ADMINISTRATION -> EnumSet.of(ALREADY_EXISTS, BAD_PARAMETER);
            case SESSION -> EnumSet.of(WRONG_SIGN_IN, SIGN_IN_REQUIRED, CSRF_TOKEN_WRONG, TOO_MANY_REQUESTS);
        };
    }

    @SafeVarargs
    private static Set<ProblemType> union(Set<ProblemType>... sets) {
        Set<ProblemType> all = EnumSet.noneOf(ProblemType.class);
        for (Set<ProblemType> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> parameter.equals(one.getName()));
    }
}
