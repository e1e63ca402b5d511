package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;

/** The language in a page's address: Albanian pages stand at {@code /…}, English ones at {@code /en/…}. */
public final class PagePath {
    private static final String ENGLISH = "/en";

    private PagePath() {}

    /** The language an address is in. */
    public static Language language(String path) {
        return path.equals(ENGLISH) || path.startsWith(ENGLISH + "/") ? Language.EN : Language.SQ;
    }

    /** The address without its language. */
    public static String bare(String path) {
        String rest = language(path) == Language.EN ? path.substring(ENGLISH.length()) : path;
        return rest.isEmpty() ? "/" : rest;
    }

    /** The address of a page in a language; {@code bare} begins with a slash. */
    public static String in(Language language, String bare) {
        return switch (language) {
            case SQ -> bare;
            case EN -> bare.equals("/") ? ENGLISH : ENGLISH + bare;
        };
    }

    public static Language other(Language language) {
        return switch (language) {
            case SQ -> Language.EN;
            case EN -> Language.SQ;
        };
    }
}
