package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReferenceNumber;
import al.feedbackledger.rules.feedback.ReviewResult;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

import static al.feedbackledger.api.acts.PersonActs.required;
import static al.feedbackledger.api.acts.PersonActs.requiredText;

/** Checks what staff sent, without looking at anything else. */
@CheckReturnValue
final class StaffChecks {
    private static final int ID_CHARACTERS = 64;

    private StaffChecks() {}

    /** The act with blank texts taken as none; what is wrong is added to the errors. */
    static StaffAct check(StaffAct wish, List<FieldError> errors) {
        return switch (wish) {
            case StaffAct.Route act -> new StaffAct.Route(id("institution", act.institution(), errors));
            case StaffAct.Transfer act -> new StaffAct.Transfer(id("institution", act.institution(), errors));
            case StaffAct.Assign act -> {
                String officer = id("officer", act.officer(), errors);
                if (officer != null && uuid(officer) == null) {
                    errors.add(FieldError.of("officer", "format"));
                }
                yield new StaffAct.Assign(officer);
            }
            case StaffAct.RequestClarification act ->
                new StaffAct.RequestClarification(requiredText("question", act.question(), errors));
            case StaffAct.InterimReply act -> new StaffAct.InterimReply(requiredText("text", act.text(), errors));
            case StaffAct.Extend act -> extend(act, errors);
            case StaffAct.Answer act -> answer(act, errors);
            case StaffAct.CorrectAnswer act -> new StaffAct.CorrectAnswer(requiredText("text", act.text(), errors));
            case StaffAct.Decline act -> {
                required("reason", act.reason(), errors);
                String turnTo = TextRules.line("turnTo", act.turnTo(), ID_CHARACTERS, errors);
                yield new StaffAct.Decline(act.reason(), turnTo, requiredText("text", act.text(), errors));
            }
            case StaffAct.Merge act -> merge(act, errors);
            case StaffAct.DecideReview act -> review(act, errors);
            case StaffAct.ProposeExclusion act -> {
                required("reason", act.reason(), errors);
                yield act;
            }
            case StaffAct.ProposeReinstatement act -> {
                required("reason", act.reason(), errors);
                yield act;
            }
            case StaffAct.RequestErasure act -> {
                required("ground", act.ground(), errors);
                yield new StaffAct.RequestErasure(act.ground(), PersonActs.text("text", act.text(), errors));
            }
            case StaffAct.RefuseErasure act -> {
                required("reason", act.reason(), errors);
                yield new StaffAct.RefuseErasure(act.reason(), PersonActs.text("text", act.text(), errors));
            }
            case StaffAct.ApproveErasure act -> act;
            case StaffAct.Acknowledge act -> act;
            case StaffAct.Unmerge act -> act;
            case StaffAct.Exclude act -> act;
            case StaffAct.Reinstate act -> act;
            case StaffAct.RejectProposal act -> act;
        };
    }

    private static StaffAct extend(StaffAct.Extend act, List<FieldError> errors) {
        required("reason", act.reason(), errors);
        Integer days = act.workingDays();
        if (days == null) {
            errors.add(FieldError.of("workingDays", "required"));
        } else if (days < 1 || days > Limits.EXTENSION_WORKING_DAYS) {
            errors.add(FieldError.of("workingDays", "range", 1, Limits.EXTENSION_WORKING_DAYS));
        }
        return act;
    }

    private static StaffAct answer(StaffAct.Answer act, List<FieldError> errors) {
        required("outcome", act.outcome(), errors);
        String action = action(act.outcome(), act.action(), errors);
        return new StaffAct.Answer(act.outcome(), action, requiredText("text", act.text(), errors));
    }

    private static @Nullable String action(@Nullable Outcome outcome, @Nullable String given, List<FieldError> errors) {
        String action = TextRules.line("action", given, ID_CHARACTERS, errors);
        boolean names = outcome != null && outcome.namesAction();
        if (names && action == null) {
            errors.add(FieldError.of("action", "required"));
        }
        if (!names && action != null) {
            errors.add(FieldError.of("action", "no-action"));
        }
        return action;
    }

    private static StaffAct merge(StaffAct.Merge act, List<FieldError> errors) {
        if (act.into() == null || act.into().isBlank()) {
            errors.add(FieldError.of("into", "required"));
            return act;
        }
        String compact =
                ReferenceNumber.read(act.into()).map(ReferenceNumber::compact).orElse(null);
        if (compact == null) {
            errors.add(FieldError.of("into", "format"));
        }
        return new StaffAct.Merge(compact);
    }

    private static StaffAct review(StaffAct.DecideReview act, List<FieldError> errors) {
        required("result", act.result(), errors);
        if (act.result() == ReviewResult.NEW_ANSWER) {
            required("outcome", act.outcome(), errors);
        } else if (act.outcome() != null) {
            errors.add(FieldError.of("outcome", "no-outcome"));
        }
        String action = action(act.outcome(), act.action(), errors);
        return new StaffAct.DecideReview(act.result(), act.outcome(), action, requiredText("text", act.text(), errors));
    }

    private static @Nullable String id(String field, @Nullable String value, List<FieldError> errors) {
        int before = errors.size();
        String checked = TextRules.line(field, value, ID_CHARACTERS, errors);
        if (checked == null && errors.size() == before) {
            errors.add(FieldError.of(field, "required"));
        }
        return checked;
    }

    static @Nullable UUID uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
