package al.feedbackledger.api.acts;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.Promise;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.Role;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.Target;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.store.access.StaffAccount;
import al.feedbackledger.store.access.StaffAccounts;
import al.feedbackledger.store.eventstore.AnswerPrintRow;
import al.feedbackledger.store.vault.AnswerPrints;
import al.feedbackledger.store.vault.WordSealer;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static al.feedbackledger.api.acts.Submissions.seal;
import static java.util.Objects.requireNonNull;

/** Makes commands of what staff want, with what the rules need to know from elsewhere. */
@Component
@CheckReturnValue
final class StaffCommands {
    private final CaseFiles cases;
    private final CaseSight sight;
    private final ServiceCatalogue catalogue;
    private final StaffAccounts staff;
    private final AnswerPrints prints;

    StaffCommands(
            CaseFiles cases, CaseSight sight, ServiceCatalogue catalogue, StaffAccounts staff, AnswerPrints prints) {
        this.cases = cases;
        this.sight = sight;
        this.catalogue = catalogue;
        this.staff = staff;
        this.prints = prints;
    }

    /**
     * A command but for its sealed words, which are sealed when it is drawn.
     *
     * @param print counted beside the command; null where no answer is given
     */
    record Prepared(
            Function<WordSealer, FeedbackCommand> command,
            @Nullable AnswerPrintRow print) {
        static Prepared of(Function<WordSealer, FeedbackCommand> command) {
            return new Prepared(command, null);
        }
    }

    /** @param wish checked; what it names and is not there is added to the errors */
    Prepared prepare(StaffAct wish, CaseFile file, Actor by, List<FieldError> errors) {
        String stream = file.stream();
        return switch (wish) {
            case StaffAct.Route act -> {
                Target to = target(requireNonNull(act.institution()), errors);
                yield Prepared.of(sealer -> new FeedbackCommand.RouteFeedback(stream, to));
            }
            case StaffAct.Transfer act -> {
                Target to = target(requireNonNull(act.institution()), errors);
                String operator = catalogue.operator().id();
                yield Prepared.of(sealer -> new FeedbackCommand.TransferFeedback(stream, to, operator));
            }
            case StaffAct.Assign act -> {
                Actor officer = officer(requireNonNull(act.officer()), errors);
                yield Prepared.of(sealer -> new FeedbackCommand.AssignOfficer(stream, officer));
            }
            case StaffAct.Acknowledge unused -> Prepared.of(sealer -> new FeedbackCommand.AcknowledgeFeedback(stream));
            case StaffAct.RequestClarification act ->
                Prepared.of(sealer -> new FeedbackCommand.RequestClarification(
                        stream, seal(sealer, SealedPaths.QUESTION, act.question())));
            case StaffAct.InterimReply act ->
                Prepared.of(sealer ->
                        new FeedbackCommand.PostInterimReply(stream, seal(sealer, SealedPaths.REPLY, act.text())));
            case StaffAct.Extend act -> {
                ServiceStandard standard =
                        catalogue.standardAt(file.state().facts().submittedAt());
                int days = requireNonNull(act.workingDays());
                yield Prepared.of(sealer -> new FeedbackCommand.ExtendDeadline(stream, days, act.reason(), standard));
            }
            case StaffAct.Answer act -> answer(act, file, errors);
            case StaffAct.CorrectAnswer act -> correct(act, file);
            case StaffAct.Decline act -> {
                if (act.turnTo() != null && catalogue.institution(act.turnTo()) == null) {
                    errors.add(FieldError.of("turnTo", "unknown-institution"));
                }
                yield Prepared.of(sealer -> new FeedbackCommand.DeclineFeedback(
                        stream, act.reason(), act.turnTo(), seal(sealer, SealedPaths.EXPLANATION, act.text())));
            }
            case StaffAct.Merge act -> merge(act, file, by, errors);
            case StaffAct.Unmerge unused ->
                Prepared.of(sealer -> new FeedbackCommand.UnmergeFeedback(stream, UnmergeReason.OFFICER));
            case StaffAct.DecideReview act -> {
                checkAction(act.action(), by.institution(), errors);
                String body = sight.reviewBody(file.state().institution());
                yield Prepared.of(sealer -> new FeedbackCommand.DecideReview(
                        stream,
                        act.result(),
                        act.outcome(),
                        act.action(),
                        seal(sealer, SealedPaths.TEXT, act.text()),
                        body));
            }
            case StaffAct.ProposeExclusion act ->
                Prepared.of(sealer -> new FeedbackCommand.ProposeExclusion(stream, act.reason()));
            case StaffAct.ProposeReinstatement act ->
                Prepared.of(sealer -> new FeedbackCommand.ProposeReinstatement(stream, act.reason()));
            case StaffAct.Exclude unused -> Prepared.of(sealer -> new FeedbackCommand.ExcludeFeedback(stream));
            case StaffAct.Reinstate unused -> Prepared.of(sealer -> new FeedbackCommand.ReinstateFeedback(stream));
            case StaffAct.RejectProposal unused -> Prepared.of(sealer -> new FeedbackCommand.RejectProposal(stream));
            case StaffAct.RequestErasure act -> {
                ErasureGround ground = requireNonNull(act.ground());
                yield Prepared.of(sealer ->
                        new FeedbackCommand.RequestErasure(stream, ground, seal(sealer, SealedPaths.TEXT, act.text())));
            }
            case StaffAct.ApproveErasure unused -> Prepared.of(sealer -> new FeedbackCommand.ApproveErasure(stream));
            case StaffAct.RefuseErasure act ->
                Prepared.of(sealer -> new FeedbackCommand.RefuseErasure(
                        stream, act.reason(), seal(sealer, SealedPaths.TEXT, act.text())));
        };
    }

