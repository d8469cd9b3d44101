package fidus.growth;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How a set of accounts grew and how its closed positions ended. Each figure is rounded once; what
/// cannot be said is absent.
///
/// @param days with a daily return
/// @param gainedPercent of the index
/// @param maxDrawdownPercent greatest fall of the index from its peak
/// @param sharpe mean ÷ sample deviation × √252; absent below 20 days
/// @param wins closed positions with a net above zero
/// @param profitFactor Σ wins ÷ |Σ losses|; absent without a loss
/// @param averageLoss below zero
public record GrowthMetrics(
        int days,
        @Nullable BigDecimal gainedPercent,
        @Nullable BigDecimal maxDrawdownPercent,
        @Nullable BigDecimal sharpe,
        int closedPositions,
        int wins,
        @Nullable BigDecimal winRatePercent,
        @Nullable BigDecimal profitFactor,
        @Nullable Money averageWin,
        @Nullable Money averageLoss) {
    /// @param closed closed positions of the same accounts
    public static GrowthMetrics of(GrowthSeries series, List<Position> closed, Currency currency) {
        Money won = Money.zero(currency);
        Money lost = Money.zero(currency);
        int wins = 0;
        int losses = 0;
        for (Position one : closed) {
            Money net = one.net();
            if (net.signum() > 0) {
                wins++;
                won = won.plus(net);
            } else if (net.signum() < 0) {
                losses++;
                lost = lost.plus(net);
            }
        }
        return new GrowthMetrics(
                series.days(),
                series.gainedPercent().orElse(null),
                series.maxDrawdownPercent().orElse(null),
                series.sharpe().orElse(null),
                closed.size(),
                wins,
                closed.isEmpty()
                        ? null
                        : Decimals.percent(
                                BigDecimal.valueOf(wins), BigDecimal.valueOf(closed.size())),
                lost.isZero()
                        ? null
                        : won.amount().divide(lost.amount().abs(), 2, RoundingMode.HALF_UP),
                average(won, wins),
                average(lost, losses));
    }

    private static @Nullable Money average(Money sum, int count) {
        return count == 0
                ? null
                : Money.rounded(
                        sum.amount().divide(BigDecimal.valueOf(count), Decimals.DIVISION),
                        sum.currency());
    }
}
