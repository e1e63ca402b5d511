package al.feedbackledger.api.cli.demo;

import al.feedbackledger.api.cli.door.Door;
import al.feedbackledger.api.cli.door.Instance;
import al.feedbackledger.api.cli.terminal.Progress;
import al.feedbackledger.api.cli.terminal.Stop;
import al.feedbackledger.api.cli.terminal.Terminal;
import al.feedbackledger.api.cli.transfer.Publication;
import al.feedbackledger.api.imports.CatalogueImport;
import al.feedbackledger.api.imports.CatalogueImport.ServiceRow;
import al.feedbackledger.api.imports.FeedbackImport;
import al.feedbackledger.api.imports.FeedbackRow;
import al.feedbackledger.api.imports.ImportAnswer;
import al.feedbackledger.store.vault.Randomness;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fills a simulated country: sixty services, three years, with changes built in. Filling it again adds only what time has
 * added since; what happens in its present happens once.
 */
public final class Demo {
    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final int ROWS_AT_ONCE = 500;

    private final Door door;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Randomness randomness;

    public Demo(Instance instance, Terminal terminal, InstantSource clock, Randomness randomness) {
        this.door = Door.ofCommandLine(instance);
        this.terminal = terminal;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** @throws Stop if the application does not take it */
    public void fill() {
        Instant now = clock.instant();
        YearMonth present = YearMonth.from(now.atZone(TIRANA));
        List<ServiceRow> services = Country.services();
        List<String> ids = services.stream()
                .map(service -> Objects.requireNonNull(service.id()))
                .toList();
        boolean isNew = register(services);
        if (isNew) {
            new Present(door, terminal, randomness, present, ids).happen();
        }
        send(past(ids, present, now));
        Publication.take(door, terminal);
        terminal.say("A simulated country is there: its names end with (simulim).");
    }

    private boolean register(List<ServiceRow> services) {
        ImportAnswer answer = door.expect(
                        "registering simulated services",
                        "/api/v1/import/services",
                        new CatalogueImport(
                                Country.SOURCE, List.of(Country.QUESTION_SET), Country.institutions(), services))
                .as(ImportAnswer.class);
        answer.results().stream()
                .filter(row -> row.reason() != null)
                .findFirst()
                .ifPresent(row -> {
                    throw Stop.failed("a simulated service was refused: " + row.reason());
                });
        return answer.recorded().getOrDefault("ServiceRegistered", 0L) > 0;
    }

    private static List<FeedbackRow> past(List<String> services, YearMonth present, Instant now) {
        List<FeedbackRow> rows = new ArrayList<>();
        for (YearMonth month = present.minusMonths(Course.MONTHS);
                !month.isAfter(present);
                month = month.plusMonths(1)) {
            for (int service = 0; service < services.size(); service++) {
                rows.addAll(new Month(services.get(service), Course.of(service, present), month).until(now));
            }
        }
        return rows;
    }

    private void send(List<FeedbackRow> rows) {
        try (Progress progress = new Progress(terminal, "simulating", rows.size())) {
            for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
                List<FeedbackRow> some = new ArrayList<>();
                for (FeedbackRow row : rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size()))) {
                    some.add(row.numbered(some.size() + 1L));
                }
                send(new FeedbackImport(Country.SOURCE, Country.SOURCE, some));
                progress.at(from + some.size());
            }
        }
    }

    private void send(FeedbackImport request) {
        ImportAnswer answer =
                door.expect("simulating", "/api/v1/import/feedback", request).as(ImportAnswer.class);
        answer.results().stream()
                .filter(row -> row.reason() != null)
                .findFirst()
                .ifPresent(row -> {
                    throw Stop.failed("simulated feedback was refused: " + row.reason());
                });
    }
}
