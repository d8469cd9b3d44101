package fidus.server.intake;

import fidus.investments.book.ShareBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.UnitsBefore;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.intake.ListFile.Row;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How a contract that shares performance stood at its last valuation, as its first row says it.
final class GroupShares {
    private static final List<String> STOOD =
            List.of("valued_on", "performance", "high_water_mark");
    private static final List<String> UNITS =
            List.of("units", "dealt_at", "price", "unit_mark", "class_mark", "class_mark_then");
    static final Set<String> COLUMNS =
            Set.of(
                    "valued_on",
                    "performance",
                    "high_water_mark",
                    "series",
                    "units",
                    "dealt_at",
                    "price",
                    "unit_mark",
                    "class_mark",
                    "class_mark_then");

    private final Row row;
    private final GroupFaults faults;

    GroupShares(Row row, GroupFaults faults) {
        this.row = row;
        this.faults = faults;
    }

    /// Null where nothing is said, or with faults.
    @Nullable SharesBefore read(GroupPayments payments, Currency currency) {
        List<ShareBefore> shares = payments.shares(currency);
        if (shares.isEmpty() && COLUMNS.stream().allMatch(one -> row.cell(one).isEmpty())) {
            return null;
        }
        LocalDate on = Cells.day(row.cell("valued_on"));
        Money performance = Cells.signed(row.cell("performance"), currency);
        Money mark = Cells.signed(row.cell("high_water_mark"), currency);
        if (on == null || performance == null || mark == null) {
            STOOD.stream()
                    .filter(one -> missing(one, currency))
                    .forEach(one -> faults.add(row, one, "How it stood at its last valuation."));
            return null;
        }
        return new SharesBefore(on, performance, mark, shares, units());
    }

    private boolean missing(String column, Currency currency) {
        String cell = row.cell(column);
        return column.equals("valued_on")
                ? Cells.day(cell) == null
                : Cells.signed(cell, currency) == null;
    }

    private @Nullable UnitsBefore units() {
        String series = row.cell("series");
        if (series.isEmpty() && UNITS.stream().allMatch(one -> row.cell(one).isEmpty())) {
            return null;
        }
        BigDecimal units = number("units");
        BigDecimal dealt = number("dealt_at");
        BigDecimal price = number("price");
        BigDecimal mark = number("unit_mark");
        BigDecimal classMark = number("class_mark");
        BigDecimal classMarkThen = number("class_mark_then");
        return new UnitsBefore(
                series.toUpperCase(Locale.ROOT),
                units,
                dealt,
                price,
                mark,
                classMark,
                classMarkThen);
    }

    /// Zero with a fault where it is none.
    private BigDecimal number(String column) {
        BigDecimal number = Cells.number(row.cell(column));
        if (number == null) {
            faults.add(
                    row,
                    column,
                    row.cell(column).isEmpty()
                            ? "It is missing; units need it."
                            : "It is a number with at most 8 decimals.");
        }
        return number == null ? BigDecimal.ZERO : number;
    }
}
