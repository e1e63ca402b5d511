package al.feedbackledger.api.doors;

import al.feedbackledger.api.log.LogLocation;
import al.feedbackledger.rules.integrity.Digests;
import al.feedbackledger.rules.integrity.tile.TilePath;
import al.feedbackledger.store.log.LogFolder;
import al.feedbackledger.store.log.PublishedLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The files of a second log beside the first, as they lie there after a restore; it is larger than the first. */
final class SecondLog {
    static final String FULL_TILE = "/ledger/2/tile/0/000";
    static final String PARTIAL_TILE = "/ledger/2/tile/0/001.p/3";
    static final String FULL_BUNDLE = "/ledger/2/tile/entries/000";

    private SecondLog() {}

    /** Puts them into the folder that an application serves. What a door answers does not depend on their bytes. */
    static void beside(Doors doors) {
        try {
            assertThat(doors.bean(PublishedLog.class).awaitSize(1, Duration.ofSeconds(30)))
                    .isTrue();
            Path logs = doors.bean(LogLocation.class).path();
            LogFolder first = LogFolder.of(logs, 1);
            write(logs.resolve("2/checkpoint"), first.checkpoint().orElseThrow());
            write(logs.resolve("2/keys"), first.keys().orElseThrow());
            write(logs.resolve("2/tile/0/000"), new byte[TilePath.FULL_WIDTH * Digests.HASH_BYTES]);
            write(logs.resolve("2/tile/0/001.p/3"), new byte[3 * Digests.HASH_BYTES]);
            write(logs.resolve("2/tile/entries/000"), new byte[2 * TilePath.FULL_WIDTH]);
        } catch (IOException e) {
            throw new IllegalStateException("the second log's files cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.write(file, bytes);
    }
}
