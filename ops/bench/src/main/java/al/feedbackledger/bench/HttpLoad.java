package al.feedbackledger.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients that each send the next request when the last one is answered. */
final class HttpLoad {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param perSecond answered requests a second
     * @param p50 median time to the answer, milliseconds
     * @param p99 99th percentile, milliseconds
     * @param refused answers other than 201
     */
    record Result(double perSecond, double p50, double p99, long refused) {}

    /** Posts bodies from so many clients for so long. */
    Result post(URI target, int clients, Duration duration, Supplier<Request> requests) {
        long end = System.nanoTime() + duration.toNanos();
        List<Long> latencies = new ArrayList<>();
        long refused = 0;
        long begin = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Client>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(executor.submit(() -> client(target, end, requests)));
            }
            for (Future<Client> one : all) {
                latencies.addAll(one.get().nanos());
                refused += one.get().refused();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the load could not be made", e);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length / seconds, at(sorted, 0.5), at(sorted, 0.99), refused);
    }

    /** One request: a key of its own and a body. */
    record Request(String key, String body) {}

    private record Client(List<Long> nanos, long refused) {}

    private Client client(URI target, long end, Supplier<Request> requests) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        long refused = 0;
        while (System.nanoTime() < end) {
            Request next = requests.get();
            HttpRequest request = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", next.key())
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString(next.body()))
                    .build();
            long sent = System.nanoTime();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            nanos.add(System.nanoTime() - sent);
            if (status != 201) {
                refused++;
            }
        }
        return new Client(nanos, refused);
    }

    private static double at(long[] sorted, double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1);
        return sorted[Math.max(0, index)] / 1e6;
    }
}
