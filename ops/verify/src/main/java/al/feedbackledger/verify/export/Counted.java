package al.feedbackledger.verify.export;

import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.perception.Counts;
import al.feedbackledger.rules.perception.Delta;
import al.feedbackledger.rules.perception.Family;
import al.feedbackledger.rules.perception.Series;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A delta of first ratings in little room: a large series has millions.
 *
 * @param begun the position of the submission's first event, which is nobody else's: it stands for the submission
 * @param day since 1970
 */
record Counted(
        long position,
        long begun,
        int day,
        Channel channel,
        Audience audience,
        Counts change,
        SortedMap<Reason, Integer> reasons) {
    private static final Channel[] CHANNELS = Channel.values();
    private static final Audience[] AUDIENCES = Audience.values();
    private static final Reason[] REASONS = Reason.values();
    private static final int COUNTS = 8;

    /** As it lies in a part on disk. */
    @SuppressWarnings("EnumOrdinal") // Written and read by one run of one program.
    static byte[] bytes(int series, Delta delta, long begun) {
        ByteBuffer record = ByteBuffer.allocate(2 * Long.BYTES
                + 2 * Integer.BYTES
                + 2
                + COUNTS
                + 2 * delta.reasons().size());
        record.putInt(series)
                .putLong(delta.position())
                .putLong(begun)
                .putInt(Math.toIntExact(delta.day().toEpochDay()))
                .put((byte) delta.channel().ordinal())
                .put((byte) delta.audience().ordinal());
        Counts change = delta.change();
        record.put((byte) change.c1())
                .put((byte) change.c2())
                .put((byte) change.c3())
                .put((byte) change.c4());
        record.put((byte) change.c5())
                .put((byte) change.yes())
                .put((byte) change.partly())
                .put((byte) change.no());
        delta.reasons()
                .forEach((reason, count) -> record.put((byte) reason.ordinal()).put(count.byteValue()));
        return record.array();
    }

    Delta delta(Series series) {
        return new Delta(
                position,
                "",
                Long.toString(begun),
                Family.FIRST_RATING,
                series,
                channel,
                audience,
                LocalDate.ofEpochDay(day),
                change,
                reasons);
    }

    /** Reads them; one object for all changes that are equal, since there are few different ones. For one thread. */
    static final class Reader {
        private final Map<Counts, Counts> changes = new HashMap<>();
        private final Map<SortedMap<Reason, Integer>, SortedMap<Reason, Integer>> named = new HashMap<>();

        /** Reads what follows the series. */
        Counted read(ByteBuffer record) {
            return new Counted(
                    record.getLong(),
                    record.getLong(),
                    record.getInt(),
                    CHANNELS[record.get()],
                    AUDIENCES[record.get()],
                    changes.computeIfAbsent(
                            new Counts(
                                    record.get(),
                                    record.get(),
                                    record.get(),
                                    record.get(),
                                    record.get(),
                                    record.get(),
                                    record.get(),
                                    record.get()),
                            same -> same),
                    reasons(record));
        }

        private SortedMap<Reason, Integer> reasons(ByteBuffer record) {
            if (!record.hasRemaining()) {
                return Collections.emptySortedMap();
            }
            SortedMap<Reason, Integer> reasons = new TreeMap<>();
            while (record.hasRemaining()) {
                reasons.put(REASONS[record.get()], (int) record.get());
            }
            return named.computeIfAbsent(reasons, same -> same);
        }
    }
}
