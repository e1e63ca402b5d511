package al.feedbackledger.bench.ledger;

import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.eventformat.EventType;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The mix's events, each in a stream of its own: enough for what only stores and reads them. */
final class SingleEvents implements LargeLedger.Source {
    private static final int SAMPLES = 2_048;

    private final List<Sample> samples = new ArrayList<>();
    private final SplittableRandom random;

    SingleEvents(Session session) {
        EventFormat format = EventFormat.current();
        JsonMapper json = JsonMapper.builder().build();
        Commands commands =
                new Commands(session.mix(), session.sealing(), session.order().nextLong());
        for (int i = 0; i < SAMPLES; i++) {
            Command command = commands.next();
            samples.add(new Sample(
                    format.of(command.event().getPayloadType()),
                    format.write(command.event().getPayload()),
                    json.writeValueAsBytes(command.event().getMetaData())));
        }
        this.random = new SplittableRandom(session.order().nextLong());
    }

    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the database; never compared.
    private record Sample(EventType type, byte[] payload, byte[] metadata) {}

    @Override
    public LargeLedger.Made next(long micros) {
        Sample sample = samples.get(random.nextInt(SAMPLES));
        return new LargeLedger.Made(
                LargeLedger.id(micros, random), 0, micros, sample.type(), sample.payload(), sample.metadata());
    }
}
