package al.feedbackledger.rules.integrity.checkpoint;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.EventParts;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.Leaf;
import com.google.errorprone.annotations.CheckReturnValue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a receipt carries in the {@code extra} line of its proof file, so that the person who has it can show what was
 * recorded: the event's bytes and the blind that make the opaque entry, and the person's own words with their salts,
 * unless the receipt was asked for without words.
 *
 * <pre>
 * feedback-ledger/receipt/v1
 * event &lt;base64 event bytes&gt;
 * blind &lt;base64 32 bytes&gt;
 * field &lt;path&gt; &lt;base64 salt&gt; &lt;base64 value&gt;      (zero or more, in the order of the event)
 * </pre>
 *
 * UTF-8, every line ends in 0x0A, one spelling only. Nothing here is vouched for by the proof file as such: that the entry
 * made of event and blind is in the tree is what vouches for them. Immutable.
 */
@CheckReturnValue
public final class ReceiptOpening {
    /** Bytes of an opening at most: its base64 fits the proof file's extra line. */
    public static final int MAX_BYTES = 1_000_000;

    /** Fields at most; a submission has four at most. */
    public static final int MAX_FIELDS = 32;

    private static final String HEADER = "feedback-ledger/receipt/v1";
    private static final String EVENT = "event ";
    private static final String BLIND = "blind ";
    private static final String FIELD = "field ";
    private static final int LINES_BEFORE_FIELDS = 3;

    private final byte[] eventBytes;
    private final byte[] blind;
    private final List<FieldOpening> fields;

    private ReceiptOpening(byte[] eventBytes, byte[] blind, List<FieldOpening> fields) {
        this.eventBytes = eventBytes;
        this.blind = blind;
        this.fields = fields;
    }

    /**
     * The opening of an event about a case.
     *
     * @param eventBytes as {@link al.feedbackledger.rules.integrity.EventBytes} writes them
     * @param blind exactly 32 bytes
     * @param fields the person's words in the order of the event; empty for a receipt without words
     * @throws IntegrityException if the event cannot be read, the blind has another length, a field stands twice, or all of
     *     it is too long
     */
    public static ReceiptOpening of(byte[] eventBytes, byte[] blind, List<FieldOpening> fields) {
        ReceiptOpening opening = new ReceiptOpening(eventBytes.clone(), blind.clone(), List.copyOf(fields));
        opening.check();
        return opening;
    }

    private void check() {
        Canonical.requireHash(blind, "the receipt's blind");
        if (event().streamId().isEmpty()) {
            throw IntegrityException.because("the receipt's event belongs to no stream");
        }
        if (fields.size() > MAX_FIELDS) {
            throw IntegrityException.unlike("the receipt has too many fields", "at most " + MAX_FIELDS, fields.size());
        }
        Set<String> paths = new HashSet<>();
        for (FieldOpening field : fields) {
            if (!paths.add(field.path())) {
                throw IntegrityException.because("the receipt has the field " + field.path() + " twice");
            }
        }
        requireLength(encode().length);
    }

    private static void requireLength(int bytes) {
        if (bytes > MAX_BYTES) {
            throw IntegrityException.unlike("the receipt is too long", "at most " + MAX_BYTES + " bytes", bytes);
        }
    }

    /** The bytes of the extra line, before its base64. */
    public byte[] encode() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(EVENT).append(Canonical.base64(eventBytes)).append('\n');
        text.append(BLIND).append(Canonical.base64(blind)).append('\n');
        for (FieldOpening field : fields) {
            text.append(FIELD)
                    .append(field.path())
                    .append(' ')
                    .append(Canonical.base64(field.salt()))
                    .append(' ')
                    .append(Canonical.base64(field.value().getBytes(StandardCharsets.UTF_8)))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads an opening. Messages never quote the event, the blind or the words.
     *
     * @throws IntegrityException for anything that {@link #encode} does not write
     */
    public static ReceiptOpening parse(byte[] extra) {
        requireLength(extra.length);
        String text = Canonical.utf8(extra, "the receipt");
        if (!text.startsWith(HEADER + "\n")) {
            throw IntegrityException.because("this is no receipt: it does not begin with the line " + HEADER);
        }
        if (!text.endsWith("\n")) {
            throw IntegrityException.because("the receipt does not end in a newline");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < LINES_BEFORE_FIELDS || lines.size() > LINES_BEFORE_FIELDS + MAX_FIELDS) {
            throw IntegrityException.unlike(
                    "the receipt has a wrong number of lines",
                    "3 to " + (LINES_BEFORE_FIELDS + MAX_FIELDS),
                    lines.size());
        }
        List<FieldOpening> fields = new ArrayList<>();
        for (String line : lines.subList(LINES_BEFORE_FIELDS, lines.size())) {
            fields.add(field(after(FIELD, line)));
        }
        return of(
                Canonical.base64(after(EVENT, lines.get(1)), "the receipt's event"),
                Canonical.hash(after(BLIND, lines.get(2)), "the receipt's blind"),
                fields);
    }

    private static String after(String keyword, String line) {
        if (!line.startsWith(keyword)) {
            throw IntegrityException.because("the receipt has no line '" + keyword + "' where it belongs");
        }
        return line.substring(keyword.length());
    }

    private static FieldOpening field(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            throw IntegrityException.unlike("a field of the receipt has a wrong number of parts", 3, parts.length);
        }
        return FieldOpening.of(
                parts[0],
                Canonical.base64(parts[1], "a field's salt"),
                Canonical.utf8(Canonical.base64(parts[2], "a field's value"), "a field's value"));
    }

    /** The event, read from its bytes. */
    public EventParts event() {
        return EventParts.parse(eventBytes);
    }

    /** The entry of the log that this opens: what the proof file must prove to be in the tree. */
    public byte[] entry() {
        return Leaf.opaque(blind, eventBytes);
    }

    /** The person's words, in the order of the event; empty in a receipt without words. */
    public List<FieldOpening> fields() {
        return fields;
    }
}
