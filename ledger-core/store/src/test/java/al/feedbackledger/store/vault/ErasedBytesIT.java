package al.feedbackledger.store.vault;

import al.feedbackledger.rules.decision.Act;
import al.feedbackledger.rules.decision.Actor;
import al.feedbackledger.rules.decision.SealedText;
import al.feedbackledger.rules.examples.Commands;
import al.feedbackledger.rules.examples.Made;
import al.feedbackledger.rules.examples.People;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand.AddNote;
import al.feedbackledger.rules.feedback.FeedbackCommand.ApproveErasure;
import al.feedbackledger.rules.feedback.FeedbackCommand.RequestErasure;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.store.axon.CommandResult;
import al.feedbackledger.store.axon.LedgerDoor;
import al.feedbackledger.store.database.EmbeddedServer;
import al.feedbackledger.store.database.TestDatabase;
import al.feedbackledger.store.eventstore.Attachment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What stays of erased words on a disk: on a server of its own, with durable commits, every file is searched. */
class ErasedBytesIT {
    private static final Randomness RANDOM = Randomness.secure();
    private static final String WORDS = "kanarina " + RANDOM.randomId();
    private static final int ROUNDS = 8;

    @TempDir
    private Path data;

    @Test
    void afterRewritingTablesAndWalNoFileHoldsTheCiphertextOrTheWrappedKey() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            server.prepare();
            try (LedgerDoor open = new LedgerDoor(new TestDatabase(server.admin(), server.app()), 4)) {
                eraseAndSearch(open);
            }
        }
    }

    private void eraseAndSearch(LedgerDoor open) throws Exception {
        JdbcClient jdbc = JdbcClient.create(open.ledger.database.pool());
        KeyFolder keys = KeyFolder.init(data.resolve("keys"), RANDOM);
        Vault vault = new Vault(jdbc, keys, RANDOM, erased -> 0);
        String stream = RANDOM.timeOrderedId(Made.START).toString();
        done(open, Actor.SUBJECT, Commands.submit(stream, Kind.PRAISE, false), Attachment.none());
        WordSealer sealer = vault.sealerFor(stream, Made.START);
        SealedText text = sealer.seal("note", WORDS);
        done(open, Actor.SUBJECT, new AddNote(stream, text), sealer.sealed().onto(Attachment.none()));
        byte[] ciphertext = jdbc.sql("SELECT ciphertext FROM vault.sealed_value")
                .query(byte[].class)
                .single();
        byte[] wrapped = jdbc.sql("SELECT wrapped_key FROM vault.case_key")
                .query(byte[].class)
                .single();
        open.ledger.tamper("CHECKPOINT");
        assertThat(filesWith(ciphertext)).as("the search finds what is there").isNotEmpty();
        assertThat(filesWith(wrapped)).isNotEmpty();

        done(
                open,
                Actor.SUBJECT,
                new RequestErasure(stream, ErasureGround.REQUESTED_BY_SUBJECT, null),
                Attachment.none());
        done(open, People.DPO, new ApproveErasure(stream), Attachment.none());
        // Recycled WAL keeps its bytes until it is written over; removed, it is gone at once.
        open.ledger.tamper(
                "ALTER SYSTEM SET wal_recycle = off",
                "SELECT pg_reload_conf()",
                "VACUUM FULL vault.sealed_value",
                "VACUUM FULL vault.case_key",
                "VACUUM FULL ops.command_receipt");
        int round = 0;
        while (round < ROUNDS
                && !(filesWith(ciphertext).isEmpty() && filesWith(wrapped).isEmpty())) {
            open.ledger.tamper("SELECT pg_switch_wal()", "CHECKPOINT");
            round++;
        }
        assertThat(filesWith(ciphertext)).isEmpty();
        assertThat(filesWith(wrapped)).isEmpty();
        assertThat(filesWith(WORDS.getBytes(StandardCharsets.UTF_8)))
                .as("the words themselves were never in any file")
                .isEmpty();
    }

    private static void done(LedgerDoor open, Actor by, FeedbackCommand command, Attachment attachment) {
        assertThat(open.door.send(command, Act.of(by, Made.START), attachment)).isInstanceOf(CommandResult.Done.class);
    }

    /** Files of the data folder that hold the first bytes of something; long enough to be no chance. */
    private List<Path> filesWith(byte[] bytes) throws IOException {
        byte[] part = Arrays.copyOf(bytes, 16);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile)
                    // The programs are unpacked before there is a database.
                    .filter(file -> !file.toString().contains("/bin/")
                            && !file.toString().contains("/lib/"))
                    .filter(file -> holds(file, part))
                    .forEach(found::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static boolean holds(Path file, byte[] part) {
        try {
            byte[] all = Files.readAllBytes(file);
            for (int at = 0; at + part.length <= all.length; at++) {
                if (all[at] == part[0] && Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                    return true;
                }
            }
            return false;
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
