package fidus.server.bankfiles;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldModifier;

import fidus.contract.Refused;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which cells of a CSV file stand in quotes. A quote that swallows rows is one that a bank printed
/// which puts no cell of that column into quotes; where a file puts all of them there, a text of
/// several lines is one text, whatever its lines look like.
final class CsvQuoted implements FieldModifier {
    /// How many others have to show it; the headings together are one of them.
    private static final int ENOUGH = 2;

    private final Map<Long, BitSet> lines = new HashMap<>();
    private final Map<Integer, Refused> doubts = new LinkedHashMap<>();
    private final Map<Integer, Integer> quoted = new HashMap<>();
    private final BitSet headed = new BitSet();
    private final BitSet plain = new BitSet();

    @Override
    public String modify(long line, int column, boolean quoted, String cell) {
        if (quoted && column < CsvLayout.MOST_FIELDS) {
            lines.computeIfAbsent(line, _ -> new BitSet()).set(column);
        }
        return cell;
    }

    /// Which cells of a record stand in quotes, counted from 0. To be asked once of each, and of
    /// all before it.
    BitSet of(CsvRecord record) {
        BitSet cells = lines.remove(record.getStartingLineNumber());
        return cells == null ? new BitSet() : cells;
    }

    /// A record whose cells say how the file is written.
    ///
    /// @param heading whether it stands before the rows
    void shows(CsvRecord record, BitSet cells, boolean heading) {
        if (heading) {
            headed.or(cells);
            return;
        }
        cells.stream().forEach(column -> quoted.merge(column, 1, Integer::sum));
        IntStream.range(0, Math.min(record.getFieldCount(), CsvLayout.MOST_FIELDS))
                .filter(column -> !cells.get(column) && !record.getField(column).isBlank())
                .forEach(plain::set);
    }

    /// Whether one of the lines within a text begins its cell of the text's column with a quote:
    /// there stands the one of a row that the quote before it swallowed.
    ///
    /// @param lines of the text
    static boolean opens(Pattern delimiter, String[] lines, int column) {
        return Arrays.stream(lines)
                .skip(1)
                .map(line -> delimiter.split(line, -1))
                .anyMatch(cells -> cells.length > column && cells[column].startsWith("\""));
    }

    /// A text that may hold rows, unless the whole file has its column in quotes.
    ///
    /// @param opened whether one of these rows has a cell of that column in quotes
    /// @throws Refused where it has
    void doubt(int column, boolean opened, Refused refused) {
        if (opened) {
            throw refused;
        }
        doubts.putIfAbsent(column, refused);
    }

    /// To be asked once all records were read.
    ///
    /// @throws Refused the first doubt that nothing speaks against
    void settle() {
        doubts.forEach(
                (column, refused) -> {
                    int shown = quoted.getOrDefault(column, 0) + (headed.get(column) ? 1 : 0);
                    if (plain.get(column) || shown < ENOUGH) {
                        throw refused;
                    }
                });
    }
}
