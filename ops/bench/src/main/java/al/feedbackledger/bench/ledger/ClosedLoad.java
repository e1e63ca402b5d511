package al.feedbackledger.bench.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients on virtual threads, each with one command at a time: the next is made when the one before is stored. */
final class ClosedLoad {
    private final EventMix mix;
    private final Sealing sealing;
    private final long seed;

    ClosedLoad(EventMix mix, Sealing sealing, long seed) {
        this.mix = mix;
        this.sealing = sealing;
        this.seed = seed;
    }

    /**
     * What a load did, and the processor time of both sides.
     *
     */
    record Result(Acknowledged acknowledged, double seconds, double clientCores, double serverCores) {
        double perSecond() {
            return acknowledged.size() / seconds;
        }
    }

    Result run(Contestant contestant, int clients, Duration howLong, CoreSeconds cores)
            throws IOException, InterruptedException {
        double client = cores.ofClient();
        double server = cores.ofServer();
        long begin = System.nanoTime();
        Acknowledged all = clients(contestant, clients, begin + howLong.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(all, seconds, cores.ofClient() - client, cores.ofServer() - server);
    }

    Acknowledged clients(Contestant contestant, int clients, long endNanos) throws InterruptedException {
        List<Future<Acknowledged>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                Commands commands = new Commands(mix, sealing, seed + i);
                running.add(threads.submit(() -> client(contestant, commands, endNanos)));
            }
        }
        Acknowledged all = new Acknowledged();
        for (Future<Acknowledged> future : running) {
            try {
                all.addAll(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client's command was not stored", e.getCause());
            }
        }
        return all;
    }

    private static Acknowledged client(Contestant contestant, Commands commands, long endNanos) {
        Acknowledged acknowledged = new Acknowledged();
        while (System.nanoTime() < endNanos) {
            Command command = commands.next();
            long begin = System.nanoTime();
            contestant.store(command);
            acknowledged.add(command.event().getIdentifier(), System.nanoTime() - begin);
        }
        return acknowledged;
    }
}
