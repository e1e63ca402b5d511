package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.acts.AllowedActs;
import al.feedbackledger.api.pages.ActForm;
import al.feedbackledger.api.pages.Acting;
import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.pages.Names;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.catalogue.Promise;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.feedback.DeclineReason;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.ErasureRefusalReason;
import al.feedbackledger.rules.feedback.ExclusionReason;
import al.feedbackledger.rules.feedback.ExtensionReason;
import al.feedbackledger.rules.feedback.Limits;
import al.feedbackledger.rules.feedback.Outcome;
import al.feedbackledger.rules.feedback.ReviewResult;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The acts staff can do on a case now, as forms. */
@Component
final class DeskForms {
    /** In the order in which they are shown: the usual next step first. */
    private static final List<String> ORDER = List.of(
            "acknowledge",
            "answer",
            "decide-review",
            "route",
            "request-clarification",
            "interim-reply",
            "correct-answer",
            "assign",
            "extend",
            "transfer",
            "merge",
            "unmerge",
            "decline",
            "exclude",
            "reinstate",
            "reject-proposal",
            "propose-exclusion",
            "propose-reinstatement",
            "approve-erasure",
            "refuse-erasure",
            "erase");

    /** A person's own ground is theirs, and time's is the clock's. */
    private static final Set<ErasureGround> OF_STAFF =
            EnumSet.of(ErasureGround.THIRD_PARTY_DATA, ErasureGround.UNLAWFUL_CONTENT);

    private static final Set<String> OPEN = Set.of("answer", "decide-review", "route");

    private final ServiceCatalogue catalogue;
    private final Colleagues colleagues;
    private final InstantSource clock;

    DeskForms(ServiceCatalogue catalogue, Colleagues colleagues, InstantSource clock) {
        this.catalogue = catalogue;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    List<ActForm> of(CaseFile file, Actor actor, Acting acting) {
        List<String> allowed = AllowedActs.of(file.state(), actor, clock.instant());
        return ORDER.stream()
                .filter(allowed::contains)
                .map(act ->
                        acting.form(act, act.equals("approve-erasure"), OPEN.contains(act), fields(act, file, acting)))
                .toList();
    }

    private List<Field> fields(String act, CaseFile file, Acting acting) {
        Wording w = acting.w();
        return switch (act) {
            case "answer" ->
                List.of(
                        radios(
                                acting,
                                act,
                                "outcome",
                                Choice.of(w, "outcome", Outcome.class, typed(acting, act, "outcome"))),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS),
                        promise(act, file, acting));
            case "decide-review" ->
                List.of(
                        radios(
                                acting,
                                act,
                                "result",
                                Choice.of(w, "review", ReviewResult.class, typed(acting, act, "result"))),
                        pick(
                                acting,
                                act,
                                "outcome",
                                Choice.of(w, "outcome", Outcome.class, typed(acting, act, "outcome"))),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS),
                        promise(act, file, acting));
            case "correct-answer", "interim-reply" -> List.of(acting.text(act, "text", Limits.TEXT_CHARACTERS));
            case "request-clarification" -> List.of(acting.text(act, "question", Limits.TEXT_CHARACTERS));
            case "route", "transfer" -> List.of(pick(acting, act, "institution", institutions(act, file, acting)));
            case "assign" ->
                List.of(pick(
                        acting,
                        act,
                        "officer",
                        colleagues.whoAnswer(file.state().institution(), typed(acting, act, "officer"))));
            case "extend" ->
                List.of(
                        Field.number(
                                "extend-workingDays",
                                acting.ask(act, "workingDays"),
                                typed(acting, act, "workingDays")),
                        radios(
                                acting,
                                act,
                                "reason",
                                Choice.of(w, "extension", ExtensionReason.class, typed(acting, act, "reason"))));
            case "decline" ->
                List.of(
                        radios(
                                acting,
                                act,
                                "reason",
                                Choice.of(w, "decline", DeclineReason.class, typed(acting, act, "reason"))),
                        pick(acting, act, "turnTo", institutions(act, file, acting)),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS));
            case "merge" ->
                List.of(Field.line(
                        "merge-into",
                        acting.ask(act, "into"),
                        w.say("follow.reference.hint"),
                        typed(acting, act, "into")));
            case "propose-exclusion", "propose-reinstatement" ->
                List.of(radios(
                        acting,
                        act,
                        "reason",
                        Choice.of(w, "exclusion", ExclusionReason.class, typed(acting, act, "reason"))));
            case "erase" ->
                List.of(
                        radios(
                                acting,
                                act,
                                "ground",
                                Choice.of(w, "ground", ErasureGround.class, typed(acting, act, "ground")).stream()
                                        .filter(choice -> OF_STAFF.contains(ErasureGround.valueOf(choice.value())))
                                        .toList()),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS));
            case "refuse-erasure" ->
                List.of(
                        radios(
                                acting,
                                act,
                                "reason",
                                Choice.of(w, "kept", ErasureRefusalReason.class, typed(acting, act, "reason"))),
                        acting.text(act, "text", Limits.TEXT_CHARACTERS));
            default -> List.of();
        };
    }

    private static String typed(Acting acting, String act, String field) {
        return acting.typed(act).get(field);
    }

    private static Field radios(Acting acting, String act, String field, List<Choice> choices) {
        return Field.radios(act + "-" + field, acting.ask(act, field), choices);
    }

    private static Field pick(Acting acting, String act, String field, List<Choice> choices) {
        String hint = "staff.act." + act + "." + field + ".hint";
        Wording w = acting.w();
        return Field.pick(act + "-" + field, acting.ask(act, field), w.knows(hint) ? w.say(hint) : null, choices);
    }

    /** Other institutions than the one that has the case; the inspectorate takes reports of corruption only. */
    private List<Choice> institutions(String act, CaseFile file, Acting acting) {
        String chosen = typed(acting, act, act.equals("decline") ? "turnTo" : "institution");
        return catalogue.institutions().stream()
                .filter(each -> !each.id().equals(file.state().institution()))
                .filter(each -> act.equals("decline") || each.type() != InstitutionType.INSPECTORATE)
                .map(each -> new Choice(
                        each.id(),
                        Names.institution(each, acting.w().language()),
                        each.id().equals(chosen)))
                .toList();
    }

    /** What the institution has promised for this service. */
    private Field promise(String act, CaseFile file, Acting acting) {
        String chosen = typed(acting, act, "action");
        List<Choice> promises = catalogue.promises(file.service()).stream()
                .filter(each -> each.institution().equals(file.state().institution()))
                .map(each -> new Choice(
                        each.action(), text(each, acting.w()), each.action().equals(chosen)))
                .toList();
        Wording w = acting.w();
        return Field.pick(
                act + "-action", w.say("staff.act.answer.action"), w.say("staff.act.answer.action.hint"), promises);
    }

    private static String text(Promise promise, Wording w) {
        return Names.in(w.language(), promise.textSq(), promise.textEn()) + " (" + w.date(promise.due()) + ")";
    }
}
