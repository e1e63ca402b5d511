package al.feedbackledger.store.eventstore;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BatchRoomTest {
    private static AppendRequest request(int events) {
        return AppendRequest.of(IntStream.range(0, events)
                .mapToObj(i -> OpenLedger.event("a", i))
                .toList());
    }

    private static AppendRequest large(int bytes) {
        return AppendRequest.of(List.of(new StagedEvent(
                "a", 0, LedgerIds.next(), "WordsSaid", 1, OpenLedger.NOON, new byte[bytes], new byte[0], false)));
    }

    @Test
    void holdsSoManyEventsAndNotOneMore() {
        BatchRoom room = new BatchRoom(request(BatchRoom.EVENTS_MAX - 2));
        assertThat(room.take(request(3))).isFalse();
        assertThat(room.take(request(2))).isTrue();
        assertThat(room.take(request(1))).isFalse();
    }

    @Test
    void holdsSoManyBytesAndNotOneMore() {
        int half = (int) BatchRoom.BYTES_MAX / 2;
        BatchRoom room = new BatchRoom(large(half));
        assertThat(room.take(large(half + 1))).isFalse();
        assertThat(room.take(large(half))).isTrue();
        assertThat(room.take(large(1))).isFalse();
    }

    @Test
    void aLargerRequestGoesAlone() {
        assertThat(new BatchRoom(large((int) BatchRoom.BYTES_MAX + 1)).take(large(0)))
                .isFalse();
    }
}
