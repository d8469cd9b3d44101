package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where the movements of a table begin and end, and what stands around them.
final class CsvEdges {
    private final CsvTable table;
    private final Decimal decimal;
    private final int first;
    private final int last;

    /// @param amount a column with amounts, counted from 0, or -1
    CsvEdges(CsvTable table, int amount, Decimal decimal) {
        this.table = table;
        this.decimal = decimal;
        List<List<String>> records = table.records();
        int from = 0;
        while (from < records.size() && !table.isRow(records.get(from))) {
            from++;
        }
        int to = records.size() - 1;
        while (to > from && !table.isRow(records.get(to))) {
            to--;
        }
        while (from > 0 && isPending(records.get(from - 1), amount)) {
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
        List<List<String>> around = new ArrayList<>(table.records().subList(0, first));
        around.addAll(table.records().subList(last + 1, table.records().size()));
        return around;
    }

    /// The place of an amount in a record around the table that holds one of the words, in the way
    /// a profile names it; empty when there is none.
    String balance(String... words) {
        List<List<String>> records = table.records();
        for (int i = 0; i < records.size(); i++) {
            if (i == first) {
                i = last;
                continue;
            }
            String said = String.join(" ", records.get(i)).toLowerCase(Locale.ROOT);
            int cell = amount(records.get(i));
            if (cell >= 0 && List.of(words).stream().anyMatch(said::contains)) {
                int row = i < first ? i + 1 : i - records.size();
                return "R" + row + "C" + (cell + 1);
            }
        }
        return "";
    }

    private int amount(List<String> fields) {
        for (int column = 0; column < fields.size(); column++) {
            String cell = CsvTable.at(fields, column);
            boolean fraction = cell.indexOf('.') >= 0 || cell.indexOf(',') >= 0;
            if (fraction && CsvTable.isAmount(cell, decimal)) {
                return column;
            }
        }
        return -1;
    }

    /// An amount beside a word where the day stands in the others.
    private boolean isPending(List<String> fields, int amount) {
        String day = CsvTable.at(fields, table.dayColumn());
        return amount >= 0
                && day.chars().noneMatch(Character::isDigit)
                && CsvTable.isAmount(CsvTable.at(fields, amount), decimal);
    }
}
