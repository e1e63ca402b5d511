package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.Kind;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is said and how often, as the file {@code event-mix.json} fixes it: services by Zipf's law, kinds, channels and
 * the lengths of texts by their shares.
 *
 * @param answersPerHundred commands of a hundred that answer an earlier case; the others begin one
 */
record EventMix(
        int services,
        double zipfExponent,
        int institutions,
        int answersPerHundred,
        List<Weighted<Kind>> kinds,
        List<Weighted<Channel>> channels,
        List<Lengths> commentCharacters,
        List<Lengths> answerCharacters) {
    private static final String FILE = "/event-mix.json";

    /** A value and its share of all. */
    record Weighted<T>(T value, int share) {}

    /** Texts of so many characters, and their share of all. */
    record Lengths(int from, int to, int share) {}

    static EventMix read() throws IOException {
        try (InputStream file = EventMix.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("the bench lacks " + FILE);
            }
            return JsonMapper.builder().build().readValue(file, EventMix.class);
        }
    }

    /** How likely a service or one before it is, by rank: the last is 1. */
    double[] cumulativeServices() {
        double[] weights = IntStream.rangeClosed(1, services)
                .mapToDouble(rank -> 1 / Math.pow(rank, zipfExponent))
                .toArray();
        for (int i = 1; i < weights.length; i++) {
            weights[i] += weights[i - 1];
        }
        double total = weights[weights.length - 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    static <T> T draw(List<Weighted<T>> values, SplittableRandom random) {
        int left = random.nextInt(values.stream().mapToInt(Weighted::share).sum());
        for (Weighted<T> each : values) {
            left -= each.share();
            if (left < 0) {
                return each.value();
            }
        }
        throw new IllegalStateException("shares do not add up");
    }

    static int length(List<Lengths> lengths, SplittableRandom random) {
        int left = random.nextInt(lengths.stream().mapToInt(Lengths::share).sum());
        for (Lengths each : lengths) {
            left -= each.share();
            if (left < 0) {
                return random.nextInt(each.from(), each.to() + 1);
            }
        }
        throw new IllegalStateException("shares do not add up");
    }
}
