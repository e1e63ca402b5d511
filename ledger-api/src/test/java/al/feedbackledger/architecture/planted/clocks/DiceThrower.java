package al.feedbackledger.architecture.planted.clocks;

import java.security.SecureRandom;

final class DiceThrower {
    static int roll() {
        return new SecureRandom().nextInt(6);
    }

    private DiceThrower() {}
}
