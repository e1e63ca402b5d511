package al.feedbackledger.rules.perception;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Somebody who keeps every public view, and knows the truth at every moment it was taken from: it names each difference
 * between two views, and each number in one, that stands for one to nine people.
 *
 * <p>It works from whole states of the submissions, not from deltas, so that it cannot share a mistake with the rules.
 */
final class Scraper {
    private record Look(LocalDate day, SeriesHistory history) {}

    /** Who is behind a number: submission to what it adds. */
    private record Crowd(Map<String, Object> people) {
        int differsFrom(Crowd other) {
            Set<String> either = new HashSet<>(people.keySet());
            either.addAll(other.people.keySet());
            either.removeIf(id -> Objects.equals(people.get(id), other.people.get(id)));
            return either.size();
        }
    }

    private final List<Look> looks = new ArrayList<>();
    private final Map<Long, Map<String, CountedSubmission>> truth = new HashMap<>();
    private final Set<String> findings = new LinkedHashSet<>();

    void look(SeriesLedger ledger, LocalDate day, SeriesHistory published) {
        truth.computeIfAbsent(ledger.position, any -> new HashMap<>(ledger.submissions));
        if (looks.isEmpty() || !looks.getLast().history().equals(published)) {
            looks.add(new Look(day, published));
        }
    }

    /** Everything that tells of one to nine people; empty is as it should be. */
    Set<String> findings() {
        cells();
        for (Dimension dimension : Dimension.values()) {
            tables(dimension);
        }
        return findings;
    }

    int looks() {
        return looks.size();
    }

    private Crowd crowd(MonthSpan months, long position, Predicate<CountedSubmission> which) {
        Map<String, Object> people = new HashMap<>();
        Objects.requireNonNull(truth.get(position)).forEach((id, submission) -> {
            if (submission.isCounted() && months.holds(submission.day()) && which.test(submission)) {
                people.put(id, submission.first());
            }
        });
        return new Crowd(people);
    }

    private Crowd crowd(PublishedCell cell) {
        return crowd(cell.months(), cell.position(), any -> true);
    }

    private void cells() {
        Map<MonthSpan, Map<Long, Crowd>> settings = new LinkedHashMap<>();
        Set<MonthSpan> seen = new HashSet<>();
        for (Look look : looks) {
            Set<MonthSpan> now = new HashSet<>();
            for (PublishedCell cell : look.history().cells()) {
                now.add(cell.months());
                Crowd crowd = crowd(cell);
                settings.computeIfAbsent(cell.months(), any -> new TreeMap<>()).put(cell.position(), crowd);
                expect(SmallGroups.mayBeShown(cell.n()), "a cell of " + cell.n());
                Counts counts =
                        crowd.people().values().stream().map(Counts.class::cast).reduce(Counts.NONE, Counts::plus);
                expect(counts.equals(cell.counts()), "untrue counts of " + cell);
            }
            expect(now.containsAll(seen), "an edge moved on " + look.day());
            seen.addAll(now);
        }
        settings.forEach((months, crowds) -> pairs("cell " + months, List.copyOf(crowds.values())));
    }

