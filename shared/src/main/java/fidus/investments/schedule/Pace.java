package fidus.investments.schedule;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Whether a contract, or a set of them, earns fast enough. A set adds the amounts of its
/// contracts, never their ratios.
///
/// @param remainingToGenerate contract interest less what is paid and reserved, never below zero
/// @param requiredPerDay remaining ÷ days left, with 34 digits; absent when no day is left and
///   something remains
/// @param actualPerDay revenue ÷ days since the start, with 34 digits
/// @param projectedSurplus revenue and what the remaining days bring at the actual pace, less the
///   contract interest
public record Pace(
        Money contractInterest,
        Money remainingToGenerate,
        Money revenue,
        @Nullable BigDecimal requiredPerDay,
        BigDecimal actualPerDay,
        Money projectedSurplus) {
    private static final BigDecimal AT_RISK = new BigDecimal("0.80");

    /// @throws Refused `MIXED_CURRENCIES`
    public static Pace of(PaceInput input, LocalDate day) {
        long active = Math.max(1, ChronoUnit.DAYS.between(input.startDate(), day));
        long left = Math.max(0, ChronoUnit.DAYS.between(day, input.contractEnd()));
        Currency currency = input.contractInterest().currency();
        Money zero = Money.zero(currency);
        Money open =
                input.contractInterest()
                        .minus(input.interestPaid())
                        .minus(input.separationReserve());
        Money remaining = open.signum() < 0 ? zero : open;
        BigDecimal revenue = input.revenue().plus(zero).amount();
        BigDecimal coming =
                revenue.multiply(BigDecimal.valueOf(left))
                        .divide(BigDecimal.valueOf(active), currency.scale(), RoundingMode.HALF_UP);
        return new Pace(
                input.contractInterest(),
                remaining,
                input.revenue(),
                required(remaining, left),
                revenue.divide(BigDecimal.valueOf(active), Decimals.DIVISION),
                input.revenue().plus(new Money(coming, currency)).minus(input.contractInterest()));
    }

    /// All contracts of a set, in one currency.
    ///
    /// @throws Refused `MIXED_CURRENCIES`
    public static Pace sum(List<Pace> parts, Currency currency) {
        Money zero = Money.zero(currency);
        Pace sum = new Pace(zero, zero, zero, BigDecimal.ZERO, BigDecimal.ZERO, zero);
        for (Pace part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }

    /// Actual ÷ required with two decimals; empty when nothing is required or no day is left.
    public Optional<BigDecimal> multiplier() {
        BigDecimal required = requiredPerDay;
        return required == null || required.signum() == 0
                ? Optional.empty()
                : Optional.of(actualPerDay.divide(required, 2, RoundingMode.HALF_UP));
    }

    /// Compared unrounded.
    public PaceStatus status() {
        if (remainingToGenerate.signum() == 0) {
            return PaceStatus.ACHIEVED;
        }
        BigDecimal required = requiredPerDay;
        if (required == null) {
            return PaceStatus.BEHIND;
        }
        if (actualPerDay.compareTo(required) >= 0) {
            return PaceStatus.ON_TRACK;
        }
        return actualPerDay.compareTo(required.multiply(AT_RISK)) >= 0
                ? PaceStatus.AT_RISK
                : PaceStatus.BEHIND;
    }

    private Pace plus(Pace other) {
        return new Pace(
                contractInterest.plus(other.contractInterest),
                remainingToGenerate.plus(other.remainingToGenerate),
                revenue.plus(other.revenue),
                requiredPerDay == null || other.requiredPerDay == null
                        ? null
                        : requiredPerDay.add(other.requiredPerDay),
                actualPerDay.add(other.actualPerDay),
                projectedSurplus.plus(other.projectedSurplus));
    }

    private static @Nullable BigDecimal required(Money remaining, long left) {
        if (remaining.isZero()) {
            return BigDecimal.ZERO;
        }
        return left == 0
                ? null
                : remaining.amount().divide(BigDecimal.valueOf(left), Decimals.DIVISION);
    }
}
