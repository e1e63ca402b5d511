package al.feedbackledger.api.wiring;

import al.feedbackledger.rules.catalogue.InstitutionCommand.InstitutionFacts;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.Refusal;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerReader;
import al.feedbackledger.store.eventstore.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What every ledger holds before the first person comes: the operator, the inspectorate, the portal's own two services,
 * its question set and the first service standard. Only what is missing is recorded.
 */
@Component
final class FirstStart {
    static final String OPERATOR = "akshi";
    static final String INSPECTORATE = "inspektorati";
    static final String QUESTION_SET = "portal";

    private final CommandDoor door;
    private final LedgerReader ledger;
    private final Clock clock;

    FirstStart(CommandDoor door, LedgerReader ledger, Clock clock) {
        this.door = door;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws LedgerUnavailable if something is missing and cannot be recorded now */
    void recordWhatIsMissing() {
        List.of(
                        new PublishQuestionSet(QUESTION_SET, "Pyetësori i portalit", "The portal's questionnaire"),
                        DefaultStandard.adopt(),
                        new RegisterInstitution(
                                OPERATOR,
                                new InstitutionFacts(
                                        InstitutionType.OPERATOR,
                                        null,
                                        "Agjencia Kombëtare e Shoqërisë së Informacionit (AKSHI)",
                                        "National Agency for Information Society (NAIS)")),
                        new RegisterInstitution(
                                INSPECTORATE,
                                new InstitutionFacts(
                                        InstitutionType.INSPECTORATE,
                                        null,
                                        "Inspektorati për denoncimet e korrupsionit",
                                        "Inspectorate for reports of corruption")),
                        service("portal", OPERATOR, "Portali e-Albania", "The e-Albania portal"),
                        service(
                                "other",
                                null,
                                "Tjetër: shërbimi nuk është në listë",
                                "Other: the service is not listed"))
                .forEach(this::recordIfMissing);
    }

    private static RegisterService service(String id, @Nullable String institution, String titleSq, String titleEn) {
        return new RegisterService(
                id,
                new ServiceFacts(
                        institution,
                        titleSq,
                        titleEn,
                        "NOT_STATED",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        QUESTION_SET));
    }

    private void recordIfMissing(StreamCommand command) {
        if (ledger.lastSequenceNo(command.stream()).isPresent()) {
            return;
        }
        CommandResult result = door.send(command, Act.of(Actor.SYSTEM, clock.instant()), Attachment.none());
        switch (result) {
            case CommandResult.Done done -> {}
            case CommandResult.Conflict conflict -> {
                // Another node that starts at the same time has recorded it.
            }
            case CommandResult.Refused refused -> acceptOnlyThatItIsThere(command, refused.refusal());
            case CommandResult.Repeated r -> throw cannotStart(command, r);
            case CommandResult.KeyReused r -> throw cannotStart(command, r);
            case CommandResult.AlreadyImported r -> throw cannotStart(command, r);
            case CommandResult.Overloaded r -> throw cannotStart(command, r);
            case CommandResult.Unavailable unused ->
                throw new LedgerUnavailable(command.stream() + " could not be recorded", null);
        }
    }

    private static void acceptOnlyThatItIsThere(StreamCommand command, Refusal refusal) {
        if (!Set.of(Refusal.Reason.ALREADY_EXISTS, Refusal.Reason.NO_CHANGE).contains(refusal.reason())) {
            throw new IllegalStateException(command.stream() + " could not be recorded: " + refusal.reason());
        }
    }

    private static IllegalStateException cannotStart(StreamCommand command, CommandResult result) {
        return new IllegalStateException(command.stream() + " could not be recorded: "
                + result.getClass().getSimpleName());
    }
}
