package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.mapping.Converted;
import al.feedbackledger.api.cli.mapping.FeedbackMapping;
import al.feedbackledger.api.cli.mapping.FeedbackRows;
import al.feedbackledger.api.cli.mapping.Registered;
import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.imports.FeedbackImport;
import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.api.imports.ImportAnswer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Imports a table of feedback: one request after the other, so that equal replies are counted in their order. */
public final class FeedbackTransfer {
    static final String PATH = "/api/v1/import/feedback";

    private final Import work;
    private final FeedbackMapping mapping;
    private final LongConsumer afterBatch;
    private final Account account = new Account();
    private final Batch<FeedbackRow> batch = new Batch<>();

    public FeedbackTransfer(Import work, FeedbackMapping mapping) {
        this(work, mapping, rows -> {});
    }

    /** @param afterBatch told after every request how many rows are accounted for */
    public FeedbackTransfer(Import work, FeedbackMapping mapping, LongConsumer afterBatch) {
        this.work = work;
        this.mapping = mapping;
        this.afterBatch = afterBatch;
    }

    /**
     * Imports the file and takes the publication at its end.
     *
     * @throws al.feedbackledger.api.cli.terminal.Stop if it cannot be imported or the application is lost on the way
     */
    public Account run() throws IOException {
        FeedbackMapping.Columns columns = mapping.columns();
        List<String> asked = Stream.of(columns.service(), columns.institution())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        Survey survey = Survey.of(work.file(), mapping.columnNames(), asked);
        Registered registered = Registered.of(
                mapping,
                survey.values(columns.service()),
                columns.institution() == null ? List.of() : survey.values(columns.institution()));
        CatalogueTransfer catalogue = new CatalogueTransfer(work.door(), work.terminal(), mapping.source());
        catalogue.begin(mapping.questionSet(), registered.institutions().values());
        catalogue.register(registered.services().values());
        send(survey.rows(), registered);
        return account;
    }

    private void send(long rows, Registered registered) throws IOException {
        Report report = work.beginReport(mapping.source());
        try (report;
                Table table = Table.open(work.file());
                Progress progress = new Progress(work.terminal(), "importing " + mapping.source(), rows)) {
            FeedbackRows reader =
                    new FeedbackRows(mapping, table, registered.serviceIds(), registered.institutionIds());
            for (Row row = table.next(); row != null; row = table.next()) {
                take(row, reader, report);
                if (batch.isFull()) {
                    sendBatch(report);
                    progress.at(account.rows());
                }
            }
            sendBatch(report);
            progress.at(account.rows());
            account.check(rows);
        } finally {
            Ending.say(work.terminal(), account, report);
        }
        Publication.take(work.door(), work.terminal());
    }

    private void take(Row row, FeedbackRows reader, Report report) {
        switch (row) {
            case Row.Broken broken ->
                refuse(new Origin(row.number(), row.line(), ""), broken.fault().code(), report);
            case Row.Cells cells -> {
                Origin origin = new Origin(row.number(), row.line(), reader.externalId(cells));
                switch (reader.convert(cells)) {
                    case Converted.Refused<FeedbackRow> refused -> refuse(origin, refused.code(), report);
                    case Converted.Ready<FeedbackRow> ready -> {
                        batch.add(ready.row(), origin, length(cells));
                        notice(ready.row());
                    }
                }
            }
        }
    }

    private void refuse(Origin origin, String code, Report report) {
        account.countRefused(code);
        report.refused(origin, code);
    }

    private static long length(Row.Cells cells) {
        return cells.values().stream().mapToLong(String::length).sum();
    }

    private void notice(FeedbackRow row) {
        if (row.reply() != null && isBefore(row.reply().at(), row.at())) {
            account.countAnsweredEarly();
        }
        if (row.closure() != null && isBefore(row.closure().at(), row.at())) {
            account.countClosedEarly();
        }
    }

    private static boolean isBefore(@Nullable Instant end, @Nullable Instant begin) {
        return end != null && begin != null && end.isBefore(begin);
    }

    private void sendBatch(Report report) {
        List<FeedbackRow> rows = batch.rows();
        if (rows.isEmpty()) {
            return;
        }
        ImportAnswer answer = work.door()
                .expect(
                        "importing",
                        PATH,
                        new FeedbackImport(
                                mapping.source(), mapping.questionSet().id(), rows))
                .as(ImportAnswer.class);
        batch.settle(answer, account, report);
        afterBatch.accept(account.rows());
    }
}
