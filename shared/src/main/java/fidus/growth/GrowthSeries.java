package fidus.growth;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The daily returns of a set of accounts of one currency, chained. Nothing is rounded before it is
/// shown; roots and divisions carry 34 digits.
public final class GrowthSeries {
    /// Fewer daily returns tell nothing of how they vary.
    static final int LEAST_FOR_SHARPE = 20;

    private static final MathContext DIGITS = Decimals.DIVISION;
    private static final BigDecimal TRADING_DAYS = BigDecimal.valueOf(252);
    private static final int SCALE = 8;

    private final List<GrowthPoint> points = new ArrayList<>();
    private final List<BigDecimal> returns = new ArrayList<>();
    private BigDecimal index = BigDecimal.ONE;
    private BigDecimal peak = BigDecimal.ONE;
    private BigDecimal deepest = BigDecimal.ZERO;

    private GrowthSeries() {}

    /// @param courses of one currency; the change of a day is the sum of theirs
    public static GrowthSeries of(List<AccountCourse> courses, Currency currency) {
        var series = new GrowthSeries();
        var days = new TreeMap<LocalDate, List<AccountDay>>();
        for (AccountCourse course : courses) {
            for (AccountDay one : course.days()) {
                days.computeIfAbsent(one.day(), _ -> new ArrayList<>()).add(one);
            }
        }
        days.forEach((day, all) -> series.add(day, all, courses, currency));
        return series;
    }

    private void add(
            LocalDate day, List<AccountDay> all, List<AccountCourse> courses, Currency currency) {
        Money change = Money.zero(currency);
        Money counted = Money.zero(currency);
        Money base = Money.zero(currency);
        boolean first = true;
        for (AccountDay one : all) {
            change = change.plus(one.change());
            counted = one.first() ? counted : counted.plus(one.change());
        }
        for (AccountCourse course : courses) {
            if (course.hasBegunBefore(day)) {
                base = base.plus(course.base(day));
                first = false;
            }
        }
        BigDecimal daily =
                first || base.signum() <= 0 ? null : counted.amount().divide(base.amount(), DIGITS);
        chain(daily);
        BigDecimal down = peak.subtract(index).divide(peak, DIGITS);
        deepest = deepest.max(down);
        points.add(
                new GrowthPoint(
                        day,
                        change,
                        base,
                        daily == null ? null : rounded(daily),
                        rounded(index),
                        rounded(down)));
    }

    /// A capital that lost everything stays lost.
    private void chain(@Nullable BigDecimal daily) {
        if (daily != null) {
            returns.add(daily);
            index = index.multiply(BigDecimal.ONE.add(daily), DIGITS).max(BigDecimal.ZERO);
            peak = peak.max(index);
        }
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }

    /// By day, rounded to eight decimals for people.
    public List<GrowthPoint> points() {
        return List.copyOf(points);
    }

    /// How many days have a return.
    int days() {
        return returns.size();
    }

    /// What the index gained, in percent with two decimals; empty without a return.
    Optional<BigDecimal> gainedPercent() {
        return returns.isEmpty()
                ? Optional.empty()
                : Optional.of(Decimals.percent(index.subtract(BigDecimal.ONE), BigDecimal.ONE));
    }

    /// The greatest fall of the index from its peak, in percent with two decimals; empty without a
    /// return.
    Optional<BigDecimal> maxDrawdownPercent() {
        return returns.isEmpty()
                ? Optional.empty()
                : Optional.of(Decimals.percent(deepest, BigDecimal.ONE));
    }

    /// Mean ÷ sample deviation × √252, of the daily returns, with two decimals. Empty below twenty
    /// of them and where they do not vary.
    Optional<BigDecimal> sharpe() {
        int count = returns.size();
        if (count < LEAST_FOR_SHARPE) {
            return Optional.empty();
        }
        BigDecimal sum = returns.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), DIGITS);
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal one : returns) {
            squares = squares.add(one.subtract(mean).pow(2));
        }
        BigDecimal deviation = squares.divide(BigDecimal.valueOf(count - 1L), DIGITS).sqrt(DIGITS);
        return deviation.signum() == 0
                ? Optional.empty()
                : Optional.of(
                        mean.multiply(TRADING_DAYS.sqrt(DIGITS))
                                .divide(deviation, DIGITS)
                                .setScale(2, RoundingMode.HALF_UP));
    }
}
