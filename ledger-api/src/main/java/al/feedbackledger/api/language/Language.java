package al.feedbackledger.api.language;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** A language of the doors. Albanian is the first and the default. */
@CheckReturnValue
public enum Language {
    SQ("sq"),
    EN("en");

    private static final List<String> TAGS = List.of(SQ.tag, EN.tag);

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language tag, {@code sq} or {@code en}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.of(tag());
    }

    /** The language that fits a locale; Albanian where none does. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals(EN.tag()) ? EN : SQ;
    }

    /**
     * What an {@code Accept-Language} header asks for.
     *
     * @param header null or unreadable means Albanian
     */
    public static Language accepted(@Nullable String header) {
        if (header == null || header.length() > 200) {
            return SQ;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS);
            return EN.tag().equals(tag) ? EN : SQ;
        } catch (IllegalArgumentException unreadable) {
            return SQ;
        }
    }
}
