package al.feedbackledger.verify;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.note.SignedNote;
import al.feedbackledger.rules.integrity.note.SigningKey;
import al.feedbackledger.verify.sample.SampleLedger;
import al.feedbackledger.verify.sample.Written;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is given instead of an export, a note or a receipt is refused with what is wrong with it. */
class BadInputTest {
    private static final int CASES = 20;
    private static final SampleLedger LEDGER = SampleLedger.of(CASES, 4);

    @TempDir
    private static Path folder;

    private static Path key;
    private static Written right;

    @BeforeAll
    static void write() throws IOException {
        key = Files.writeString(folder.resolve("keys"), Written.KEY.verifierKey() + "\n");
        right = Written.words(LEDGER, folder.resolve("right"));
        assertThat(Ran.of("export", right.export(), "--key", key).code()).isZero();
    }

    private static Ran verified(Path export) {
        Ran ran = Ran.of("export", export, "--key", key);
        assertThat(ran.out() + ran.err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception")
                .doesNotContain("Fjalë");
        return ran;
    }

    /** The export with one file bent; then it is put right again. */
    private static Ran bent(String file, UnaryOperator<byte[]> change) {
        try {
            Path path = right.export().resolve(file);
            byte[] before = Files.readAllBytes(path);
            try {
                Files.write(path, change.apply(before));
                return verified(right.export());
            } finally {
                Files.write(path, before);
            }
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private static Ran bentLines(String file, Consumer<List<String>> change) {
        return bent(file, bytes -> {
            List<String> lines = new ArrayList<>(text(bytes).lines().toList());
            change.accept(lines);
            return utf8(String.join("\n", lines) + "\n");
        });
    }

    @Test
    void linesMissingDoubledOrReordered() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        codes.put("events.jsonl", 11);
        codes.put("batches.jsonl", 15);
        codes.put("vault.jsonl", 10);
        codes.forEach((file, code) -> {
            assertThat(bentLines(file, lines -> lines.remove(4)).code())
                    .as(file)
                    .isEqualTo(code);
            assertThat(bentLines(file, lines -> lines.add(4, lines.get(4))).code())
                    .as(file)
                    .isEqualTo(code);
            assertThat(bentLines(file, List::removeLast).code()).as(file).isEqualTo(code);
            assertThat(bentLines(file, lines -> lines.add(lines.getLast())).code())
                    .as(file)
                    .isIn(code, 15);
            assertThat(bentLines(file, lines -> lines.add(4, lines.remove(6))).code())
                    .as(file)
                    .isEqualTo(code);
        });
    }

    @Test
    void filesMissingEmptyOrCutOff() throws IOException {
        for (String file :
                new String[] {"manifest.json", "events.jsonl", "batches.jsonl", "vault.jsonl", "checkpoint"}) {
            Path path = right.export().resolve(file);
            byte[] before = Files.readAllBytes(path);
            Files.delete(path);
            Ran missing = verified(right.export());
            Files.write(path, before);
            assertThat(missing.code()).as(file).isEqualTo(10);
            assertThat(missing.out()).contains(file);
            assertThat(bent(file, bytes -> new byte[0]).code()).as(file).isBetween(10, 16);
            assertThat(bent(file, bytes -> Arrays.copyOf(bytes, bytes.length - 5))
                            .code())
                    .as(file)
                    .isBetween(10, 16);
        }
    }

    private static Ran marked(String damaged) {
        return bent(
                "manifest.json",
                bytes -> utf8(text(bytes).replace("\"words\"", "\"damaged\":" + damaged + ",\"words\"")));
    }

    @Test
    void aMarkOfDamageIsRepeatedAndNotBelieved() {
        Ran marked = marked("[\"events 3\",\"commits 7 to 9\"]");
        assertThat(marked.code()).as(marked.out()).isZero();
        assertThat(marked.out())
                .contains(
                        "the ledger was damaged when it was exported, says the export; missing: events 3, commits 7 to 9");
        for (String wrong : List.of(
                "true",
                "[3]",
                "[\"events\"]",
                "[\"events 3 or so\"]",
                "[\"events 3\\n0 failures\"]",
                "[" + "\"events 3\",".repeat(100) + "\"events 4\"]")) {
            Ran ran = marked(wrong);
            assertThat(ran.code()).as(wrong).isEqualTo(10);
        }
    }

    @Test
    void linesThatAreNotTheJsonThatBelongsThere() {
        for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
                line -> line.replace("{\"position\":5,", "{\"position\":5,\"position\":5,"),
                line -> line + " {}",
                line -> line + "x",
                line -> line + "\r",
                line -> line.replace("\"sequence\"", "\"more\":1,\"sequence\""),
                line -> line.replace("\"stream\"", "\"Stream\""),
                line -> line.replace("\"revision\":1", "\"revision\":1.0"),
                line -> line.replace("\"revision\":1", "\"revision\":\"1\""),
                line -> line.replace("\"revision\":1", "\"revision\":01"),
                line -> line.replace("\"revision\":1", "\"revision\":null"),
                line -> line.replace("\"revision\":1", "\"revision\":{}"),
                line -> line.replace("\"position\":5", "\"position\":99999999999999999999"),
                line -> line.replaceFirst("\"sequence\":", "\"sequence\":-"),
                line -> line.replaceFirst("\"stream\":\"", "\"stream\":\"\\\\ud800"),
                line -> line.replaceFirst("Z\",\"payload", "+00:00\",\"payload"),
                line -> line.replaceFirst("\"occurredAt\":\"....-..", "\"occurredAt\":\"2026-13"),
                line -> line.replaceFirst("=\",\"leafHash", "\",\"leafHash"),
                line -> line.substring(0, line.length() / 2),
                line -> "[" + line + "]",
                line -> "",
                line -> "null")) {
            Ran ran = bentLines("events.jsonl", lines -> lines.set(4, change.apply(lines.get(4))));
            assertThat(ran.code()).as(ran.out()).isEqualTo(10);
            assertThat(ran.out()).contains("events.jsonl, line 5");
        }
    }

