package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the movements of a table begin and end, and what stands around them. A line at an edge
/// that is built as the movements are, with an amount, is one of them though its date cannot be
/// read: it is to be listed as such, not left out.
final class CsvEdges {
    private final CsvTable table;
    private final List<Integer> amounts;
    private final Decimal decimal;
    private final Set<Integer> widths;
    private final List<String> days;
    private final int first;
    private final int last;

    /// @param amounts the columns with amounts, counted from 0
    CsvEdges(CsvTable table, List<Integer> amounts, Decimal decimal) {
        this.table = table;
        this.amounts = amounts;
        this.decimal = decimal;
        this.widths = table.movements().stream().map(List::size).collect(Collectors.toSet());
        this.days = table.hasDays() ? table.cells(table.dayColumn()) : List.of();
        List<List<String>> records = table.records();
        int from = 0;
        while (from < records.size() && !isMovement(records.get(from))) {
            from++;
        }
        int to = records.size() - 1;
        while (to > from && !isMovement(records.get(to))) {
            to--;
        }
        while (from > 0 && isPending(records.get(from - 1))) {
            from--;
        }
        this.first = from;
        this.last = to;
    }

    int skipFirst() {
        return first;
    }

    int skipLast() {
        return table.records().size() - 1 - last;
    }

    /// The record over the first movement.
    List<String> heading() {
        return first == 0 ? List.of() : table.records().get(first - 1);
    }

    /// All records that are no movements.
    List<List<String>> around() {
        List<List<String>> around = new ArrayList<>(before());
        around.addAll(after());
        return around;
    }

    /// Those before the first movement.
    List<List<String>> before() {
        return table.records().subList(0, first);
    }

    /// Those after the last movement.
    List<List<String>> after() {
        return table.records()
                .subList(Math.min(last + 1, table.records().size()), table.records().size());
    }

    private boolean isMovement(List<String> fields) {
        return table.isRow(fields) || isUndated(fields);
    }

    /// Built as a movement, with something in place of its day that is written like one.
    private boolean isUndated(List<String> fields) {
        return !days.isEmpty()
                && widths.contains(fields.size())
                && CsvDays.isLike(CsvTable.at(fields, table.dayColumn()), days)
                && IntStream.range(0, fields.size())
                        .filter(column -> column != table.dayColumn())
                        .mapToObj(column -> CsvTable.at(fields, column))
                        .anyMatch(this::isAmount);
    }

    /// With a fraction, so that no number of a document is one.
    private boolean isAmount(String cell) {
        boolean fraction = cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
        return fraction && CsvTable.isAmount(cell, decimal);
    }

    /// An amount beside a word where the day stands in the others.
    private boolean isPending(List<String> fields) {
        String day = CsvTable.at(fields, table.dayColumn());
        return !amounts.isEmpty()
                && day.chars().noneMatch(Character::isDigit)
                && CsvTable.isAmount(CsvTable.at(fields, amounts.getFirst()), decimal);
    }
}
