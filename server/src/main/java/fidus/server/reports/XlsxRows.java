package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Hands out the rows of a terminal's workbook in the form {@link HtmlRows} gives those of a page:
/// under a heading the cells that stand below its words (an unset stop is an absent cell),
/// elsewhere the filled cells.
final class XlsxRows {
    private static final Logger LOG = LoggerFactory.getLogger(XlsxRows.class);
    private final Cost cost;
    private List<Integer> columns = List.of();

    XlsxRows(Cost cost) {
        this.cost = cost;
    }

    void read(Path file, Consumer<Row> taker) throws IOException {
        ZipBounds.check(file, cost);
        try (ReadableWorkbook workbook = open(file);
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        guarded(() -> workbook.getFirstSheet().openStream())) {
            Iterator<org.dhatim.fastexcel.reader.Row> each = guarded(rows::iterator);
            while (guarded(each::hasNext)) {
                org.dhatim.fastexcel.reader.Row row = guarded(each::next);
                cost.row();
                taker.accept(new Row(row.getRowNum(), cells(row), ""));
            }
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        return guarded(() -> new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true)));
    }

    private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        int size = Math.min(row.getCellCount(), Row.MOST_CELLS);
        List<String> all = new ArrayList<>(Collections.nCopies(size, ""));
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String text = row.hasCell(i) ? text(row.getCell(i)) : "";
            if (!text.isEmpty()) {
                all.set(i, text);
                filled.add(i);
            }
        }
        List<String> dense = filled.stream().map(all::get).toList();
        if (new Row(0, dense, "").isHeading()) {
            columns = filled;
        } else if (size > 0 && Figures.looksLikeTime(all.getFirst())) {
            return columns.stream().map(at -> at < size ? all.get(at) : "").toList();
        }
        return dense;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return text == null ? "" : Row.tidy(text);
    }

    /// The workbook library fails with whatever its parts fail with; to the caller all of it means
    /// that the workbook cannot be read.
    private static <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException unreadable) {
            LOG.debug("a workbook that the library cannot read: {}", unreadable.toString());
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The workbook cannot be read: its parts do not fit together. Nothing of it was"
                            + " taken. Save it anew where it comes from and try again.");
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }
}
