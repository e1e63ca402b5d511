package al.feedbackledger.bench.ledger;

import al.feedbackledger.store.database.DatabaseAddress;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A node in a process of its own: a writer and its clients. It reads what to do from its input, one value a line, says
 * {@code ready} when it is warm, begins at the next line and says how much a second it stored.
 */
final class Node {
    private Node() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DatabaseAddress address = new DatabaseAddress(in.readLine(), in.readLine(), in.readLine());
        int clients = Integer.parseInt(in.readLine());
        Duration warmUp = Duration.parse(in.readLine());
        Duration each = Duration.parse(in.readLine());
        long seed = Long.parseLong(in.readLine());
        Path keys = Path.of(in.readLine());
        Path ids = Path.of(in.readLine());
        Sealing sealing = Sealing.in(keys, new DriverManagerDataSource());
        try (OurLedger ledger = new OurLedger(address)) {
            ClosedLoad load = new ClosedLoad(EventMix.read(), sealing, seed);
            Acknowledged all = load.clients(ledger, clients, System.nanoTime() + warmUp.toNanos());
            System.out.println("ready");
            in.readLine();
            long begin = System.nanoTime();
            Acknowledged counted = load.clients(ledger, clients, begin + each.toNanos());
            System.out.println(counted.size() * 1e9 / (System.nanoTime() - begin));
            all.addAll(counted);
            Files.write(ids, all.ids());
        }
    }
}