    private Prepared answer(StaffAct.Answer act, CaseFile file, List<FieldError> errors) {
        String institution = file.state().institution();
        checkAction(act.action(), institution, errors);
        AnswerPrintRow print = prints.of(institution, requireNonNull(act.text()));
        long repeated = prints.earlierUses(print);
        boolean others = othersCanAnswer(file);
        return new Prepared(
                sealer -> new FeedbackCommand.AnswerFeedback(
                        file.stream(),
                        act.outcome(),
                        act.action(),
                        seal(sealer, SealedPaths.ANSWER, act.text()),
                        repeated,
                        others),
                print);
    }

    /** Whoever answers promises for their own institution. */
    private void checkAction(@Nullable String action, @Nullable String institution, List<FieldError> errors) {
        if (action != null) {
            Promise promise = catalogue.promise(action);
            if (promise == null || !promise.institution().equals(institution)) {
                errors.add(FieldError.of("action", "unknown-action"));
            }
        }
    }

    private Prepared correct(StaffAct.CorrectAnswer act, CaseFile file) {
        AnswerPrintRow print = prints.of(file.state().institution(), requireNonNull(act.text()));
        long repeated = prints.earlierUses(print);
        return new Prepared(
                sealer -> new FeedbackCommand.CorrectAnswer(
                        file.stream(), seal(sealer, SealedPaths.CORRECTION, act.text()), repeated),
                print);
    }

    private Prepared merge(StaffAct.Merge act, CaseFile file, Actor by, List<FieldError> errors) {
        CaseFile into = cases.byReference(requireNonNull(act.into()));
        if (into == null || sight.of(into, by) instanceof CaseSight.Sight.Nothing) {
            errors.add(FieldError.of("into", "unknown-case"));
            return Prepared.of(sealer -> {
                throw new IllegalStateException("refused before it is drawn");
            });
        }
        return Prepared.of(sealer -> new FeedbackCommand.MergeFeedback(
                file.stream(),
                into.stream(),
                into.state().status(),
                into.state().institution(),
                into.state().facts().kind(),
                file.joined() > 0));
    }

    /** Whether somebody of the institution who may answer has not answered this case. */
    private boolean othersCanAnswer(CaseFile file) {
        String institution = file.state().institution();
        List<String> answerers = file.state().answering().answerers();
        Set<Role> roles =
                file.state().isCorruptionSignal() ? Set.of(Role.INSPECTOR) : Set.of(Role.OFFICER, Role.SUPERVISOR);
        return roles.stream()
                .flatMap(role -> staff.list(institution, role, "").stream())
                .anyMatch(account -> account.active()
                        && !answerers.contains(account.actorId().toString()));
    }

    private Target target(String institution, List<FieldError> errors) {
        Institution known = catalogue.institution(institution);
        if (known == null) {
            errors.add(FieldError.of("institution", "unknown-institution"));
            return new Target(institution, al.feedbackledger.rules.decision.InstitutionType.OTHER);
        }
        return new Target(known.id(), known.type());
    }

    private Actor officer(String id, List<FieldError> errors) {
        UUID actorId = requireNonNull(StaffChecks.uuid(id));
        StaffAccount account = staff.find(actorId).filter(StaffAccount::active).orElse(null);
        if (account == null) {
            errors.add(FieldError.of("officer", "unknown-officer"));
            return new Actor(Role.OFFICER, id, null, null);
        }
        return StaffActors.of(account, catalogue);
    }
}
