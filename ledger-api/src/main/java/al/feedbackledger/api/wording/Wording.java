package al.feedbackledger.api.wording;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.rules.catalogue.ServiceStandard;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything a page says, in one language: texts by key, dates such as "23 nëntor 2026", numbers with their separators.
 *
 * <p>Texts live in {@code messages_sq.properties} and {@code messages_en.properties} and nowhere else, so that an editor
 * can read them in one place. Placeholders are always filled with text that is already written out in the language.
 */
public final class Wording {
    private static final Wording ALBANIAN = new Wording(Language.SQ);
    private static final Wording ENGLISH = new Wording(Language.EN);

    private final Language language;
    private final ResourceBundle texts;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndTime;
    private final DateTimeFormatter month;
    private final DateTimeFormatter shortMonth;

    private Wording(Language language) {
        this.language = language;
        texts = ResourceBundle.getBundle(
                "messages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        day = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale());
        dayAndTime = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", language.locale());
        month = DateTimeFormatter.ofPattern("LLLL uuuu", language.locale());
        shortMonth = DateTimeFormatter.ofPattern("LLL", language.locale());
    }

    public static Wording of(Language language) {
        return switch (language) {
            case SQ -> ALBANIAN;
            case EN -> ENGLISH;
        };
    }

    public Language language() {
        return language;
    }

    /** The text of a key, its placeholders filled. A key that does not exist is a programmer's error. */
    public String say(String key, Object... written) {
        String text = texts.getString(key);
        return written.length == 0 ? text : new MessageFormat(text, language.locale()).format(written);
    }

    /** The text for a number of things: the key's {@code .one} or {@code .other}, with the number as {@code {0}}. */
    public String count(String key, long n) {
        return say(key + (n == 1 ? ".one" : ".other"), number(n));
    }

    public boolean knows(String key) {
        return texts.containsKey(key);
    }

    /** Every key, in order. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Enumeration<String> each = texts.getKeys(); each.hasMoreElements(); ) {
            keys.add(each.nextElement());
        }
        return keys;
    }

    /** The name or text of a code: {@code of("kind.short", Kind.PRAISE)}. */
    public String of(String group, Enum<?> code) {
        return say(group + "." + code.name());
    }

    public String date(LocalDate date) {
        return day.format(date);
    }

    /** The local date of an instant. */
    public String date(Instant at) {
        return date(ServiceStandard.dayOf(at));
    }

    public String dateTime(Instant at) {
        return dayAndTime.format(at.atZone(ServiceStandard.ZONE));
    }

    /** The last day on which acting is in time. */
    public String dueDate(Instant dueAt) {
        return date(ServiceStandard.dueDay(dueAt));
    }

    public String month(YearMonth which) {
        return month.format(which.atDay(1));
    }

    public String shortMonth(LocalDate date) {
        return shortMonth.format(date);
    }

    public String number(long n) {
        return NumberFormat.getIntegerInstance(language.locale()).format(n);
    }

    /** A text with its first letter large, for the beginning of a line. */
    public static String headed(String text) {
        int first = text.offsetByCodePoints(0, Math.min(1, text.length()));
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
