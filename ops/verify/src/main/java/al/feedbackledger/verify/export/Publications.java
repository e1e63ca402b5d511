package al.feedbackledger.verify.export;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.perception.SeriesHistory;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import al.feedbackledger.verify.work.InOrder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Everything that was published, computed anew. The deltas of the counts go into parts on disk, each of some neighbouring
 * series, so that the series can be published one after another in the order of the digest.
 */
final class Publications implements AutoCloseable {
    private static final int SUBMISSIONS_IN_A_PART = 100_000;
    private static final int MOST_PARTS = 256;

    private final Report report;
    private final SortedMap<Series, Integer> submissions = new TreeMap<>();
    private final List<Published> points = new ArrayList<>();
    private final Map<Series, Place> places = new HashMap<>();
    private final List<Series> series = new ArrayList<>();
    private @Nullable Spool spool;

    /** Where a series is kept: its number in order, and its part. */
    private record Place(int series, int part) {}

    Publications(Report report) {
        this.report = report;
    }

    /** Sees every event in ledger order. */
    void see(EventLine line, Object event) {
        if (event instanceof FeedbackSubmitted submitted) {
            try {
                submissions.merge(new Series(submitted.service(), submitted.questionSet()), 1, Integer::sum);
            } catch (IllegalArgumentException noName) {
                // Told by the stream's own check, which folds the same event.
                return;
            }
        } else if (event instanceof PublicationTaken taken) {
            if (taken.lastPosition() < 1 || taken.lastPosition() >= line.position()) {
                report.found(Finding.of(Check.PUBLICATION, "a publication counts events that were not there yet")
                        .at("position " + line.position())
                        .unlike("below " + line.position(), taken.lastPosition()));
                return;
            }
            Instant at = Instant.EPOCH.plus(line.occurredAtMicros(), ChronoUnit.MICROS);
            points.add(new Published(taken, line.position(), LocalDay.of(at), PublicationDigest.begin()));
        }
    }

    /** Makes room on disk for the deltas, when every series has been seen. */
    void begin(Path scratch) {
        if (points.isEmpty()) {
            return;
        }
        int all = submissions.values().stream().mapToInt(Integer::intValue).sum();
        int inAPart = Math.max(SUBMISSIONS_IN_A_PART, all / (MOST_PARTS - 1) + 1);
        int before = 0;
        for (Map.Entry<Series, Integer> entry : submissions.entrySet()) {
            places.put(entry.getKey(), new Place(series.size(), Math.min(before / inAPart, MOST_PARTS - 1)));
            series.add(entry.getKey());
            before += entry.getValue();
        }
        spool = new Spool(scratch, "deltas", Math.min(all / inAPart + 1, MOST_PARTS));
    }

    /**
     * Takes a delta, in any order.
     *
     * @param begun the position of the submission's first event
     */
    void add(Delta delta, long begun) {
        Spool to = spool;
        Place place = places.get(delta.series());
        if (to != null && place != null && delta.family() == Family.FIRST_RATING) {
            byte[] record = Counted.bytes(place.series(), delta, begun);
            synchronized (to) {
                to.add(place.part(), record);
            }
        }
    }

    /** Computes every publication and holds it against what its event says. */
    void compare() {
        Spool deltas = spool;
        if (deltas == null) {
            report.notRun(Check.PUBLICATION, "nothing has been published yet");
            return;
        }
        deltas.written();
        try (InOrder threads = new InOrder()) {
            threads.each(
                    IntStream.range(0, deltas.count())
                            .mapToObj(part -> (Callable<List<List<SeriesHistory>>>) () -> publish(deltas, part))
                            .iterator(),
                    this::digest);
        }
        for (Published point : points) {
            String found = HexFormat.of().formatHex(point.digest().finish());
            boolean known = point.event().policy().equals(Published.POLICY);
            if (!known || !found.equals(point.event().digest())) {
                report.found(Finding.of(
                                Check.PUBLICATION,
                                known
                                        ? "what was published does not follow from the events"
                                        : "a publication follows a rule that is not known here")
                        .at("publication " + point.event().number() + ", position " + point.position())
                        .unlike(
                                known ? found : Published.POLICY,
                                known ? point.event().digest() : point.event().policy()));
            }
        }
        report.passed(Check.PUBLICATION, points.size() + " publications follow from the events");
    }

    /** Every series of a part, in order, at each publication. */
    private List<List<SeriesHistory>> publish(Spool deltas, int part) {
        SortedMap<Integer, List<Counted>> bySeries = new TreeMap<>();
        Counted.Reader reader = new Counted.Reader();
        deltas.read(part, record -> bySeries.computeIfAbsent(record.getInt(), unused -> new ArrayList<>())
                .add(reader.read(record)));
        List<List<SeriesHistory>> histories = new ArrayList<>();
        bySeries.forEach(
                (number, own) -> histories.add(new SeriesPublications(series.get(number), own).through(points)));
        return histories;
    }

    private void digest(List<List<SeriesHistory>> part) {
        for (List<SeriesHistory> histories : part) {
            for (int i = 0; i < points.size(); i++) {
                var unused = points.get(i).digest().add(histories.get(i));
            }
        }
    }

    @Override
    public void close() {
        if (spool != null) {
            spool.close();
        }
    }
}
