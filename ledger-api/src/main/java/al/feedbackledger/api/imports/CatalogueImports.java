package al.feedbackledger.api.imports;

import al.feedbackledger.api.imports.CatalogueImport.InstitutionEntry;
import al.feedbackledger.api.imports.CatalogueImport.QuestionSetEntry;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.api.imports.ImportAnswer.EntryResult;
import al.feedbackledger.api.imports.ImportAnswer.RowResult;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.projections.view.ViewPositions;
import al.feedbackledger.rules.catalogue.InstitutionCommand.InstitutionFacts;
import al.feedbackledger.rules.catalogue.InstitutionCommand.RegisterInstitution;
import al.feedbackledger.rules.catalogue.QuestionSetCommand.PublishQuestionSet;
import al.feedbackledger.rules.catalogue.ServiceCommand.RegisterService;
import al.feedbackledger.rules.catalogue.ServiceFacts;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.Attachment;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

/**
 * Registers what an import brings for the catalogue. What stands there already, with the same facts, is present; a service
 * that stands there with other facts is refused, because an import does not revise. A question set or institution that is
 * there with other facts stays as it is and counts as present: it is only named, not described, by what refers to it.
 */
@Component
@CheckReturnValue
final class CatalogueImports {
    private static final Origin ORIGIN = Origin.of(Channel.IMPORT.name());
    private static final Duration VIEW_WITHIN = Duration.ofSeconds(30);
    private static final Set<String> CATALOGUE = Set.of("catalogue");
    private static final String EXISTS = "already-exists";

    private final ServiceCatalogue catalogue;
    private final CommandDoor door;
    private final ViewPositions positions;
    private final ImportMetrics metrics;
    private final InstantSource clock;

    CatalogueImports(
            ServiceCatalogue catalogue,
            CommandDoor door,
            ViewPositions positions,
            ImportMetrics metrics,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.door = door;
        this.positions = positions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @throws al.feedbackledger.api.problem.ProblemFound where the whole request cannot be taken, or not now */
    ImportAnswer take(CatalogueImport request, Actor by) {
        String source = ImportRequests.slug("source", request.source());
        ImportRequests.checkRows(request.rows().stream().map(ServiceRow::row).toList());
        ImportAnswer answer = new Registration(by).run(request, source);
        Long position = answer.position();
        if (position != null && !positions.await(CATALOGUE, position, VIEW_WITHIN)) {
            // Everything is recorded; who comes again finds it present, and the view where it should be.
            Tally.comeAgainIf(ProblemType.BUSY);
        }
        return metrics.count("services", answer);
    }

    /** One request's run through the catalogue. */
    private final class Registration {
        private final Actor by;
        private final Map<String, Long> recorded = new TreeMap<>();
        private final Set<String> known = new HashSet<>();
        private long position;
        private @Nullable ProblemType stalled;

        Registration(Actor by) {
            this.by = by;
        }

        ImportAnswer run(CatalogueImport request, String source) {
            List<EntryResult> entries = new ArrayList<>();
            request.questionSets().forEach(entry -> entries.add(entry(entry)));
            request.institutions().forEach(entry -> entries.add(entry(entry)));
            List<RowResult> rows = new ArrayList<>();
            request.rows().forEach(row -> rows.add(Tally.result(requireNonNull(row.row()), service(row, source))));
            Tally.comeAgainIf(stalled);
            return new ImportAnswer(rows, entries, recorded, position == 0 ? null : position);
        }

        private EntryResult entry(QuestionSetEntry entry) {
            String id = requireNonNullElse(entry.id(), "");
            return entry(
                    id, new PublishQuestionSet(id, text(entry.nameSq()), text(entry.nameEn())), "QuestionSetPublished");
        }

        private EntryResult entry(InstitutionEntry entry) {
            String id = requireNonNullElse(entry.id(), "");
            InstitutionFacts facts = new InstitutionFacts(
                    requireNonNullElse(entry.type(), InstitutionType.OTHER),
                    entry.parent(),
                    text(entry.nameSq()),
                    text(entry.nameEn()));
            return entry(id, new RegisterInstitution(id, facts), "InstitutionRegistered");
        }

        private EntryResult entry(String id, StreamCommand command, String event) {
            RowOutcome outcome = send(command, event);
            boolean there = outcome instanceof RowOutcome.Refused refused
                    && refused.code().equals(EXISTS);
            RowResult result = Tally.result(0, there ? new RowOutcome.Present() : outcome);
            if (result.reason() == null) {
                known.add(id);
            }
            return new EntryResult(id, result.result(), result.reason());
        }

        private RowOutcome service(ServiceRow row, String source) {
            String id = text(row.id());
            String institution = row.institution();
            if (institution != null && !known.contains(institution) && catalogue.institution(institution) == null) {
                return new RowOutcome.Refused("unknown-institution");
            }
            String questionSet = requireNonNullElse(row.questionSet(), source);
            if (!known.contains(questionSet) && catalogue.questionSet(questionSet) == null) {
                return new RowOutcome.Refused("unknown-question-set");
            }
            return send(new RegisterService(id, facts(row, questionSet)), "ServiceRegistered");
        }

        private RowOutcome send(StreamCommand command, String event) {
            if (stalled != null) {
                return new RowOutcome.Stalled(stalled);
            }
            Act act = Act.of(by, clock.instant());
            RowOutcome outcome = RowOutcome.of(door.send(command, act, ORIGIN, Attachment.none()));
            switch (outcome) {
                case RowOutcome.Imported imported -> {
                    recorded.merge(event, 1L, Long::sum);
                    position = Math.max(position, imported.position());
                }
                case RowOutcome.Stalled because -> stalled = because.because();
                case RowOutcome.Present unused -> {}
                case RowOutcome.Refused unused -> {}
            }
            return outcome;
        }

        private static ServiceFacts facts(ServiceRow row, String questionSet) {
            return new ServiceFacts(
                    row.institution(),
                    text(row.titleSq()),
                    text(row.titleEn()),
                    requireNonNullElse(row.audience(), "NOT_STATED"),
                    row.category(),
                    row.subcategory(),
                    row.processingTime(),
                    row.validity(),
                    row.cost(),
                    row.standardCards(),
                    row.summary(),
                    row.address(),
                    questionSet);
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }
}
