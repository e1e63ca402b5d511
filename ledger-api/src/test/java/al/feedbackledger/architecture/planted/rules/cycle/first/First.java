package al.feedbackledger.architecture.planted.rules.cycle.first;

import al.feedbackledger.architecture.planted.rules.cycle.second.Second;

public final class First {
    public Second next() {
        return new Second();
    }
}
