package al.feedbackledger.store.drill;

import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.eventstore.ReceiptRow;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a command of the drill is answered with: its positions, and something drawn, so that no two replies are alike. */
record Reply(long first, long last, String drawn) {

    static ReceiptRow.SealedReply seal() {
        return (first, last) -> (first + "/" + last + "/" + LedgerIds.next()).getBytes(UTF_8);
    }

    static Reply read(String text) {
        String[] parts = text.split("/", -1);
        return new Reply(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
