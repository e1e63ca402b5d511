package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.Canonical;
import al.feedbackledger.rules.integrity.IntegrityException;
import com.google.errorprone.annotations.CheckReturnValue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file of the log lies, relative to its prefix (C2SP tlog-tiles, sections "Merkle Tree" and "Log entries"):
 * {@code tile/<L>/<N>[.p/<W>]} for hashes, {@code tile/entries/<N>[.p/<W>]} for entries.
 *
 * <p>Every path has one spelling, and what is not in it is no path: a door may hand a path that was parsed here to the
 * file system.
 */
@CheckReturnValue
public sealed interface TilePath permits HashTilePath, BundlePath {
    /** Hashes or entries in a full file. */
    int FULL_WIDTH = 256;

    /** Tile levels that the format allows. Trees of less than 2^63 leaves have eight. */
    int MAX_LEVEL = 63;

    /** The longest path there is: {@code tile/entries/x009/x223/x372/x036/x854/x775/807.p/255}. */
    int MAX_CHARS = 52;

    /** Which file of its level, counted from 0. */
    long index();

    /** How many hashes or entries it has: 256, or from 1 to 255 where it is partial. */
    int width();

    /** The same file when it will have grown full. */
    TilePath full();

    /** Whether the file has fewer than 256 hashes or entries. */
    default boolean isPartial() {
        return width() < FULL_WIDTH;
    }

    /** The path, with slashes, without a slash in front. */
    String path();

    /**
     * Reads a path.
     *
     * @throws IntegrityException for everything but the one spelling: {@code ..}, {@code x1234}, {@code .p/0},
     *     {@code .p/256}, {@code x000/001}, a level of 64
     */
    static TilePath parse(String path) {
        Matcher parts = Spelling.PATTERN.matcher(path.length() <= MAX_CHARS ? path : "");
        if (!parts.matches()) {
            throw notAPath(path);
        }
        String level = parts.group("level");
        long index = Spelling.index(parts.group("index"), path);
        String width = parts.group("width");
        int hashes = width == null ? FULL_WIDTH : (int) Canonical.decimal(width, "a partial tile's width");
        TilePath parsed = level.equals("entries")
                ? new BundlePath(index, hashes)
                : new HashTilePath((int) Canonical.decimal(level, "a tile's level"), index, hashes);
        if (!parsed.path().equals(path)) {
            throw notAPath(path);
        }
        return parsed;
    }

    private static IntegrityException notAPath(String path) {
        return IntegrityException.unlike(
                "this is no path of a tile or an entry bundle",
                "tile/<level or entries>/<index>[.p/<width>]",
                IntegrityException.quoted(path));
    }

    /** How the numbers in a path are written. */
    final class Spelling {
        static final Pattern PATTERN = Pattern.compile("tile/(?<level>entries|[0-9]{1,2})/"
                + "(?<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/(?<width>[0-9]{1,3}))?");
        private static final long GROUP = 1_000;

        private Spelling() {}

        /** The index in groups of three digits, all but the last after an x: 1234067 is {@code x001/x234/067}. */
        static String index(long index) {
            StringBuilder groups = new StringBuilder(threeDigits(index % GROUP));
            for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
                groups.insert(0, "x" + threeDigits(rest % GROUP) + "/");
            }
            return groups.toString();
        }

        private static String threeDigits(long number) {
            return Long.toString(GROUP + number).substring(1);
        }

        private static long index(String groups, String path) {
            String digits = groups.replace("x", "").replace("/", "").replaceFirst("^0+(?=[0-9])", "");
            return Canonical.decimal(digits, "the index in the path " + IntegrityException.quoted(path));
        }

        static String partial(int width) {
            return width == FULL_WIDTH ? "" : ".p/" + width;
        }

        static void require(long index, int width) {
            if (index < 0) {
                throw IntegrityException.unlike("a tile cannot have this index", "at least 0", index);
            }
            if (width < 1 || width > FULL_WIDTH) {
                throw IntegrityException.unlike(
                        "a tile cannot have this width", "1 to 255, or 256 for a full one", width);
            }
        }
    }
}
