package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.CauseTrend;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Breaks by cause and month, the commonest cause first.
///
/// @param months the oldest first
record CauseTable(List<String> months, List<Line> lines) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param cause null for what nobody has explained yet
    /// @param matched whether nobody explained them and their rows were matched since
    /// @param counts one for each month
    /// @param share of all breaks, in percent with one decimal
    /// @param sums of the differences without their signs, one for each currency
    /// @param before how many the month before the last one had brought up to the same day
    record Line(
            @Nullable CauseCode cause,
            boolean matched,
            List<Long> counts,
            BigDecimal share,
            List<Money> sums,
            long before) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        /// How many more than the same days of the month before the last month brought.
        long change() {
            return counts.size() < 2 ? 0 : counts.getLast() - before;
        }
    }

    /// What is counted together.
    private record Kind(@Nullable CauseCode cause, boolean matched) {
        static Kind of(CauseTrend.Cell cell) {
            return new Kind(cell.cause(), Boolean.TRUE.equals(cell.matched()));
        }
    }

    static CauseTable of(YearMonth first, int span, CauseTrend trend) {
        List<CauseTrend.Cell> cells = trend.cells();
        List<CauseTrend.Cell> soFar = trend.soFar();
        List<String> months =
                IntStream.range(0, span).mapToObj(i -> first.plusMonths(i).toString()).toList();
        List<Kind> kinds = cells.stream().map(Kind::of).distinct().toList();
        long all = cells.stream().mapToLong(CauseTrend.Cell::count).sum();
        List<Line> lines = new ArrayList<>();
        for (Kind kind : kinds) {
            lines.add(
                    line(
                            months,
                            kind,
                            cells.stream().filter(cell -> Kind.of(cell).equals(kind)).toList(),
                            all,
                            soFar == null ? null : count(soFar, kind)));
        }
        lines.sort(Comparator.comparingLong(Line::total).reversed());
        return new CauseTable(months, List.copyOf(lines));
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    private static long count(List<CauseTrend.Cell> cells, Kind kind) {
        return cells.stream()
                .filter(cell -> Kind.of(cell).equals(kind))
                .mapToLong(CauseTrend.Cell::count)
                .sum();
    }

    private static Line line(
            List<String> months,
            Kind kind,
            List<CauseTrend.Cell> cells,
            long all,
            @Nullable Long soFar) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(months.size(), 0L));
        List<Money> sums = new ArrayList<>();
        long total = 0;
        for (CauseTrend.Cell cell : cells) {
            int month = months.indexOf(cell.month());
            if (month >= 0) {
                counts.set(month, counts.get(month) + cell.count());
            }
            total += cell.count();
            sums.addAll(cell.sums());
        }
        BigDecimal share =
                BigDecimal.valueOf(total)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
        long whole = counts.size() < 2 ? 0 : counts.get(counts.size() - 2);
        return new Line(
                kind.cause,
                kind.matched,
                List.copyOf(counts),
                share,
                MoneySums.of(sums),
                soFar == null ? whole : soFar);
    }
}
