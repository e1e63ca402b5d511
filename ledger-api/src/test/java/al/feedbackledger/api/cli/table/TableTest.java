package al.feedbackledger.api.cli.table;

import al.feedbackledger.api.cli.terminal.Stop;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {
    private static Table table(String text) throws IOException {
        return table(text, StandardCharsets.UTF_8);
    }

    private static Table table(String text, Charset charset) throws IOException {
        return Table.of(new ByteArrayInputStream(text.getBytes(charset)), "trial.csv");
    }

    private static List<Row> rows(Table table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row row = table.next(); row != null; row = table.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static Row.Cells cells(long number, long line, String... values) {
        return new Row.Cells(number, line, List.of(values));
    }

    @Nested
    class TakesApart {
        @Test
        void cellsBetweenCommas() throws IOException {
            assertThat(rows(table("a,b,c\n1,,3\n"))).containsExactly(cells(1, 2, "1", "", "3"));
        }

        @Test
        void quotedCommasQuotesAndLineBreaks() throws IOException {
            assertThat(rows(table("a,b\n\"x,\"\"y\"\"\",\"two\r\nlines\"\nnext,row\n")))
                    .containsExactly(cells(1, 2, "x,\"y\"", "two\r\nlines"), cells(2, 4, "next", "row"));
        }

        @Test
        void everyLineEnd() throws IOException {
            assertThat(rows(table("a\r\n1\r2\n3")))
                    .containsExactly(cells(1, 2, "1"), cells(2, 3, "2"), cells(3, 4, "3"));
        }

        @Test
        void aQuoteInsideAnUnquotedCellAsItself() throws IOException {
            assertThat(rows(table("a,b\n5\" screen,=1+1\n"))).containsExactly(cells(1, 2, "5\" screen", "=1+1"));
        }

        @Test
        void oddCharactersAsTheyAre() throws IOException {
            String odd = "\u202Eturned\u200B\uFFFE\0\uD83D\uDC4D\uD83C\uDFFD";

            assertThat(rows(table("a\n" + odd + "\n"))).containsExactly(cells(1, 2, odd));
        }

        @Test
        void aByteOrderMarkAsNothing() throws IOException {
            assertThat(table("\uFEFFa,b\n1,2\n").header()).containsExactly("a", "b");
        }

        @Test
        void blankLinesAsNoRows() throws IOException {
            assertThat(rows(table("\n\na\n\n1\n\r\n\n2\n\n"))).containsExactly(cells(1, 5, "1"), cells(2, 8, "2"));
        }

        @Test
        void whateverAnotherProgramWrote() throws IOException {
            long seed = new Random(20261123).nextLong();
            Random random = new Random(seed);
            List<List<String>> written = new ArrayList<>();
            StringBuilder text = new StringBuilder("a,b,c\n");
            for (int i = 0; i < 300; i++) {
                List<String> row = List.of(cell(random), "x" + cell(random), cell(random));
                written.add(row);
                text.append(CSVFormat.RFC4180.format(row.toArray())).append("\r\n");
            }

            List<List<String>> read = rows(table(text.toString())).stream()
                    .map(row -> ((Row.Cells) row).values())
                    .toList();

            assertThat(read).as("seed %d", seed).isEqualTo(written);
        }

        private static String cell(Random random) {
            String alphabet = "ab,\"\n\r ;=\u00EB\u0627\t";
            StringBuilder cell = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return cell.toString();
        }
    }

    @Nested
    class RefusesARowAlone {
        @Test
        void thatHasMoreOrFewerCells() throws IOException {
            assertThat(rows(table("a,b\n1\n1,2,3\n1,2\n")))
                    .containsExactly(
                            new Row.Broken(1, 2, Fault.RAGGED_ROW),
                            new Row.Broken(2, 3, Fault.RAGGED_ROW),
                            cells(3, 4, "1", "2"));
        }

        @Test
        void thatHasTextAfterAQuote() throws IOException {
            assertThat(rows(table("a,b\n\"1\"x,2\n3,4\n")))
                    .containsExactly(new Row.Broken(1, 2, Fault.TEXT_AFTER_QUOTE), cells(2, 3, "3", "4"));
        }

        @Test
        void thatEndsInsideQuotes() throws IOException {
            assertThat(rows(table("a,b\n1,2\n3,\"4\n5,6\n")))
                    .containsExactly(cells(1, 2, "1", "2"), new Row.Broken(2, 3, Fault.UNCLOSED_QUOTE));
        }

        @Test
        void ofFiveMegabytes() throws IOException {
            String long5 = "x".repeat(5_000_000);

            assertThat(rows(table("a,b\n1,2\n3," + long5 + "\n5,6\n")))
                    .containsExactly(
                            cells(1, 2, "1", "2"), new Row.Broken(2, 3, Fault.ROW_TOO_LONG), cells(3, 4, "5", "6"));
        }

        @Test
        void onlyAboveTheLongestRow() throws IOException {
            String longest = "x".repeat(Table.MAX_ROW_CHARACTERS);

            assertThat(rows(table("a\n" + longest + "\n" + longest + "y\n")))
                    .containsExactly(cells(1, 2, longest), new Row.Broken(2, 3, Fault.ROW_TOO_LONG));
        }
    }

    @Nested
    class RefusesTheFile {
        @Test
        void thatLacksColumns() throws IOException {
            Table table = table("id,at\n1,2\n");

            assertThatThrownBy(() -> table.columns(List.of("id", "service", "rating")))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("service, rating")
                    .hasMessageContaining("id, at");
        }

        @Test
        void thatIsNotUtf8AndNamesTheByteAndTheLine() throws IOException {
            String text = "a\nok\nnj\u00EB\n";
            Table table = table("a\nok\n");
            assertThat(rows(table)).hasSize(1);

            assertThatThrownBy(() -> rows(table(text, StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("byte 7 (line 3) is 0xeb");
        }

        @Test
        void thatIsUtf16() {
            assertThatThrownBy(() -> table("a,b\n", StandardCharsets.UTF_16))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("UTF-16");
        }

        @Test
        void thatEndsInTheMiddleOfACharacter() {
            byte[] cut = {'a', '\n', (byte) 0xC3};

            assertThatThrownBy(() -> rows(Table.of(new ByteArrayInputStream(cut), "cut.csv")))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("byte 2");
        }

        @Test
        void thatIsEmptyOrNamesAColumnTwice() {
            assertThatThrownBy(() -> table("")).isInstanceOf(Stop.class).hasMessageContaining("empty");
            assertThatThrownBy(() -> table("a,b,a\n")).isInstanceOf(Stop.class).hasMessageContaining("column a twice");
        }

        @Test
        void withMoreColumnsThanATableHas() throws IOException {
            assertThat(table("c".concat(columns(Table.MAX_COLUMNS - 1))).header())
                    .hasSize(Table.MAX_COLUMNS);
            assertThatThrownBy(() -> table("c".concat(columns(Table.MAX_COLUMNS))))
                    .isInstanceOf(Stop.class)
                    .hasMessageContaining("at most " + Table.MAX_COLUMNS);
        }

        private static String columns(int more) {
            StringBuilder header = new StringBuilder();
            for (int i = 0; i < more; i++) {
                header.append(",c").append(i);
            }
            return header.append('\n').toString();
        }
    }

    @Nested
    class NeedsLittleMemory {
        /** A gigabyte of table, made while it is read. */
        private static final class Endless extends InputStream {
            private static final byte[] ROW = ("42," + "x".repeat(40_000) + "\n").getBytes(StandardCharsets.UTF_8);

            private final long size;
            private long at;

            Endless(long size) {
                this.size = size;
            }

            @Override
            public int read() {
                return at >= size ? -1 : next();
            }

            private int next() {
                byte[] header = {'a', ',', 'b', '\n'};
                int place = (int) (at < header.length ? at : (at - header.length) % ROW.length);
                byte value = at < header.length ? header[place] : ROW[place];
                at++;
                return value;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int count = (int) Math.min(length, size - at);
                for (int i = 0; i < count; i++) {
                    into[from + i] = (byte) next();
                }
                return count <= 0 ? -1 : count;
            }
        }

        @Test
        void however() throws IOException {
            // Far more than the heap of this test could hold as text.
            long size = 4 + 2_000L * Endless.ROW.length;
            try (Table table = Table.of(new Endless(size), "endless.csv")) {
                long rows = 0;
                for (Row row = table.next(); row != null; row = table.next()) {
                    assertThat(row).isInstanceOf(Row.Cells.class);
                    rows++;
                }
                assertThat(rows).isEqualTo(2_000);
            }
        }
    }
}
