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
    record Line(
            @Nullable CauseCode cause,
            boolean matched,
            List<Long> counts,
            BigDecimal share,
            List<Money> sums) {
        long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        /// How many more than the month before the last month brought; the last one may not be
        /// over.
        long change() {
            int last = counts.size() - 1;
            return last < 1 ? 0 : counts.get(last) - counts.get(last - 1);
        }
    }

    /// What is counted together.
    private record Kind(@Nullable CauseCode cause, boolean matched) {
        static Kind of(CauseTrend.Cell cell) {
            return new Kind(cell.cause(), Boolean.TRUE.equals(cell.matched()));
        }
    }

    static CauseTable of(YearMonth first, int span, List<CauseTrend.Cell> cells) {
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
                            all));
        }
        lines.sort(Comparator.comparingLong(Line::total).reversed());
        return new CauseTable(months, List.copyOf(lines));
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    private static Line line(
            List<String> months, Kind kind, List<CauseTrend.Cell> cells, long all) {
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
        return new Line(kind.cause, kind.matched, List.copyOf(counts), share, MoneySums.of(sums));
    }
}
