package fidus.server.intake;

import fidus.server.intake.ListFile.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Why the rows of a contract are refused, each reason at its line and column. The line of the
/// first row is that of the contract and is not said again.
final class GroupFaults {
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("fundCode", "fund"),
                    Map.entry("principal", "principal"),
                    Map.entry("signedOn", "signed_on"),
                    Map.entry("startDate", "start_date"),
                    Map.entry("lines", "accounts"),
                    Map.entry("account", "accounts"),
                    Map.entry("agentShare", "agent_share"),
                    Map.entry("pools", "pool_row"),
                    Map.entry("terms.dateConvention", "date_convention"),
                    Map.entry("terms.roundingRule", "rounding_rule"),
                    Map.entry("terms.monthlyRate", "monthly_rate"),
                    Map.entry("shares.valuedOn", "valued_on"),
                    Map.entry("shares.performance", "performance"),
                    Map.entry("shares.highWaterMark", "high_water_mark"),
                    Map.entry("shares.shares", "share_due"),
                    Map.entry("shares.units.series", "series"),
                    Map.entry("shares.units.units", "units"),
                    Map.entry("shares.units.dealt", "dealt_at"),
                    Map.entry("shares.units.price", "price"),
                    Map.entry("shares.units.mark", "unit_mark"),
                    Map.entry("shares.units.classMark", "class_mark"),
                    Map.entry("shares.units.classMarkThen", "class_mark_then"));

    private final List<Row> rows;
    private final List<String> words = new ArrayList<>();

    /// @param rows of the contract, which may still come
    GroupFaults(List<Row> rows) {
        this.rows = rows;
    }

    /// The column that asks for a field; empty where none does.
    static String column(String field) {
        return field.startsWith("lines.") ? "accounts" : COLUMNS.getOrDefault(field, "");
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    void add(String why) {
        words.add(why);
    }

    /// @param column empty where it is about the whole row
    void add(Row row, String column, String why) {
        boolean first = row.equals(rows.getFirst());
        String line = first ? "" : "Line " + row.line() + (column.isEmpty() ? ": " : ", ");
        words.add(line + (column.isEmpty() ? "" : column + ": ") + why);
    }

    String text() {
        return String.join(" ", words);
    }
}
