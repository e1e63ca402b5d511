package al.feedbackledger.api.cli.table;

import al.feedbackledger.api.cli.terminal.Stop;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file as RFC 4180 describes it: cells between commas, quoted where they hold commas, quotes or line breaks; a header
 * in the first row. Also taken: a byte order mark, line ends of one or two characters, blank lines (which are no rows).
 *
 * <p>Rows are taken apart here and not by a library, because the bound on a row must hold before the row is in memory, and
 * two readers, one that finds a row's end and one that takes it apart, would have to agree on every stray quote. At no time
 * is more than one row held.
 */
public final class Table implements AutoCloseable {
    /** Longest row; a longer one is passed over and refused. */
    public static final int MAX_ROW_CHARACTERS = 1 << 20;

    public static final int MAX_COLUMNS = 200;

    private final Utf8 in;
    private final String name;
    private final List<String> header;
    private long rows;
    private long line = 1;

    private Table(Utf8 in, String name) throws IOException {
        this.in = in;
        this.name = name;
        this.header = readHeader();
    }

    /** @throws Stop if the file has no usable header */
    public static Table open(Path file) throws IOException {
        Path shown = file.getFileName();
        return of(Files.newInputStream(file), shown == null ? file.toString() : shown.toString());
    }

    /** A table from a stream, which it closes. */
    static Table of(InputStream in, String name) throws IOException {
        try {
            return new Table(new Utf8(in, name), name);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The names of the columns, in order. */
    public List<String> header() {
        return header;
    }

    /**
     * The place of each named column.
     *
     * @throws Stop naming every column that is missing
     */
    public List<Integer> columns(List<String> names) {
        List<String> missing =
                names.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw Stop.unusable(name + " lacks the columns " + String.join(", ", missing) + "; it has "
                    + String.join(", ", header) + ". Nothing was imported.");
        }
        return names.stream().map(header::indexOf).toList();
    }

    /** The next row, or null after the last. */
    public @Nullable Row next() throws IOException {
        passBlankLines();
        if (in.peek() == Utf8.END) {
            return null;
        }
        long begins = line;
        RowScan scan = new RowScan(header.size() + 1);
        take(scan);
        rows++;
        Fault fault = scan.fault();
        if (fault == null && scan.cells().size() != header.size()) {
            fault = Fault.RAGGED_ROW;
        }
        return fault == null ? new Row.Cells(rows, begins, scan.cells()) : new Row.Broken(rows, begins, fault);
    }

    private List<String> readHeader() throws IOException {
        passBlankLines();
        if (in.peek() == Utf8.END) {
            throw Stop.unusable(name + " is empty; it should begin with a row of column names");
        }
        RowScan scan = new RowScan(MAX_COLUMNS + 1);
        take(scan);
        List<String> names = new ArrayList<>(scan.cells());
        if (scan.fault() != null || names.size() > MAX_COLUMNS) {
            throw Stop.unusable("the first row of " + name + " is no row of at most " + MAX_COLUMNS + " column names");
        }
        Set<String> seen = new HashSet<>();
        for (String column : names) {
            if (!seen.add(column)) {
                throw Stop.unusable(name + " has the column " + column + " twice");
            }
        }
        return List.copyOf(names);
    }

    private void passBlankLines() throws IOException {
        while (in.peek() == '\n' || in.peek() == '\r') {
            passLineEnd(in.read());
        }
    }

    /** Reads up to and over the end of a row. */
    private void take(RowScan scan) throws IOException {
        while (true) {
            int character = in.read();
            if (character == Utf8.END) {
                scan.endOfFile();
                return;
            }
            boolean lineEnds = character == '\n' || (character == '\r' && in.peek() != '\n');
            if ((character == '\n' || character == '\r') && !scan.isQuoted()) {
                passLineEnd(character);
                scan.endOfRow();
                return;
            }
            if (lineEnds) {
                line++;
            }
            scan.take((char) character);
        }
    }

    private void passLineEnd(int first) throws IOException {
        if (first == '\r' && in.peek() == '\n') {
            in.read();
        }
        line++;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
