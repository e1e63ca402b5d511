package al.feedbackledger.verify.receipt;

import al.feedbackledger.rules.feedback.FeedbackEvent.FeedbackSubmitted;
import al.feedbackledger.rules.integrity.EventParts;
import al.feedbackledger.rules.integrity.IntegrityException;
import al.feedbackledger.rules.integrity.checkpoint.FieldOpening;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A proven receipt in plain words: what was recorded, and what that shows and does not show. */
public final class ReceiptText {
    private ReceiptText() {}

    /** @param withWords whether the person's own words are printed too */
    public static List<String> of(ReceiptCheck.Proven proven, boolean withWords) {
        FeedbackSubmitted submitted = proven.submitted();
        EventParts event = proven.opening().event();
        List<String> lines = new ArrayList<>();
        lines.add("service      " + plain(submitted.service()) + ", handled by " + plain(submitted.institution()));
        lines.add("kind         " + submitted.kind());
        lines.add("rating       " + (submitted.rating() == null ? "none" : submitted.rating() + " of 5"));
        lines.add("given        " + at(event.occurredAtMicros()) + " by the server's clock");
        lines.add("recorded     " + at(event.recordedAtMicros()) + " by the server's clock");
        lines.add(String.format(
                Locale.ROOT,
                "place        index %,d (position %,d) in the log %s",
                proven.index(),
                proven.index() + 1,
                IntegrityException.quoted(proven.checkpoint().origin())));
        for (FieldOpening field : proven.opening().fields()) {
            lines.add(field.path()
                    + " ".repeat(Math.max(1, 13 - field.path().length()))
                    + (withWords
                            ? printable(field.value())
                            : field.value().length() + " characters (print them with --words)"));
        }
        return lines;
    }

    /** What no receipt can show. */
    public static List<String> limits() {
        return List.of(
                "proven: the log's operator has signed that this stands at this place, and cannot change it unnoticed",
                "not proven: that nothing else was submitted, who submitted it, that the server's clock was right, or that "
                        + "everybody is shown the same log; compare checkpoints with others for that");
    }

    private static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String plain(String text) {
        String quoted = IntegrityException.quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** A person's own words as they are, but for what would move the cursor. */
    private static String printable(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .forEach(c -> out.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
        return out.toString();
    }
}
