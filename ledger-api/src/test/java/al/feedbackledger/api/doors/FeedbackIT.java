package al.feedbackledger.api.doors;

import org.junit.jupiter.api.Test;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class FeedbackIT {
    private static final String PATH = "/api/v1/feedback";
    private static final String RATING = "{\"service\":\"portal\",\"rating\":4}";

    private final Doors doors = Doors.open();

    private Reply give(String json, String key) {
        return doors.post(PATH, json, "Idempotency-Key", key);
    }

    private Reply give(String json) {
        return give(json, UUID.randomUUID().toString());
    }

    @Test
    void ratingAloneIsRecorded() {
        Reply reply = give(RATING);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("reference")).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]");
        assertThat(reply.text("trackingCode")).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
        assertThat(reply.text("status")).isEqualTo("RECORDED");
        assertThat(reply.header("Ledger-Position")).isEqualTo(reply.text("position"));
    }

    @Test
    void sameKeyAndBodyGetTheSameReplyByteForByte() {
        String key = UUID.randomUUID().toString();
        Reply first = give(RATING, key);
        Reply again = give(RATING, key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void sameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        assertThat(give(RATING, key).status()).isEqualTo(201);
        assertThat(give("{\"service\":\"portal\",\"rating\":5}", key).status()).isEqualTo(422);
    }

    @Test
    void ratingOfSixIsRefused() {
        assertThat(give("{\"service\":\"portal\",\"rating\":6}").status()).isEqualTo(422);
    }

    @Test
    void brokenJsonIsRefused() {
        assertThat(give("{\"service\":").status()).isEqualTo(400);
    }

    @Test
    void shortKeyIsRefused() {
        assertThat(give(RATING, "short").status()).isEqualTo(400);
    }

    @Test
    void unknownReferenceIsNotFound() {
        assertThat(doors.get(PATH + "/00000000S").status()).isEqualTo(404);
    }
}
