package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Test;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class FeedbackIT {
    private final Doors doors = Doors.open();

    @Test
    void ratingAloneIsRecorded() {
        Reply reply = doors.post(
                "/api/v1/feedback", """
                {"service":"portal","rating":4}
                """, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(reply.body()).isEqualTo("x");
        assertThat(reply.status()).isEqualTo(201);
    }
}
