package al.feedbackledger.architecture.planted.rules.cycle.second;

import al.feedbackledger.architecture.planted.rules.cycle.first.First;

public final class Second {
    public First next() {
        return new First();
    }
}
