package al.feedbackledger.api.cli.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes ids of names: the abbreviation in parentheses where a name ends with one, else the name in plain letters. */
final class Slugs {
    static final int MAX_CHARACTERS = 64;

    private static final Pattern ABBREVIATION = Pattern.compile("\\(([^()]{2,20})\\)\\s*$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LAST_WORD = Pattern.compile("-[^-]*$");
    private static final int DIGEST_CHARACTERS = 6;

    private Slugs() {}

    /**
     * An id for every name, the same whatever order they come in. Names that would get the same id are all told apart by
     * a piece of their digest.
     *
     * @param prefix what every id begins with
     */
    static Map<String, String> of(Collection<String> names, String prefix) {
        Map<String, Integer> uses = new HashMap<>();
        for (String name : new TreeSet<>(names)) {
            uses.merge(plain(name, prefix), 1, Integer::sum);
        }
        Map<String, String> ids = new TreeMap<>();
        for (String name : new TreeSet<>(names)) {
            String id = plain(name, prefix);
            boolean alone = Integer.valueOf(1).equals(uses.get(id)) && id.length() > prefix.length();
            ids.put(name, alone ? id : distinct(id, name));
        }
        return ids;
    }

    private static String plain(String name, String prefix) {
        Matcher abbreviation = ABBREVIATION.matcher(name);
        String base = abbreviation.find() ? abbreviation.group(1) : name;
        return shortened(prefix + letters(base), MAX_CHARACTERS);
    }

    private static String letters(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
        String joined = OTHER.matcher(bare).replaceAll("-");
        return joined.replaceAll("^-|-$", "");
    }

    /** Cut at the end of a word. */
    private static String shortened(String slug, int most) {
        if (slug.length() <= most) {
            return slug;
        }
        String cut = slug.substring(0, most + 1);
        String words = LAST_WORD.matcher(cut).replaceAll("");
        return words.equals(cut) ? slug.substring(0, most) : words;
    }

    private static String distinct(String slug, String name) {
        String piece = digest(name).substring(0, DIGEST_CHARACTERS);
        String base = shortened(slug, MAX_CHARACTERS - DIGEST_CHARACTERS - 1);
        return base.endsWith("-") || base.isEmpty() ? base + piece : base + "-" + piece;
    }

    private static String digest(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
