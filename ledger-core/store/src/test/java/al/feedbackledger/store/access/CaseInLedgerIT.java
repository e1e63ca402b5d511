package al.feedbackledger.store.access;

import al.feedbackledger.store.database.TestPostgres;
import al.feedbackledger.store.eventstore.AppendRequest;
import al.feedbackledger.store.eventstore.Appended;
import al.feedbackledger.store.eventstore.Attachment;
import al.feedbackledger.store.eventstore.LedgerIds;
import al.feedbackledger.store.eventstore.OpenLedger;
import al.feedbackledger.store.vault.AnswerPrints;
import al.feedbackledger.store.vault.ClaimedCommand;
import al.feedbackledger.store.vault.CommandReceipts;
import al.feedbackledger.store.vault.CommandReceipts.Earlier;
import al.feedbackledger.store.vault.IdempotencyKey;
import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Opened;
import al.feedbackledger.store.vault.Randomness;
import al.feedbackledger.store.vault.SealedField;
import al.feedbackledger.store.vault.Vault;
import al.feedbackledger.store.vault.WordSealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A case's words, code, receipt and print, stored by the ledger's own transaction and found again, or not at all. */
class CaseInLedgerIT {
    private static final Randomness RANDOM = Randomness.secure();
    private static final IdempotencyKey KEY =
            IdempotencyKey.read("c56a4180-65aa-42ec-a945-5fd21dec0538").orElseThrow();

    @TempDir
    private Path temp;

    private OpenLedger ledger;
    private Vault vault;
    private CaseAccess access;
    private CommandReceipts receipts;
    private AnswerPrints prints;

    @BeforeEach
    void open() {
        ledger = new OpenLedger(TestPostgres.Release.EMBEDDED, 4);
        JdbcClient database = JdbcClient.create(ledger.database.pool());
        KeyFolder keys = KeyFolder.init(temp.resolve("keys"), RANDOM);
        vault = new Vault(database, keys, RANDOM, erased -> 0);
        access = new CaseAccess(database, keys.pepper(), RANDOM);
        receipts = new CommandReceipts(database, RANDOM);
        prints = new AnswerPrints(database, keys.pepper());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everythingOfACommandIsStoredWithItsEventsAndFoundAgain() {
        String stream = LedgerIds.next();
        WordSealer sealer = vault.sealerForNewCase(stream, OpenLedger.NOON);
        SealedField comment = new SealedField("comment", sealer.seal("comment", "canary"));
        NewAccess mine = access.newAccess(stream);
        ClaimedCommand claim = claim("request");
        Attachment attachment = sealer.sealed()
                .onto(Attachment.none())
                .with(mine.row())
                .with(receipts.receipt(claim, stream, (first, last) -> utf8(first + "–" + last)))
                .with(prints.of("akshi", "answer"));
        Appended appended = ledger.append(new AppendRequest(List.of(OpenLedger.event(stream, 0)), attachment));

        assertThat(vault.open(stream, comment)).isEqualTo(new Opened.Words("canary"));
        assertThat(access.check(mine.reference(), mine.code(), InetAddress.getLoopbackAddress(), OpenLedger.NOON))
                .isEqualTo(new CodeCheck.Right(stream));
        assertThat(prints.earlierUses(prints.of("akshi", "Answer"))).isEqualTo(1);
        byte[] reply = utf8(appended.firstPosition() + "–" + appended.lastPosition());
        assertThat(receipts.find(claim("request")))
                .isInstanceOfSatisfying(Earlier.Repeated.class, repeated -> assertThat(repeated.reply())
                        .isEqualTo(reply));
        assertThat(receipts.find(claim("another request"))).isEqualTo(new Earlier.OtherRequest());
    }

    @Test
    void ofARefusedCommandNothingIsStored() throws Exception {
        NewAccess taken = access.newAccess(LedgerIds.next());
        ledger.append(new AppendRequest(
                List.of(OpenLedger.event(taken.row().streamId(), 0)),
                Attachment.none().with(taken.row())));
        String stream = LedgerIds.next();
        WordSealer sealer = vault.sealerForNewCase(stream, OpenLedger.NOON);
        SealedField comment = new SealedField("comment", sealer.seal("comment", "canary"));
        Attachment attachment = sealer.sealed()
                .onto(Attachment.none())
                .with(taken.row())
                .with(receipts.receipt(claim("request"), stream, (first, last) -> new byte[0]))
                .with(prints.of("akshi", "answer"));
        AppendRequest refused = new AppendRequest(List.of(OpenLedger.event(stream, 0)), attachment);

        assertThatThrownBy(() -> ledger.append(refused))
                .hasMessageContaining("ReferenceTaken")
                .hasMessageNotContaining("canary");
        assertThat(vault.open(stream, comment)).isEqualTo(new Opened.Gone());
        assertThat(receipts.find(claim("request"))).isEqualTo(new Earlier.Never());
        assertThat(prints.earlierUses(prints.of("akshi", "answer"))).isZero();
        assertThat(ledger.query("SELECT count(*) FROM vault.case_key")).containsExactly("0");
    }

    private static ClaimedCommand claim(String request) {
        return ClaimedCommand.of("subject", "POST /api/v1/feedback", KEY, utf8(request));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
