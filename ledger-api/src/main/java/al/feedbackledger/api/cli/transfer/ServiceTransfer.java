package al.feedbackledger.api.cli.transfer;

import al.feedbackledger.api.cli.mapping.Converted;
import al.feedbackledger.api.cli.mapping.Registered;
import al.feedbackledger.api.cli.mapping.ServiceMapping;
import al.feedbackledger.api.cli.mapping.ServiceRows;
import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;
import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.api.imports.ImportAnswer;

import java.io.IOException;
import java.util.List;

/** Imports a table of services. */
public final class ServiceTransfer {
    private final Import work;
    private final ServiceMapping mapping;
    private final CatalogueTransfer catalogue;
    private final Account account = new Account();
    private final Batch<ServiceRow> batch = new Batch<>();

    public ServiceTransfer(Import work, ServiceMapping mapping) {
        this.work = work;
        this.mapping = mapping;
        this.catalogue = new CatalogueTransfer(work.door(), work.terminal(), mapping.source());
    }

    /** @throws al.feedbackledger.api.cli.terminal.Stop if it cannot be imported or the application is lost on the way */
    public Account run() throws IOException {
        String column = mapping.columns().institution();
        Survey survey = Survey.of(work.file(), mapping.columnNames(), List.of(column));
        Registered registered = Registered.of(mapping, survey.values(column));
        catalogue.begin(mapping.questionSet(), registered.institutions().values());
        Report report = work.beginReport(mapping.source());
        try (report;
                Table table = Table.open(work.file());
                Progress progress = new Progress(work.terminal(), "importing " + mapping.source(), survey.rows())) {
            ServiceRows reader = new ServiceRows(mapping, table, registered.institutionIds());
            for (Row row = table.next(); row != null; row = table.next()) {
                take(row, reader, report);
                if (batch.isFull()) {
                    sendBatch(report);
                    progress.at(account.rows());
                }
            }
            sendBatch(report);
            progress.at(account.rows());
            account.check(survey.rows());
        } finally {
            Ending.say(work.terminal(), account, report);
        }
        return account;
    }

    private void take(Row row, ServiceRows reader, Report report) {
        switch (row) {
            case Row.Broken broken ->
                refuse(new Origin(row.number(), row.line(), ""), broken.fault().code(), report);
            case Row.Cells cells -> {
                Origin origin = new Origin(row.number(), row.line(), reader.id(cells));
                switch (reader.convert(cells)) {
                    case Converted.Refused<ServiceRow> refused -> refuse(origin, refused.code(), report);
                    case Converted.Ready<ServiceRow> ready ->
                        batch.add(
                                ready.row(),
                                origin,
                                cells.values().stream()
                                        .mapToLong(String::length)
                                        .sum());
                }
            }
        }
    }

    private void refuse(Origin origin, String code, Report report) {
        account.countRefused(code);
        report.refused(origin, code);
    }

    private void sendBatch(Report report) {
        List<ServiceRow> rows = batch.rows();
        if (!rows.isEmpty()) {
            ImportAnswer answer = catalogue.send(List.of(), List.of(), rows);
            batch.settle(answer, account, report);
        }
    }
}
