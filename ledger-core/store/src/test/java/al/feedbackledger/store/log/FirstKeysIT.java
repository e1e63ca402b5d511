package al.feedbackledger.store.log;

import al.feedbackledger.store.vault.KeyFolder;
import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The keys of a first start: made once by nodes that start together, and completed where a start broke off. */
class FirstKeysIT {
    private static final int MAKERS = 3;
    private static final int FOLDERS = 40;
    private static final List<String> WHOLE = List.of("epoch-1", "making.lock", "origin-1", "pepper", "signing-1");

    @TempDir
    private Path temp;

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areTheSameForProcessesThatStartTogether() throws Exception {
        Path folders = Files.createDirectory(temp.resolve("folders"));
        for (int i = 0; i < FOLDERS; i++) {
            Files.createDirectory(folders.resolve("ledger-" + i));
        }
        Path go = temp.resolve("go");
        List<KeyMaker> makers = new ArrayList<>();
        try {
            for (int i = 0; i < MAKERS; i++) {
                makers.add(KeyMaker.start(go, folders));
            }
            for (KeyMaker maker : makers) {
                assertThat(maker.ready()).isSameAs(maker);
            }
            Files.createFile(go);
            List<String> first = makers.getFirst().has();
            assertThat(first).hasSize(FOLDERS).doesNotHaveDuplicates();
            for (KeyMaker maker : makers.subList(1, MAKERS)) {
                assertThat(maker.has()).isEqualTo(first);
            }
        } finally {
            makers.forEach(KeyMaker::close);
        }
        for (Path place : KeyMaker.places(folders)) {
            assertThat(names(place.resolve("keys"))).isEqualTo(WHOLE);
            assertThat(names(place)).containsExactly(".keys.lock", "keys");
        }
    }

    /** What a kill leaves between two steps, and what the next start makes of it. */
    @Nested
    class WhereAStartBrokeOff {
        private Path keys() {
            return temp.resolve("keys");
        }

        private void isTakenUp() throws IOException {
            String made = KeyMaker.keysIn(keys());
            assertThat(names(keys())).isEqualTo(WHOLE);
            assertThat(KeyMaker.keysIn(keys())).isEqualTo(made);
        }

        @Test
        void beforeTheFolderHadItsNameItBeginsAnew() throws IOException {
            Path unfinished = Files.createDirectory(temp.resolve(".keys.unfinished"));
            Files.writeString(unfinished.resolve("pepper"), "half a p");
            isTakenUp();
            assertThat(names(temp)).containsExactly(".keys.lock", "keys");
        }

        @Test
        void afterTheFolderItsKeysStay() throws IOException {
            byte[] pepper = KeyFolder.init(keys(), Randomness.secure()).pepper().mac(new byte[1]);
            isTakenUp();
            assertThat(KeyFolder.open(keys()).pepper().mac(new byte[1])).isEqualTo(pepper);
        }

        @Test
        void whileTheNameOfTheLogWasWrittenTheHalfIsForgotten() throws IOException {
            var unused = KeyFolder.init(keys(), Randomness.secure());
            Files.writeString(keys().resolve(".origin-1.unfinished"), "localhost/feed");
            isTakenUp();
        }

        @Test
        void afterTheNameOfTheLogThatNameIsKept() throws IOException {
            var unused = KeyFolder.init(keys(), Randomness.secure());
            Files.writeString(keys().resolve("origin-1"), "localhost/feedback-ledger/0123456789abcdef\n");
            Files.writeString(keys().resolve(".signing-1.unfinished"), "PRIVATE+KEY+localhost");
            isTakenUp();
            assertThat(LogIdentity.current(KeyFolder.open(keys())).origin())
                    .isEqualTo("localhost/feedback-ledger/0123456789abcdef");
        }
    }
}
