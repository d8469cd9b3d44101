package fidus.server.reconciliation;

import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchRow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How deals become rows that can be matched. The ticket is the reference, the date is the server's
/// day. Credit is left out: it moves no balance.
final class Rows {
    private Rows() {}

    static List<MatchRow> book(List<Deal> deals) {
        return named(deals.stream().map(deal -> deal.row()));
    }

    static List<MatchRow> statement(List<DealRow> rows) {
        return named(rows.stream());
    }

    /// @param to inclusive
    record Period(LocalDate from, LocalDate to) {}

    static boolean movesBalance(DealRow row) {
        return row.dealKind() != DealKind.CREDIT;
    }

    private static List<MatchRow> named(Stream<DealRow> rows) {
        Map<Long, Integer> seen = new HashMap<>();
        List<MatchRow> named = new ArrayList<>();
        rows.filter(Rows::movesBalance)
                .forEach(row -> named.add(row(row, seen.merge(row.ticket(), 1, Integer::sum))));
        return named;
    }

    /// A ticket that a file repeats gets an ordinal, so that both rows stay.
    private static MatchRow row(DealRow row, int ordinal) {
        String ticket = Long.toString(row.ticket());
        String id = ordinal == 1 ? ticket : ticket + "#" + ordinal;
        return new MatchRow(
                id, row.serverTime().toLocalDate(), null, row.netAmount(), text(row), ticket, null);
    }

    private static String text(DealRow row) {
        String kind =
                row.entry() == null ? row.dealKind().name() : row.dealKind() + " " + row.entry();
        String symbol = row.symbol() == null ? "" : " " + row.symbol();
        String volume = row.volume() == null ? "" : " " + row.volume().toPlainString();
        String comment = row.comment().isBlank() ? "" : " " + row.comment();
        return kind + symbol + volume + comment;
    }
}