    private void pairs(String what, List<Crowd> crowds) {
        for (int later = 1; later < crowds.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                int people = crowds.get(later).differsFrom(crowds.get(earlier));
                expect(SmallGroups.mayBeShown(people), what + ": two views differ by " + people + " people");
            }
        }
    }

    private void tables(Dimension dimension) {
        Map<Bucket, Map<Long, Look>> settings = new LinkedHashMap<>();
        for (Look look : looks) {
            for (BreakdownTable table : look.history().publicTables()) {
                if (table.dimension() == dimension) {
                    settings.computeIfAbsent(table.quarter(), any -> new TreeMap<>())
                            .putIfAbsent(table.position(), look);
                }
            }
        }
        settings.forEach((quarter, byPosition) -> {
            List<Look> times = List.copyOf(byPosition.values());
            Set<String> values = new HashSet<>();
            for (Look look : times) {
                BreakdownTable table = table(look, quarter, dimension);
                values.addAll(table.values());
                content(look, table);
            }
            for (String value : values) {
                String what = quarter.name() + " " + dimension + " " + value;
                pairs(
                        what,
                        times.stream()
                                .map(look -> people(look, quarter, dimension, value, true))
                                .toList());
                if (dimension == Dimension.REASON) {
                    pairs(
                            "not " + what,
                            times.stream()
                                    .map(look -> people(look, quarter, dimension, value, false))
                                    .toList());
                }
            }
            hidden(quarter, dimension, times);
        });
    }

    private static BreakdownTable table(Look look, Bucket quarter, Dimension dimension) {
        return look.history().publicTables().stream()
                .filter(table -> table.quarter().equals(quarter) && table.dimension() == dimension)
                .findFirst()
                .orElseThrow();
    }

    /** The people of a value in the cells of a quarter as they were shown. */
    private Crowd people(Look look, Bucket quarter, Dimension dimension, String value, boolean with) {
        Map<String, Object> people = new HashMap<>();
        for (PublishedCell cell : look.history().cells()) {
            if (MonthSpan.of(quarter).holds(cell.months())) {
                people.putAll(
                        crowd(cell.months(), cell.position(), submission -> has(submission, dimension, value) == with)
                                .people());
            }
        }
        if (dimension == Dimension.REASON) {
            // Only their number is ever shown, so a corrected rating is no difference.
            people.replaceAll((id, any) -> 1);
        }
        return new Crowd(people);
    }

    private static boolean has(CountedSubmission submission, Dimension dimension, String value) {
        return switch (dimension) {
            case CHANNEL -> submission.channel().name().equals(value);
            case AUDIENCE -> submission.audience().name().equals(value);
            case REASON ->
                submission.reasons().stream().anyMatch(reason -> reason.name().equals(value));
        };
    }

    private void content(Look look, BreakdownTable table) {
        int all = 0;
        int hidden = 0;
        for (String value : table.values()) {
            Crowd crowd = people(look, table.quarter(), table.dimension(), value, true);
            int people = crowd.people().size();
            all += people;
            if (table.hidden().contains(value)) {
                hidden += people;
                continue;
            }
            expect(SmallGroups.mayBeShown(people), "a value of " + people);
            expect(Objects.equals(table.people().get(value), people), "untrue people of " + value);
            List<Integer> ratings = table.ratings().get(value);
            if (ratings != null) {
                Counts sum =
                        crowd.people().values().stream().map(Counts.class::cast).reduce(Counts.NONE, Counts::plus);
                expect(ratings.equals(sum.ratings()), "untrue ratings of " + value);
            }
            if (table.dimension() == Dimension.REASON) {
                expect(SmallGroups.mayBeShown(table.n() - people), "a rest of " + (table.n() - people));
            }
        }
        if (table.dimension() != Dimension.REASON) {
            expect(all == table.n(), "parts of " + table.n() + " that add up to " + all);
            expect(hidden == 0 || hidden >= SmallGroups.LEAST, "hidden people: " + hidden);
            expect(table.hidden().size() != 1, "one hidden part alone");
        }
    }

    /** A value that is hidden at one time and shown at another must have changed enough not to tell the hidden ones. */
    private void hidden(Bucket quarter, Dimension dimension, List<Look> times) {
        for (Look later : times) {
            for (Look earlier : times) {
                Set<String> one = table(earlier, quarter, dimension).hidden();
                Set<String> other = table(later, quarter, dimension).hidden();
                if (!one.equals(other)) {
                    Set<String> either = new HashSet<>(one);
                    either.addAll(other);
                    for (String value : either) {
                        int people = people(later, quarter, dimension, value, true)
                                .differsFrom(people(earlier, quarter, dimension, value, true));
                        expect(
                                people >= SmallGroups.LEAST,
                                quarter.name() + " hidden and shown " + value + " differ by " + people);
                    }
                }
            }
        }
    }

    /** Takes any two views and any range both allow, and compares the sums of months, of quarters and of years. */
    Set<String> compareSums(Random random, int times) {
        for (int i = 0; i < times && looks.size() > 1; i++) {
            Look one = looks.get(random.nextInt(looks.size()));
            Look other = looks.get(random.nextInt(looks.size()));
            BucketSize size = List.of(BucketSize.MONTH, BucketSize.QUARTER, BucketSize.YEAR)
                    .get(random.nextInt(3));
            LocalDate from = size.of(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(800)))
                    .start();
            LocalDate to = size.of(from.plusDays(random.nextInt(500))).end();
            if (allows(one, size, from, to) && allows(other, size, from, to)) {
                int people = sum(one, size, from, to).differsFrom(sum(other, size, from, to));
                expect(SmallGroups.mayBeShown(people), size + " " + from + " to " + to + " differ by " + people);
            }
        }
        return findings;
    }

    private static boolean allows(Look look, BucketSize size, LocalDate from, LocalDate to) {
        return new PublicRange(look.history().cells(), size).decide(from, to) instanceof RangeDecision.Accepted;
    }

    private Crowd sum(Look look, BucketSize size, LocalDate from, LocalDate to) {
        MonthSpan range = new MonthSpan(YearMonth.from(from), YearMonth.from(to));
        Map<String, Object> people = new HashMap<>();
        int shown = 0;
        for (PublicRow row : new PublicTimeline(look.history().cells()).rows(size, range)) {
            if (row instanceof PublicRow.Shown bucket) {
                shown += bucket.n();
                expect(SmallGroups.mayBeShown(bucket.n()), "a row of " + bucket.n());
                look.history().cells().stream()
                        .filter(cell -> !cell.months().start().isBefore(bucket.start())
                                && !cell.months().end().isAfter(bucket.end()))
                        .forEach(cell -> people.putAll(crowd(cell).people()));
            }
        }
        expect(shown == people.size(), "rows of " + shown + " that hold " + people.size() + " people");
        return new Crowd(people);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }
}
