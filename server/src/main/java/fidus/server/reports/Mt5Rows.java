package fidus.server.reports;

import fidus.imports.OpenPosition;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Turns the cells of one row of an MT5 table into a record.
final class Mt5Rows {
    private Mt5Rows() {}

    /// @param columns Time, Deal, Symbol, Type, Direction, Volume, Price, Order, (Cost),
    ///   Commission, (Fee), Swap, Profit, Balance, Comment: 13 to 15 of them
    static BookedDeal deal(List<String> columns, Currency currency) throws BadField {
        List<String> cells = withoutCost(columns);
        int last = cells.size() - 1;
        String type = cells.get(3);
        DealKind kind = Mt5Shape.kind(type);
        DealEntry entry = Mt5Shape.direction(cells.get(4));
        if (kind.isTrade() && entry == null) {
            throw new BadField("direction", cells.get(4), "is no direction of a trade");
        }
        Money fee = last == 13 ? moneyOrZero(cells.get(9), currency, "fee") : Money.zero(currency);
        var row =
                new DealRow(
                        Figures.ticket(cells.get(1), "deal"),
                        Figures.time(cells.get(0), "time"),
                        kind,
                        entry,
                        cells.get(2).isEmpty() ? null : cells.get(2),
                        decimalOrNull(cells.get(5), "volume"),
                        decimalOrNull(cells.get(6), "price"),
                        Figures.money(cells.get(last - 2), currency, "profit"),
                        moneyOrZero(cells.get(8), currency, "commission"),
                        moneyOrZero(cells.get(last - 3), currency, "swap"),
                        fee,
                        cells.get(last),
                        cells.get(7).isEmpty() ? null : Figures.ticket(cells.get(7), "order"),
                        null,
                        null);
        if (kind.isTrade() && (row.symbol() == null || row.volume() == null)) {
            throw new BadField("symbol", cells.get(2), "a trade needs a symbol and a volume");
        }
        return new BookedDeal(row, Figures.money(cells.get(last - 1), currency, "balance"));
    }

    /// @param cells Time, Position, Symbol, Type, Volume, Price, S/L, T/P, Market Price, Swap,
    ///   Profit, Comment; a trade account report starts with Symbol, Position, Time
    static OpenPosition open(List<String> cells, Currency currency) throws BadField {
        boolean snapshot = Mt5Shape.isSnapshotPosition(cells);
        DealKind side = Mt5Shape.kind(cells.get(3));
        if (!side.isTrade()) {
            throw new BadField("type", cells.get(3), "is neither buy nor sell");
        }
        return new OpenPosition(
                Figures.ticket(cells.get(1), "position"),
                Figures.time(cells.get(snapshot ? 2 : 0), "time"),
                side,
                cells.get(snapshot ? 0 : 2),
                Figures.decimal(cells.get(4), "volume"),
                Figures.decimal(cells.get(5), "price"),
                decimalOrNull(cells.get(8), "market price"),
                Money.zero(currency),
                Figures.money(cells.get(9), currency, "swap"),
                Figures.money(cells.get(10), currency, "profit"),
                cells.get(11));
    }

    static Money moneyOrZero(String text, Currency currency, String field) throws BadField {
        return text.isEmpty() ? Money.zero(currency) : Figures.money(text, currency, field);
    }

    static @Nullable BigDecimal decimalOrNull(String text, String field) throws BadField {
        return text.isEmpty() ? null : Figures.decimal(text, field);
    }

    private static List<String> withoutCost(List<String> columns) {
        if (columns.size() < 15) {
            return columns;
        }
        var rest = new ArrayList<>(columns);
        rest.remove(8);
        return rest;
    }

    /// A deal and the account's balance after it.
    record BookedDeal(DealRow row, Money balance) {}
}
