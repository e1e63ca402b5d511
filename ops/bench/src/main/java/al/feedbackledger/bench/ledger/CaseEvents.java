package al.feedbackledger.bench.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Whole cases, many of them open beside each other, as views fold them: each begins, goes on and has its own reference. */
final class CaseEvents implements LargeLedger.Source {
    private static final int SAMPLES = 4_096;

    /** More than a page of events, so that a case mostly goes on where nothing of it is remembered any more. */
    private static final int OPEN_CASES = 20_000;

    private final List<SampleLife> samples = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final SplittableRandom random;
    private final byte[] sampleReference = SampleLife.REFERENCE.getBytes(StandardCharsets.US_ASCII);
    private long cases;

    CaseEvents(Session session) {
        this.random = new SplittableRandom(session.order().nextLong());
        double[] services = session.mix().cumulativeServices();
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(SampleLife.draw(session.mix(), services, random));
        }
    }

    /** A case on its way: which life, its stream and reference, how far it is. */
    private static final class Open {
        private final SampleLife life;
        private final String stream;
        private final String reference;
        private int next;

        private Open(SampleLife life, String stream, String reference) {
            this.life = life;
            this.stream = stream;
            this.reference = reference;
        }
    }

    @Override
    public LargeLedger.Made next(long micros) {
        int at = open.size() < OPEN_CASES ? begin(micros) : random.nextInt(OPEN_CASES);
        Open one = open.get(at);
        SampleLife.Step step = one.life.steps().get(one.next);
        LargeLedger.Made made = new LargeLedger.Made(
                one.stream,
                one.next,
                step.occurredAtMicros(),
                step.type(),
                one.next == 0 ? withReference(step.payload(), one.reference) : step.payload(),
                step.metadata());
        one.next++;
        if (one.next == one.life.steps().size()) {
            open.set(at, open.getLast());
            open.removeLast();
        }
        return made;
    }

    private int begin(long micros) {
        cases++;
        open.add(new Open(
                samples.get(random.nextInt(SAMPLES)),
                LargeLedger.id(micros, random),
                String.format(Locale.ROOT, "%0" + sampleReference.length + "d", cases)));
        return open.size() - 1;
    }

    private byte[] withReference(byte[] payload, String reference) {
        byte[] own = payload.clone();
        int at = new String(payload, StandardCharsets.ISO_8859_1).indexOf(SampleLife.REFERENCE);
        System.arraycopy(reference.getBytes(StandardCharsets.US_ASCII), 0, own, at, sampleReference.length);
        return own;
    }
}
