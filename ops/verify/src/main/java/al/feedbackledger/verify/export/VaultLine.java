package al.feedbackledger.verify.export;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.verify.lines.Line;
import al.feedbackledger.verify.lines.PlainLine;
import al.feedbackledger.verify.lines.StrictObject;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * What the vault holds for one commitment of an event.
 *
 * @param salt 32 bytes where the export holds words and these are present, else null
 * @param value the words, where there is a salt
 */
@SuppressWarnings("ArrayRecordComponent") // Opened once, never compared.
record VaultLine(
        Line line,
        String ref,
        String stream,
        String path,
        State state,
        byte @Nullable [] salt,
        @Nullable String value) {

    /** What can be with a sealed value. */
    enum State {
        /** It lies in the vault and can be opened. */
        PRESENT,
        /** An event has erased it. */
        ERASED,
        /** It is gone, and no event says why. */
        ABSENT,
        /** It is there and cannot be opened. */
        UNREADABLE
    }

    private static final String PRESENT = "present";
    private static final byte[] REF = ascii("{\"ref\":");
    private static final byte[] STREAM = ascii(",\"stream\":");
    private static final byte[] PATH = ascii(",\"path\":");
    private static final byte[] STATE = ascii(",\"state\":");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param words whether the export says that it holds words */
    static VaultLine parse(Line line, boolean words) {
        PlainLine plain = new PlainLine(line);
        String ref = plain.text(REF);
        String stream = plain.text(STREAM);
        String path = plain.text(PATH);
        String state = plain.text(STATE);
        boolean isClosed = plain.isWhole() && !(words && state.equals(PRESENT));
        return isClosed ? new VaultLine(line, ref, stream, path, state(state, line), null, null) : strict(line, words);
    }

    private static VaultLine strict(Line line, boolean words) {
        StrictObject json = StrictObject.parse(line);
        State state = state(json.text("state"), line);
        boolean opened = words && state == State.PRESENT;
        byte[] salt = opened ? json.hash("salt") : null;
        String value = opened ? value(json) : null;
        VaultLine vault =
                new VaultLine(line, json.text("ref"), json.text("stream"), json.text("path"), state, salt, value);
        json.end();
        return vault;
    }

    private static String value(StrictObject json) {
        try {
            return Canonical.utf8(json.base64("value"), "the value");
        } catch (IntegrityException refused) {
            throw json.line().refused(refused.problem());
        }
    }

    private static State state(String text, Line line) {
        return switch (text) {
            case PRESENT -> State.PRESENT;
            case "erased" -> State.ERASED;
            case "absent" -> State.ABSENT;
            case "unreadable" -> State.UNREADABLE;
            default -> throw line.refused("the state is none of present, erased, absent, unreadable");
        };
    }
}
