package al.feedbackledger.projections.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the resource {@code /db/view/<name>_<version>.sql} says of a view's schema.
 *
 * @param tables with every index that folding needs
 * @param secondary the indexes that only readers need: below the line that begins with {@code -- Secondary}. A view that
 *     is built anew gets them at the end, because an index that is kept up row by row costs several times as much
 */
record ViewTables(String tables, String secondary) {
    private static final String MARK = "-- Secondary";

    static ViewTables of(ViewName name) {
        String text = read("/db/view/" + name.processor() + ".sql");
        int mark = text.indexOf("\n" + MARK);
        return mark < 0 ? new ViewTables(text, "") : new ViewTables(text.substring(0, mark), text.substring(mark));
    }

    private static String read(String path) {
        try (InputStream in = ViewTables.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
