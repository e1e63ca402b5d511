package al.feedbackledger.store.vault;

import al.feedbackledger.store.vault.KeysRefused.Code;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KeyFolderTest {
    private static final Randomness RANDOM = Randomness.secure();

    @TempDir
    private Path temp;

    @Nested
    class Init {
        @Test
        void makesAPepperAndAFirstEpochKeyForTheOwnerAlone() throws IOException {
            Path folder = temp.resolve("keys");
            KeyFolder keys = KeyFolder.init(folder, RANDOM);
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("pepper"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("epoch-1"))).isEqualTo("rw-------");
            assertThat(names(temp)).containsExactlyInAnyOrder("keys", ".keys.lock");
            assertThat(names(folder)).containsExactlyInAnyOrder("pepper", "epoch-1");
            assertThat(keys.currentEpoch()).isEqualTo(1);
            assertThat(keys.epochKey(1)).hasSize(32);
            assertThat(KeyFolder.existsAt(folder)).isTrue();
        }

        @Test
        void twoFoldersHaveNoKeyInCommon() {
            KeyFolder one = KeyFolder.init(temp.resolve("one"), RANDOM);
            KeyFolder two = KeyFolder.init(temp.resolve("two"), RANDOM);
            assertThat(one.epochKey(1)).isNotEqualTo(two.epochKey(1));
            assertThat(one.pepper().mac(new byte[1])).isNotEqualTo(two.pepper().mac(new byte[1]));
        }

        @Test
        void neverWritesOverAnything() throws IOException {
            Path folder = temp.resolve("keys");
            KeyFolder.init(folder, RANDOM);
            byte[] pepper = Files.readAllBytes(folder.resolve("pepper"));
            assertThat(refusal(() -> KeyFolder.init(folder, RANDOM)).code()).isEqualTo(Code.KEYS_EXIST);
            assertThat(Files.readAllBytes(folder.resolve("pepper"))).isEqualTo(pepper);

            Path file = Files.writeString(temp.resolve("file"), "x");
            assertThat(refusal(() -> KeyFolder.init(file, RANDOM)).code()).isEqualTo(Code.KEYS_EXIST);
        }

        @Test
        void fillsAnEmptyFolder() throws IOException {
            Path folder = Files.createDirectory(temp.resolve("keys"));
            KeyFolder.init(folder, RANDOM);
            assertThat(permissions(folder)).isEqualTo("rwx------");
        }

        @Test
        void startsAnewAfterAnInterruptedOne() throws IOException {
            Path unfinished = Files.createDirectory(temp.resolve(".keys.unfinished"));
            Files.writeString(unfinished.resolve("pepper"), "half a k");
            KeyFolder keys = KeyFolder.init(temp.resolve("keys"), RANDOM);
            assertThat(keys.currentEpoch()).isEqualTo(1);
            assertThat(names(temp)).containsExactlyInAnyOrder("keys", ".keys.lock");
        }

        @Test
        void fillsTheFolderThatALinkNames() throws IOException {
            Path shared = Files.createDirectory(temp.resolve("shared"));
            Path link = Files.createSymbolicLink(temp.resolve("keys"), shared);
            KeyFolder keys = KeyFolder.ensure(link, RANDOM);
            assertThat(names(shared)).containsExactlyInAnyOrder("pepper", "epoch-1");
            assertThat(KeyFolder.ensure(link, RANDOM).epochKey(1)).isEqualTo(keys.epochKey(1));
        }

        @Test
        void saysSoWhereItCannotBeMade() {
            KeysRefused refused = refusal(() -> KeyFolder.init(temp.resolve("no/such/folder"), RANDOM));
            assertThat(refused.code()).isEqualTo(Code.KEYS_UNUSABLE);
            assertThat(refused).hasMessageContaining("parent folder must exist");
            assertThat(refusal(() -> KeyFolder.init(Path.of("/"), RANDOM)).code())
                    .isEqualTo(Code.KEYS_UNUSABLE);
        }
    }

    @Nested
    class Open {
        @Test
        void readsWhatInitMade() {
            KeyFolder made = KeyFolder.init(temp.resolve("keys"), RANDOM);
            KeyFolder opened = KeyFolder.open(temp.resolve("keys"));
            assertThat(opened.epochKey(1)).isEqualTo(made.epochKey(1));
            assertThat(opened.pepper().mac(new byte[] {7}))
                    .isEqualTo(made.pepper().mac(new byte[] {7}));
            assertThat(opened.fingerprints().keySet()).containsExactly("epoch-1", "pepper");
        }

        @Test
        void theHighestEpochIsTheCurrentOneAndOtherFilesAreLeftAlone() throws IOException {
            Path folder = temp.resolve("keys");
            KeyFolder.init(folder, RANDOM);
            key(folder.resolve("epoch-10"), (byte) 10);
            key(folder.resolve("epoch-9"), (byte) 9);
            Files.writeString(folder.resolve("epoch-x"), "not a key");
            Files.writeString(folder.resolve("erasures.log"), "later");
            KeyFolder keys = KeyFolder.open(folder);
            assertThat(keys.currentEpoch()).isEqualTo(10);
            assertThat(keys.epochKey(9)).containsOnly(9);
            assertThat(keys.epochKey(2)).isNull();
            assertThat(keys.fingerprints().keySet()).containsExactly("epoch-1", "epoch-10", "epoch-9", "pepper");
        }

        @Test
        void refusesAFolderThatIsNotThere() {
            KeysRefused refused = refusal(() -> KeyFolder.open(temp.resolve("none")));
            assertThat(refused.code()).isEqualTo(Code.KEYS_MISSING);
            assertThat(refused).hasMessageContaining("keys init").hasMessageContaining("backup");
            assertThat(KeyFolder.existsAt(temp.resolve("none"))).isFalse();
        }

        @Test
        void refusesWhenAKeyIsMissing() throws IOException {
            for (String name : List.of("pepper", "epoch-1")) {
                Path folder = temp.resolve("without-" + name);
                KeyFolder.init(folder, RANDOM);
                Files.delete(folder.resolve(name));
                KeysRefused refused = refusal(() -> KeyFolder.open(folder));
                assertThat(refused.code()).isEqualTo(Code.KEYS_MISSING);
                assertThat(refused).hasMessageContaining("backup");
            }
        }

        @Test
        void refusesKeysThatOthersCouldRead() throws IOException {
            for (String open : List.of("rwxr-x---", "rwx--x--x", "rwx----w-")) {
                Path folder = temp.resolve("folder-" + open);
                KeyFolder.init(folder, RANDOM);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(open));
                KeysRefused refused = refusal(() -> KeyFolder.open(folder));
                assertThat(refused.code()).isEqualTo(Code.TOO_OPEN);
                assertThat(refused).hasMessageContaining("chmod 700").hasMessageContaining(open);
            }
            for (String name : List.of("pepper", "epoch-1")) {
                Path folder = temp.resolve("file-" + name);
                KeyFolder.init(folder, RANDOM);
                Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r-----"));
                KeysRefused refused = refusal(() -> KeyFolder.open(folder));
                assertThat(refused.code()).isEqualTo(Code.TOO_OPEN);
                assertThat(refused).hasMessageContaining("chmod 600");
            }
        }

        @Test
        void refusesWhatIsNoKeyWithoutQuotingIt() throws IOException {
            String almost = Base64.getEncoder().encodeToString(new byte[31]);
            for (String content : List.of("", "secret-but-not-base64!", almost, "A".repeat(1_000))) {
                Path folder = temp.resolve("content-" + content.length());
                KeyFolder.init(folder, RANDOM);
                Files.writeString(folder.resolve("pepper"), content);
                KeysRefused refused = refusal(() -> KeyFolder.open(folder));
                assertThat(refused.code()).isEqualTo(Code.KEYS_UNUSABLE);
                assertThat(refused).hasNoCause();
                if (!content.isEmpty()) {
                    assertThat(refused.toString()).doesNotContain(content);
                }
            }
        }

        @Test
        void refusesALinkInThePlaceOfAKey() throws IOException {
            Path folder = temp.resolve("keys");
            KeyFolder.init(folder, RANDOM);
            Path elsewhere = Files.move(folder.resolve("pepper"), temp.resolve("elsewhere"));
            Files.createSymbolicLink(folder.resolve("pepper"), elsewhere);
            assertThat(refusal(() -> KeyFolder.open(folder)).code()).isEqualTo(Code.KEYS_MISSING);
        }
    }

    @Nested
    class Fingerprints {
        @Test
        void belongToOneKeyUnderOneName() throws IOException {
            Path folder = temp.resolve("keys");
            KeyFolder.init(folder, RANDOM);
            Files.delete(folder.resolve("pepper"));
            key(folder.resolve("pepper"), (byte) 1);
            key(folder.resolve("epoch-2"), (byte) 1);
            KeyFolder keys = KeyFolder.open(folder);
            assertThat(keys.fingerprints().values().stream().map(Base64.getEncoder()::encodeToString))
                    .doesNotHaveDuplicates()
                    .hasSize(3);
        }

        @Test
        void keysAppearInNoText() throws IOException {
            KeyFolder keys = KeyFolder.init(temp.resolve("keys"), RANDOM);
            String pepper = Files.readString(temp.resolve("keys/pepper")).strip();
            assertThat(keys + " " + keys.pepper()).doesNotContain(pepper);
        }
    }

    private static void key(Path file, byte value) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, value);
        KeyFile.write(file, key);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static KeysRefused refusal(ThrowingCallable call) {
        return catchThrowableOfType(KeysRefused.class, call);
    }
}
