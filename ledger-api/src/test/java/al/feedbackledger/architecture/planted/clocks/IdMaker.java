package al.feedbackledger.architecture.planted.clocks;

import java.util.UUID;

final class IdMaker {
    static String make() {
        return UUID.randomUUID().toString();
    }

    private IdMaker() {}
}