    @Test
    void bytesThatAreNoUtf8() {
        for (String file : new String[] {"manifest.json", "events.jsonl", "batches.jsonl", "vault.jsonl"}) {
            Ran ran = bent(file, bytes -> {
                byte[] wrong = bytes.clone();
                wrong[text(bytes).indexOf("\":\"") + 3] = (byte) 0xc3;
                wrong[text(bytes).indexOf("\":\"") + 4] = 0x28;
                return wrong;
            });
            assertThat(ran.code()).as(file).isEqualTo(10);
        }
    }

    @Test
    void saltsAndBlindsAndHashesOfAnotherLength() {
        String short31 = Canonical.base64(new byte[31]);
        for (String field : new String[] {"blind", "leafHash"}) {
            assertThat(bent("events.jsonl", bytes -> replaced(bytes, field, short31))
                            .code())
                    .isEqualTo(10);
        }
        assertThat(bent("batches.jsonl", bytes -> replaced(bytes, "root", short31))
                        .code())
                .isEqualTo(10);
        Ran salt = bent("vault.jsonl", bytes -> replaced(bytes, "salt", short31));
        assertThat(salt.code()).isEqualTo(10);
        assertThat(salt.out()).contains("salt has 31 bytes, not 32");
    }

    private static byte[] replaced(byte[] file, String field, String value) {
        return utf8(text(file).replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + value + "\""));
    }

    @Test
    void notesInAnotherSpelling() {
        String note = text(right.checkpoint().bytes());
        long size = right.size();
        String signature = note.substring(note.lastIndexOf("\n\n") + 2);
        for (String wrong : List.of(
                note.replace("\n", "\r\n"),
                note.strip(),
                note + "\n",
                note.replace("\n" + size + "\n", "\n0" + size + "\n"),
                note.replace("\n" + size + "\n", "\n-" + size + "\n"),
                note.replace("\n" + size + "\n", "\n9223372036854775808\n"),
                note.replace("— " + Written.ORIGIN, "— log.example\u00a0/feedback-ledger"),
                note.replace("=\n\n", "\n\n"),
                note + signature.repeat(10_000),
                "\ufeff" + note,
                note.replace(Written.ORIGIN, "other.example"),
                "")) {
            Ran ran = bent("checkpoint", bytes -> utf8(wrong));
            assertThat(ran.code()).as(ran.out()).isEqualTo(wrong.length() > SignedNote.MAX_BYTES ? 10 : 16);
        }
        assertThat(bent("checkpoint", bytes -> new byte[] {(byte) 0xc3, 0x28, '\n'})
                        .code())
                .isEqualTo(16);
    }

    @Test
    void keysInAnotherSpelling() throws IOException {
        String vkey = Written.KEY.verifierKey().toString();
        for (String wrong : List.of(
                vkey.replace("log.", "log\u00a0"),
                vkey + "A",
                vkey.substring(1),
                "PRIVATE+KEY+" + vkey,
                "+",
                vkey + "\r\n")) {
            assertThat(Ran.of("export", right.export(), "--key", wrong).code()).isIn(2, 16);
            Path file = Files.writeString(folder.resolve("wrong-keys"), wrong);
            assertThat(Ran.of("export", right.export(), "--key", file).code()).isIn(0, 2, 16);
        }
        assertThat(Ran.of("export", right.export(), "--key", Files.writeString(folder.resolve("none"), "\n"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void receiptsThatProveNothing() throws IOException {
        Path file = folder.resolve("receipt");
        byte[] receipt = right.receipt(receiptIndex());
        Files.write(file, receipt);
        assertThat(Ran.of("receipt", file, "--key", key).code()).isZero();

        SigningKey other = SigningKey.of("other.example", new byte[32]);
        Ran foreign = Ran.of("receipt", file, "--key", other.verifierKey());
        assertThat(foreign.code()).isEqualTo(16);
        assertThat(foreign.out()).contains("is of another log");

        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            byte[] flipped = receipt.clone();
            int bit = random.nextInt(receipt.length * 8);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            Ran ran = Ran.of("receipt", file, "--key", key);
            assertThat(ran.code()).as("bit %d: %s", bit, ran.out()).isIn(10, 14, 16, 18);
            assertThat(ran.out() + ran.err())
                    .doesNotContain("\tat ")
                    .doesNotContain("Fjalë")
                    .doesNotContain("rating");
        }
        for (int length = 0; length < receipt.length; length += 37) {
            Files.write(file, Arrays.copyOf(receipt, length));
            assertThat(Ran.of("receipt", file, "--key", key).code()).isIn(10, 14, 16);
        }
        Files.write(file, receipt);
        Path kept = Files.write(folder.resolve("kept"), right.checkpoint().bytes());
        assertThat(Ran.of("receipt", file, "--key", key, "--checkpoint", kept).code())
                .isZero();
    }

    private static int receiptIndex() {
        return Stream.iterate(30, i -> i + 1)
                .filter(i -> LEDGER.events().get(i).name().equals("FeedbackSubmitted"))
                .findFirst()
                .orElseThrow();
    }

    /** Every flipped bit of a line of an export is found; the seed is in the failure's name. */
    @Test
    void everyFlippedBitOfALineIsFound() {
        long seed = 20_261_128L;
        Random random = new Random(seed);
        for (String file : new String[] {"events.jsonl", "batches.jsonl", "vault.jsonl"}) {
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(1 << 30);
                int bit = random.nextInt(8);
                String[] flipped = {""};
                Ran ran = bent(file, bytes -> {
                    byte[] wrong = bytes.clone();
                    int place = unbound(text(bytes), at % bytes.length);
                    wrong[place] ^= (byte) (1 << bit);
                    flipped[0] = file + " byte " + place + " bit " + bit + " seed " + seed;
                    return wrong;
                });
                assertThat(ran.code()).as(flipped[0] + ": " + ran.out()).isBetween(10, 22);
            }
        }
    }

    /** A batch's id and writer are said, and nothing is computed from them: the place after is looked at instead. */
    private static int unbound(String text, int place) {
        int line = text.lastIndexOf('\n', place - 1) + 1;
        for (String key : new String[] {"\"id\":\"", "\"writer\":\""}) {
            int from = text.indexOf(key, line);
            int to = from < 0 ? -1 : text.indexOf('"', from + key.length());
            if (from >= 0 && place >= from + key.length() && place < to) {
                return to;
            }
        }
        return place;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
