package al.feedbackledger.api.wording;

import java.util.Locale;

/** A language of the pages. Albanian is the default and has no prefix in addresses. */
public enum Language {
    SQ("sq", ""),
    EN("en", "/en");

    private final String tag;
    private final String prefix;

    Language(String tag, String prefix) {
        this.tag = tag;
        this.prefix = prefix;
    }

    /** The language as HTML and events name it. */
    public String tag() {
        return tag;
    }

    /** What addresses in this language begin with: nothing, or {@code /en}. */
    public String prefix() {
        return prefix;
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    public Language other() {
        return this == SQ ? EN : SQ;
    }

    /** The language an address is in. */
    public static Language ofPath(String path) {
        return path.equals(EN.prefix) || path.startsWith(EN.prefix + "/") ? EN : SQ;
    }

    /** The address without its language: what {@link #prefix()} is put before. */
    public static String bare(String path) {
        Language language = ofPath(path);
        String rest = path.substring(language.prefix.length());
        return rest.isEmpty() ? "/" : rest;
    }
}
