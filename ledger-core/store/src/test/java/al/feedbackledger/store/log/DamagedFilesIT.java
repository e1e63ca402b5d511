package al.feedbackledger.store.log;

import al.feedbackledger.rules.integrity.IntegrityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Published files that are lost or damaged. */
class DamagedFilesIT {
    @RegisterExtension
    private final OpenLogs logs = new OpenLogs();

    @Test
    void areWrittenAgainFromTheLedger() throws IOException {
        OpenLog open = logs.open();
        open.append(600);
        open.publishAll();
        byte[] checkpoint = open.log.latest().orElseThrow().bytes();
        open.loseFiles();

        open.publishAll();

        open.requireWhole();
        assertThat(open.log.latest().orElseThrow().bytes()).isEqualTo(checkpoint);
    }

    @Test
    void atTheEdgeAreNoticed() {
        OpenLog open = logs.open();
        open.append(300);
        open.publishAll();
        open.overwrite("tile/entries/001.p/44", new byte[] {1, 2, 3});
        open.append(1);

        open.publishAll();

        open.requireWhole();
        assertThat(open.size()).isEqualTo(301);
        assertThat(open.meters.counter("ledger.checkpoint.alarm").count()).isEqualTo(1);
    }

    @Test
    void insideAreNoticedWhenAProofNeedsThem() {
        OpenLog open = logs.open();
        open.append(300);
        open.publishAll();
        open.overwrite("tile/0/000", new byte[256 * 32]);
        open.append(1);

        try (LogPublisher publisher = open.publisher()) {
            OpenLog.publishAll(publisher);
        }

        assertThat(open.size()).isEqualTo(301);
    }

    @Test
    void ofAnotherLogAreLeftAlone() throws IOException {
        OpenLog open = logs.open();
        open.append(1);
        open.publishAll();
        Path other = Files.createDirectory(logs.folder().resolve("other"));
        byte[] foreign;
        try (OpenLog stranger = new OpenLog(other)) {
            stranger.append(2);
            stranger.publishAll();
            foreign = stranger.log.latest().orElseThrow().bytes();
        }
        open.overwrite("checkpoint", foreign);

        assertThatThrownBy(open::publishAll)
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("another log");
    }
}
