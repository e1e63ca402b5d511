package al.feedbackledger.verify.export;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.LocalDay;
import al.feedbackledger.rules.perception.PublicationDigest;
import al.feedbackledger.rules.perception.Series;
import al.feedbackledger.rules.publication.PublicationEvent.PublicationTaken;
import al.feedbackledger.verify.report.Check;
import al.feedbackledger.verify.report.Finding;
import al.feedbackledger.verify.report.Report;
import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    private final Map<Series, Integer> parts = new HashMap<>();
    private final Map<Object, Object> same = new HashMap<>();
    private @Nullable Spool spool;

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
        for (Map.Entry<Series, Integer> series : submissions.entrySet()) {
            parts.put(series.getKey(), Math.min(before / inAPart, MOST_PARTS - 1));
            before += series.getValue();
        }
        spool = new Spool(scratch, "deltas", Math.min(all / inAPart + 1, MOST_PARTS));
    }

    /** Takes a delta, in any order. */
    synchronized void add(Delta delta) {
        Spool to = spool;
        Integer part = parts.get(delta.series());
        if (to != null && part != null && delta.family() == Family.FIRST_RATING) {
            to.add(part, out -> write(out, delta));
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
        for (int part = 0; part < deltas.count(); part++) {
            publish(deltas, part);
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

    private void publish(Spool deltas, int part) {
        SortedMap<Series, List<Delta>> bySeries = new TreeMap<>();
        same.clear();
        deltas.read(part, in -> {
            Delta delta = read(in);
            bySeries.computeIfAbsent(delta.series(), unused -> new ArrayList<>())
                    .add(delta);
        });
        bySeries.forEach((series, own) -> new SeriesPublications(series, own).through(points));
    }

    private static void write(DataOutputStream out, Delta delta) throws IOException {
        out.writeLong(delta.position());
        text(out, delta.submission());
        text(out, delta.series().service());
        text(out, delta.series().questionSet());
        text(out, delta.channel().name());
        text(out, delta.audience().name());
        out.writeLong(delta.day().toEpochDay());
        for (int count : delta.change().ratings()) {
            out.writeByte(count);
        }
        for (int count : delta.change().gotItDone()) {
            out.writeByte(count);
        }
        out.writeByte(delta.reasons().size());
        for (Map.Entry<Reason, Integer> reason : delta.reasons().entrySet()) {
            text(out, reason.getKey().name());
            out.writeByte(reason.getValue());
        }
    }

    private Delta read(DataInputStream in) throws IOException {
        return new Delta(
                in.readLong(),
                "",
                text(in),
                Family.FIRST_RATING,
                once(new Series(text(in), text(in))),
                Channel.valueOf(text(in)),
                Audience.valueOf(text(in)),
                once(LocalDate.ofEpochDay(in.readLong())),
                once(new Counts(
                        in.readByte(),
                        in.readByte(),
                        in.readByte(),
                        in.readByte(),
                        in.readByte(),
                        in.readByte(),
                        in.readByte(),
                        in.readByte())),
                reasons(in));
    }

    private static SortedMap<Reason, Integer> reasons(DataInputStream in) throws IOException {
        SortedMap<Reason, Integer> reasons = new TreeMap<>();
        for (int left = in.readByte(); left > 0; left--) {
            reasons.put(Reason.valueOf(text(in)), (int) in.readByte());
        }
        return reasons;
    }

    /** One object for all that are equal: there are few different ones, and many deltas. */
    @SuppressWarnings("unchecked") // What comes out is equal to what goes in, and of its class.
    private <T> T once(T value) {
        return (T) same.computeIfAbsent(value, key -> key);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        Spool.writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(Spool.readBytes(in), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (spool != null) {
            spool.close();
        }
    }
}
