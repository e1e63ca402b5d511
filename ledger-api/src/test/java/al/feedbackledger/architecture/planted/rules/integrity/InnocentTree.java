package al.feedbackledger.architecture.planted.rules.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class InnocentTree {
    static MessageDigest hash() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }

    private InnocentTree() {}
}
