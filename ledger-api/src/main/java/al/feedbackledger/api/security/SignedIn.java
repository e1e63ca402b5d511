package al.feedbackledger.api.security;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is behind the present request. */
@CheckReturnValue
public final class SignedIn {
    private SignedIn() {}

    /** The insider, or null for the public. */
    public static @Nullable Insider insider() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Insider insider ? insider : null;
    }

    /** The staff member, or null for anybody else. */
    public static @Nullable StaffMember member() {
        return insider() instanceof StaffMember member ? member : null;
    }

    /** The staff member as they act; a problem for anybody else. */
    public static Actor staff() {
        StaffMember member = member();
        if (member == null) {
            throw Problem.of(insider() == null ? ProblemType.SIGN_IN_REQUIRED : ProblemType.NOT_YOURS)
                    .found();
        }
        return member.actor();
    }

    /** The insider acting in a role if they have it, else as whatever they are: then the rules refuse it. */
    public static Actor as(Role wanted) {
        Insider insider = insider();
        if (insider == null) {
            throw Problem.of(ProblemType.SIGN_IN_REQUIRED).found();
        }
        return insider.may(wanted)
                ? insider.as(wanted)
                : insider.as(insider.roles().iterator().next());
    }
}
