package fidus.server.reports;

import fidus.imports.Section;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Knows which table a row belongs to by its shape: headings are translated, but tickets, times,
/// type words and the order of columns are not.
final class Mt5Shape {
    private static final Map<String, DealEntry> DIRECTIONS =
            Map.of(
                    "in", DealEntry.IN,
                    "out", DealEntry.OUT,
                    "in/out", DealEntry.INOUT,
                    "out by", DealEntry.OUT_BY);
    private static final Map<String, DealKind> KINDS =
            Map.ofEntries(
                    Map.entry("buy", DealKind.BUY),
                    Map.entry("sell", DealKind.SELL),
                    Map.entry("balance", DealKind.BALANCE),
                    Map.entry("credit", DealKind.CREDIT),
                    Map.entry("charge", DealKind.CHARGE),
                    Map.entry("correction", DealKind.CORRECTION),
                    Map.entry("bonus", DealKind.BONUS),
                    Map.entry("commission", DealKind.COMMISSION),
                    Map.entry("daily commission", DealKind.COMMISSION_DAILY),
                    Map.entry("monthly commission", DealKind.COMMISSION_MONTHLY),
                    Map.entry("daily agent commission", DealKind.COMMISSION_AGENT_DAILY),
                    Map.entry("agent daily commission", DealKind.COMMISSION_AGENT_DAILY),
                    Map.entry("monthly agent commission", DealKind.COMMISSION_AGENT_MONTHLY),
                    Map.entry("agent monthly commission", DealKind.COMMISSION_AGENT_MONTHLY),
                    Map.entry("interest", DealKind.INTEREST),
                    Map.entry("buy canceled", DealKind.CANCELLED_BUY),
                    Map.entry("sell canceled", DealKind.CANCELLED_SELL),
                    Map.entry("dividend", DealKind.DIVIDEND),
                    Map.entry("franked dividend", DealKind.DIVIDEND_FRANKED),
                    Map.entry("tax", DealKind.TAX));
    private static final Set<String> SIDES = Set.of("buy", "sell");

    private Mt5Shape() {}

    /// The table this row is part of, or null when it has the shape of none.
    static @Nullable Section sectionOf(List<String> cells) {
        int size = cells.size();
        if (size < 11) {
            return null;
        }
        if (isSnapshotPosition(cells)) {
            return Section.OPEN_POSITIONS;
        }
        if (!Figures.looksLikeTime(cells.get(0)) || !Figures.looksLikeTicket(cells.get(1))) {
            return null;
        }
        boolean secondTime = Figures.looksLikeTime(cells.get(8));
        if (cells.get(4).indexOf('/') > 0 && Figures.hasDigit(cells.get(4))) {
            return secondTime ? Section.ORDERS : Section.WORKING_ORDERS;
        }
        if (secondTime) {
            return size == 13 ? Section.POSITIONS : null;
        }
        boolean trade = SIDES.contains(cells.get(3));
        if (size == 12 && trade && Figures.hasDigit(cells.get(4))) {
            return Section.OPEN_POSITIONS;
        }
        boolean deal = DIRECTIONS.containsKey(cells.get(4)) || (!trade && cells.get(4).isEmpty());
        return size >= 13 && size <= 15 && deal ? Section.DEALS : null;
    }

    /// Whether this is a row of a trade account report, which starts with the symbol.
    static boolean isSnapshotPosition(List<String> cells) {
        return cells.size() == 12
                && Figures.looksLikeTicket(cells.get(1))
                && Figures.looksLikeTime(cells.get(2));
    }

    static @Nullable DealEntry direction(String word) {
        return DIRECTIONS.get(word);
    }

    /// UNKNOWN for a word that no known build prints.
    static DealKind kind(String word) {
        return KINDS.getOrDefault(word.toLowerCase(Locale.ROOT), DealKind.UNKNOWN);
    }
}
