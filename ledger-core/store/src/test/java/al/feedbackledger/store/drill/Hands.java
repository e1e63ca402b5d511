package al.feedbackledger.store.drill;

import al.feedbackledger.rules.examples.Seed;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.eventstore.LedgerIds;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All hands of a drill: the nodes and cases they share, and everything they did. */
final class Hands {
    /** Acts after which one of the cases is left alone and another begins. */
    private static final int ACTS_PER_CASE = 40;

    private final List<LedgerDoor> nodes;
    private final Queue<String> streams = new ConcurrentLinkedQueue<>();
    private final Seed seed;
    private final AtomicLong acts = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final Queue<String> references = new ConcurrentLinkedQueue<>();
    private final Queue<SentCommand> sent = new ConcurrentLinkedQueue<>();
    private volatile boolean resting;

    Hands(List<LedgerDoor> nodes, int cases, Seed seed) {
        this.nodes = nodes;
        this.seed = seed;
        IntStream.range(0, cases).forEach(i -> streams.add(LedgerIds.next()));
    }

    /** One more hand, with a seed drawn from the common one. */
    Hand another() {
        return new Hand(this, new Seed(seed.below(Integer.MAX_VALUE)));
    }

    List<LedgerDoor> nodes() {
        return nodes;
    }

    /** The cases under way. */
    List<String> streams() {
        return List.copyOf(streams);
    }

    void drew(String reference) {
        references.add(reference);
    }

    /** A reference that somebody has drawn before; null before the first. */
    @Nullable
    String reference() {
        return references.peek();
    }

    /** A number of its own for each act; its time is made of it. */
    long nextAct() {
        long act = acts.incrementAndGet();
        if (act % ACTS_PER_CASE == 0) {
            streams.add(LedgerIds.next());
            streams.remove();
        }
        return act;
    }

    /** The last position that anybody was told of. */
    long acknowledged() {
        return acknowledged.get();
    }

    void told(CommandResult result) {
        if (result instanceof CommandResult.Done done) {
            acknowledged.accumulateAndGet(done.lastPosition(), Math::max);
        }
    }

    void add(SentCommand command) {
        sent.add(command);
    }

    void rest() {
        resting = true;
    }

    boolean atRest() {
        return resting;
    }

    Collection<SentCommand> sent() {
        return List.copyOf(sent);
    }

    /** How often each kind of answer was given. */
    Map<String, Long> counted() {
        return sent.stream()
                .flatMap(command -> command.everythingTold().stream())
                .collect(Collectors.groupingBy(
                        told -> told.result().getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
    }
}
