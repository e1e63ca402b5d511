package al.feedbackledger.api.imports;

import al.feedbackledger.api.imports.FeedbackDraft.Prepared;
import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.projections.catalogue.Institution;
import al.feedbackledger.projections.catalogue.Service;
import al.feedbackledger.projections.catalogue.ServiceCatalogue;
import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackCommand.Routing;
import al.feedbackledger.store.axon.CommandDoor;
import al.feedbackledger.store.axon.Origin;
import al.feedbackledger.store.eventstore.AnswerPrintRow;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/** Takes feedback in that was collected elsewhere: every row by one command, through the rules of every other door. */
@Component
@CheckReturnValue
final class FeedbackImports {
    private static final Origin ORIGIN = Origin.of(Channel.IMPORT.name());

    private final ServiceCatalogue catalogue;
    private final FeedbackDraft drafts;
    private final CommandDoor door;
    private final ImportMetrics metrics;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes();

    FeedbackImports(
            ServiceCatalogue catalogue,
            FeedbackDraft drafts,
            CommandDoor door,
            ImportMetrics metrics,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.door = door;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A row and what is known of it so far: ready to be sent, or an outcome already. */
    private record Piece(
            FeedbackRow row,
            @Nullable Prepared prepared,
            @Nullable RowOutcome outcome) {
        /** Equal replies of one institution are counted one after the other, so that each knows how many came before. */
        String lane(int place) {
            AnswerPrintRow print = prepared == null ? null : prepared.print();
            return print == null ? "row " + place : Base64.getEncoder().encodeToString(print.print());
        }
    }

    /** @throws al.feedbackledger.api.problem.ProblemFound where the whole request cannot be taken, or not now */
    ImportAnswer take(FeedbackImport request, Actor by) {
        String source = ImportRequests.slug("source", request.source());
        String questionSet = ImportRequests.slug("questionSet", request.questionSet());
        ImportRequests.checkRows(request.rows().stream().map(FeedbackRow::row).toList());
        if (catalogue.questionSet(questionSet) == null) {
            throw Problem.invalid(FieldError.of("questionSet", "unknown")).found();
        }
        Preparation preparation = new Preparation(source, questionSet, by);
        Map<String, List<Piece>> byLane = new LinkedHashMap<>();
        for (FeedbackRow row : request.rows()) {
            Piece piece = preparation.piece(row);
            byLane.computeIfAbsent(piece.lane(byLane.size()), unused -> new ArrayList<>())
                    .add(piece);
        }
        Tally tally = new Tally();
        lanes.run(List.copyOf(byLane.values()), piece -> new Tally.Line(piece.row(), send(piece, by)))
                .forEach(lane -> lane.forEach(tally::add));
        return metrics.count("feedback", tally.answer());
    }

    private RowOutcome send(Piece piece, Actor by) {
        Prepared prepared = piece.prepared();
        if (prepared == null) {
            return requireNonNull(piece.outcome());
        }
        Act act = Act.of(by, clock.instant());
        return RowOutcome.of(door.sendDrawn(() -> drafts.draw(prepared, act.at()), act, ORIGIN));
    }

    /** Looks up what the rows of one request name, each thing once. */
    private final class Preparation {
        private final String source;
        private final String questionSet;
        private final Actor by;
        private final String operator = catalogue.operator().id();
        private final String inspectorate = catalogue.inspectorate().id();
        private final Map<String, @Nullable Service> services = new HashMap<>();
        private final Map<String, @Nullable Institution> institutions = new HashMap<>();

        Preparation(String source, String questionSet, Actor by) {
            this.source = source;
            this.questionSet = questionSet;
            this.by = by;
        }

        Piece piece(FeedbackRow row) {
            String wrong = FeedbackChecks.wrong(row, clock.instant());
            if (wrong != null) {
                return refused(row, wrong);
            }
            Service service = services.computeIfAbsent(requireNonNull(row.service()), catalogue::service);
            if (service == null) {
                return refused(row, "unknown-service");
            }
            String named = row.institution();
            if (named != null && institutions.computeIfAbsent(named, catalogue::institution) == null) {
                return refused(row, "unknown-institution");
            }
            String competent = named == null ? service.facts().institution() : named;
            Routing routing =
                    new Routing(service.id(), service.isActive(), competent, operator, inspectorate, questionSet);
            AnswerPrintRow print = drafts.print(row, competent == null ? operator : competent);
            return new Piece(row, new Prepared(row, source, routing, by.id(), print), null);
        }

        private static Piece refused(FeedbackRow row, String code) {
            return new Piece(row, null, new RowOutcome.Refused(code));
        }
    }
}
