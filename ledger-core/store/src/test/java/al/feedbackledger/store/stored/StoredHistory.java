package al.feedbackledger.store.stored;

import al.feedbackledger.rules.catalogue.InstitutionCommand.InstitutionFacts;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.ServiceCommand.MergeService;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceCommand.RetireService;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.examples.Scenario;
import al.feedbackledger.rules.examples.Scenario.Expected;
import al.feedbackledger.rules.examples.Scenario.Step;
import al.feedbackledger.rules.examples.Scenarios;
import al.feedbackledger.rules.examples.StreamExamples;
import al.feedbackledger.rules.examples.StreamExamples.Example;
import al.feedbackledger.rules.feedback.AccessCommand.RecordAccess;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AcknowledgeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.ImportedClosure;
import al.feedbackledger.rules.feedback.FeedbackCommand.MergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.ReRateService;
import al.feedbackledger.rules.feedback.FeedbackCommand.TargetAnswer;
import al.feedbackledger.rules.feedback.FeedbackCommand.UnmergeFeedback;
import al.feedbackledger.rules.feedback.FeedbackCommand.WithdrawFeedback;
import al.feedbackledger.rules.feedback.FeedbackEvent.PersonalDataErased;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.UnmergeReason;
import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.publication.PublicationCommand;
import al.feedbackledger.rules.publication.PublicationCommand.PublishRelease;
import al.feedbackledger.rules.publication.PublicationCommand.RecordChangeDetection;
import al.feedbackledger.rules.publication.PublicationCommand.RecordRestore;
import al.feedbackledger.rules.publication.PublicationCommand.TakePublication;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What happens in the ledger that is stored for good: the institutions and services, a publication before anybody has
 * said anything, every scenario of a case, some of them with all that is optional, and what comes after.
 */
final class StoredHistory {
    private static final Map<String, InstitutionType> OTHERS = Map.of(
            People.MINISTRY, InstitutionType.MINISTRY,
            People.TAX, InstitutionType.AGENCY,
            People.NAIS, InstitutionType.OPERATOR,
            People.INSPECTORATE, InstitutionType.INSPECTORATE);

    private final StoredLedgerMaker maker;
    private String firstCase = "";

    StoredHistory(StoredLedgerMaker maker) {
        this.maker = maker;
    }

    void live() {
        OTHERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(other -> maker.does(
                        People.ADMIN,
                        Made.START.minusSeconds(3_600),
                        new RegisterInstitution(
                                other.getKey(),
                                new InstitutionFacts(other.getValue(), null, "Institucion " + other.getKey(), ""))));
        List<Example> examples = StreamExamples.all();
        examples.stream().filter(example -> !comesLast(example)).forEach(this::does);
        for (String service : List.of("40", "other", "portal")) {
            maker.does(People.ADMIN, Made.START.plusSeconds(40), new RegisterService(service, factsOf(service)));
        }
        Scenarios.all().forEach(scenario -> live(scenario, false));
        Scenarios.all().subList(0, 2).forEach(scenario -> live(scenario, true));
        alone();
        examples.stream().filter(StoredHistory::comesLast).forEach(this::does);
    }

    /** Nobody is competent for what is about another service. */
    private static ServiceFacts factsOf(String service) {
        return service.equals("other")
                ? new ServiceFacts(
                        null, "Tjetër", "", "NOT_STATED", null, null, null, null, null, null, null, null, "portal")
                : StreamExamples.facts("Shërbim " + service);
    }

    /** What ends a service, or speaks of cases or positions that must be there before. */
    private static boolean comesLast(Example example) {
        return example.command() instanceof RetireService
                || example.command() instanceof MergeService
                || example.command() instanceof RecordAccess
                || example.command() instanceof RecordChangeDetection
                || example.command() instanceof PublishRelease
                || example.command() instanceof RecordRestore;
    }

    private void does(Example example) {
        maker.does(
                example.by(),
                example.at(),
                switch (example.command()) {
                    case PublicationCommand command -> inItsPlace(command);
                    case RecordAccess access -> new RecordAccess(access.access(), firstCase, access.purpose());
                    default -> example.command();
                });
    }

    /** Positions and digests that are true of this ledger, as far as there is anything they could be checked against. */
    private PublicationCommand inItsPlace(PublicationCommand command) {
        long head = maker.open.ledger.reader.headPosition();
        return switch (command) {
            case TakePublication take ->
                new TakePublication(
                        1,
                        head,
                        take.policy(),
                        HexFormat.of().formatHex(PublicationDigest.begin().finish()));
            case RecordRestore restore -> new RecordRestore(restore.oldOrigin(), restore.lastCheckpoint(), head);
            default -> command;
        };
    }

    private void live(Scenario scenario, boolean withEverything) {
        StoredCase mine = new StoredCase(maker, Made.START, withEverything);
        firstCase = firstCase.isEmpty() ? mine.stream() : firstCase;
        StoredCase target = null;
        for (Step step : scenario.steps()) {
            if (step.expected() instanceof Expected.Follows follows) {
                FeedbackCommand command = step.command().apply(mine.stream());
                if (command instanceof MergeFeedback && target == null) {
                    target = submitted(step.at(), Kind.COMPLAINT);
                    mine.joinedWith(target.stream());
                }
                if (target != null) {
                    liveThere(target, mine, command, step.at());
                }
                mine.does(step.by(), step.at(), command);
                if (follows.events().contains(PersonalDataErased.class)) {
                    maker.erase(mine.stream());
                    // Words after an erasure lie under a key of the next generation.
                    mine.does(People.SUBJECT, step.at().plusSeconds(60), note(mine));
                }
            }
        }
    }

    /** What happens to the case another is joined with, before that other's next command can follow. */
    private static void liveThere(StoredCase target, StoredCase mine, FeedbackCommand command, Instant at) {
        if (command instanceof ReRateService) {
            target.does(People.OFFICER, at.minusSeconds(50), new AcknowledgeFeedback(target.stream()));
            target.does(People.OFFICER, at.minusSeconds(40), Commands.answer(target.stream()));
            mine.answeredThere(new TargetAnswer(at.minusSeconds(40), People.OFFICER.id()));
        }
        if (command instanceof UnmergeFeedback unmerge && unmerge.reason() == UnmergeReason.TARGET_WITHDRAWN) {
            target.does(People.SUBJECT, at.minusSeconds(30), new WithdrawFeedback(target.stream()));
        }
    }

    /** Submissions of the kinds that no scenario begins with, and an import that was closed by a rule. */
    private void alone() {
        for (Kind kind : List.of(Kind.RATING, Kind.SUGGESTION, Kind.PRAISE)) {
            submitted(Made.START, kind);
        }
        StoredCase closed = new StoredCase(maker, Made.START, true);
        closed.does(
                People.IMPORTER,
                Made.START,
                Commands.bring(closed.stream(), null, new ImportedClosure(true, Made.START.minusSeconds(7_200))));
    }

    private StoredCase submitted(Instant at, Kind kind) {
        StoredCase other = new StoredCase(maker, at, false);
        other.does(People.SUBJECT, at.minusSeconds(55), Commands.submit(other.stream(), kind, kind == Kind.COMPLAINT));
        return other;
    }

    private static AddNote note(StoredCase mine) {
        return new AddNote(mine.stream(), Made.text(3));
    }
}
