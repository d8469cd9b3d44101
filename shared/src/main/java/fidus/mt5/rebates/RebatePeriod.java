package fidus.mt5.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Rebates of a broker's accounts over a span of server dates.
///
/// @param rows by account, then group, then date; a change of rate inside the span splits a row
/// @param unrated closed lots for which no rate is stated; they are owed an unknown amount, not
///   zero
public record RebatePeriod(List<RebateRow> rows, List<ClosedLot> unrated) {
    public RebatePeriod {
        rows = List.copyOf(rows);
        unrated = List.copyOf(unrated);
    }

    /// @param lots closed lots of ACTIVE accounts that track rebates; those outside the span are
    ///   left out
    /// @param from first server date
    /// @param to last server date
    /// @param groupOf the symbol group of a symbol; a group without rate falls back on ALL
    public static RebatePeriod of(
            List<ClosedLot> lots,
            LocalDate from,
            LocalDate to,
            List<RebateRate> rates,
            UnaryOperator<String> groupOf) {
        Set<List<Object>> starts = new HashSet<>();
        for (RebateRate rate : rates) {
            if (!starts.add(List.of(rate.symbolGroup(), rate.effectiveFrom()))) {
                throw Refused.at(
                        "effectiveFrom",
                        Problem.Code.ALREADY_EXISTS,
                        "Two rates of group " + rate.symbolGroup() + " start on one date.");
            }
        }
        Map<RowKey, BigDecimal> sums = new TreeMap<>(RowKey.ORDER);
        List<ClosedLot> unrated = new ArrayList<>();
        for (ClosedLot lot : lots) {
            if (!lot.closedOn().isBefore(from) && !lot.closedOn().isAfter(to)) {
                Optional<RebateRate> rate = rateFor(lot, rates, groupOf.apply(lot.symbol()));
                rate.ifPresentOrElse(
                        found ->
                                sums.merge(
                                        new RowKey(lot.account(), found),
                                        lot.lots(),
                                        BigDecimal::add),
                        () -> unrated.add(lot));
            }
        }
        List<RebateRow> rows = new ArrayList<>();
        sums.forEach((key, volume) -> rows.add(row(key, volume, from, to, rates)));
        return new RebatePeriod(rows, unrated);
    }

    private record RowKey(AccountKey account, RebateRate rate) {
        static final Comparator<RowKey> ORDER =
                Comparator.comparing(RowKey::account)
                        .thenComparing(key -> key.rate().symbolGroup())
                        .thenComparing(key -> key.rate().effectiveFrom());
    }

    private static RebateRow row(
            RowKey key, BigDecimal volume, LocalDate from, LocalDate to, List<RebateRate> rates) {
        LocalDate start = key.rate().effectiveFrom();
        LocalDate end =
                rates.stream()
                        .filter(rate -> rate.symbolGroup().equals(key.rate().symbolGroup()))
                        .map(RebateRate::effectiveFrom)
                        .filter(next -> next.isAfter(start))
                        .min(Comparator.naturalOrder())
                        .map(next -> next.minusDays(1))
                        .filter(last -> last.isBefore(to))
                        .orElse(to);
        return new RebateRow(
                key.account(), start.isAfter(from) ? start : from, end, volume, key.rate());
    }

    private static Optional<RebateRate> rateFor(
            ClosedLot lot, List<RebateRate> rates, String group) {
        return inForce(lot.closedOn(), rates, group)
                .or(() -> inForce(lot.closedOn(), rates, RebateRate.ALL));
    }

    private static Optional<RebateRate> inForce(
            LocalDate date, List<RebateRate> rates, String group) {
        return rates.stream()
                .filter(rate -> rate.symbolGroup().equals(group))
                .filter(rate -> !rate.effectiveFrom().isAfter(date))
                .max(Comparator.comparing(RebateRate::effectiveFrom));
    }
}
