package al.feedbackledger.api.cli.accept;

import al.feedbackledger.api.cli.table.Row;
import al.feedbackledger.api.cli.table.Table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the file of app reviews says, counted here without the import's code. */
final class Reviews {
    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final Map<String, ZoneId> ZONES =
            Map.of("ID", ZoneId.of("Asia/Jakarta"), "SA", ZoneId.of("Asia/Riyadh"));

    /** Five counts by local day, by service. */
    private final Map<String, TreeMap<LocalDate, int[]>> counts = new HashMap<>();

    private int rows;
    private int replies;
    private int repliesBefore;

    static Reviews read(Path file) throws IOException {
        Reviews reviews = new Reviews();
        try (Table table = Table.open(file)) {
            List<Integer> at = table.columns(List.of("service", "country", "score", "at", "reply", "replied_at"));
            for (Row row = table.next(); row != null; row = table.next()) {
                if (row instanceof Row.Cells cells) {
                    reviews.count(at.stream().map(cells::value).toList());
                }
            }
        }
        return reviews;
    }

    private void count(List<String> cells) {
        rows++;
        String service = cells.get(0);
        int score = Integer.parseInt(cells.get(2));
        LocalDateTime given = LocalDateTime.parse(cells.get(3));
        LocalDate day = given.atZone(Objects.requireNonNull(ZONES.get(cells.get(1))))
                .withZoneSameInstant(TIRANA)
                .toLocalDate();
        counts.computeIfAbsent(service, unused -> new TreeMap<>())
                .computeIfAbsent(day, unused -> new int[5])[score - 1]++;
        if (!cells.get(4).isBlank()) {
            replies++;
            repliesBefore += LocalDateTime.parse(cells.get(5)).isBefore(given) ? 1 : 0;
        }
    }

    int rows() {
        return rows;
    }

    int replies() {
        return replies;
    }

    /** Replies dated before what they answer. */
    int repliesBefore() {
        return repliesBefore;
    }

    int rows(String service) {
        return counts(service, LocalDate.MIN, LocalDate.MAX).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Five counts from one day to another, both included. */
    List<Integer> counts(String service, LocalDate from, LocalDate to) {
        int[] sums = new int[5];
        counts.getOrDefault(service, new TreeMap<>())
                .subMap(from, true, to, true)
                .values()
                .forEach(day -> {
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += day[i];
                    }
                });
        return java.util.Arrays.stream(sums).boxed().toList();
    }
}
