package fidus.investments.schedule;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/// What a contract is worth on a day. None of these figures is what may be redeemed.
///
/// @param earnedMonths months with interest up to the day, rounded to 6 decimals for people;
///   nothing is computed from it
/// @param accruedInterest round(P × r × earned months), at least the rows due by then and from the
///   last row's date exactly their sum
/// @param grossValue principal and accrued interest
/// @param contractValue principal outstanding and accrued interest less interest paid
public record ContractValue(
        LocalDate on,
        BigDecimal earnedMonths,
        Money accruedInterest,
        Money grossValue,
        Money contractValue) {
    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);

    /// With what is paid by now. For a day in the past say what was paid by then.
    public static ContractValue of(PayoutSchedule schedule, LocalDate day) {
        return of(schedule, day, schedule.principalOutstanding(), schedule.interestPaid());
    }

    /// @param principalOutstanding on that day
    /// @param interestPaid by that day
    public static ContractValue of(
            PayoutSchedule schedule,
            LocalDate day,
            Money principalOutstanding,
            Money interestPaid) {
        int thirtieths = thirtieths(schedule, day);
        Money accrued = accrued(schedule, day, thirtieths);
        return new ContractValue(
                day,
                BigDecimal.valueOf(thirtieths).divide(THIRTY, 6, RoundingMode.HALF_UP),
                accrued,
                schedule.principal().plus(accrued),
                principalOutstanding.plus(accrued).minus(interestPaid));
    }

    public static Money accruedInterest(PayoutSchedule schedule, LocalDate day) {
        return accrued(schedule, day, thirtieths(schedule, day));
    }

    /// Earned months in thirtieths: 45 are a month and a half.
    public static int earnedThirtieths(PayoutSchedule schedule, LocalDate day) {
        return thirtieths(schedule, day);
    }

    private static int thirtieths(PayoutSchedule schedule, LocalDate day) {
        return PaymentDates.earnedThirtieths(schedule.terms(), schedule.dates().startDate(), day);
    }

    private static Money accrued(PayoutSchedule schedule, LocalDate day, int thirtieths) {
        List<PayoutRow> rows = schedule.interestRows();
        Currency currency = schedule.principal().currency();
        Money due = Money.zero(currency);
        BigDecimal rates = BigDecimal.ZERO;
        int before = 0;
        for (PayoutRow row : rows) {
            if (!row.dueOn().isAfter(day)) {
                due = due.plus(row.payoutAmount());
            }
            int covered = 30 * row.monthsCovered();
            int part = Math.clamp((long) thirtieths - before, 0, covered);
            rates = rates.add(times(row.monthlyRate(), part));
            before += covered;
        }
        if (rows.isEmpty() || !rows.getLast().dueOn().isAfter(day)) {
            return due;
        }
        // The rows carry their own rates, which differ after an amendment. P × r × thirtieths ÷ 30
        // is divided and rounded in one step.
        BigDecimal exact = schedule.principal().amount().multiply(rates);
        Money earned =
                new Money(exact.divide(THIRTY, currency.scale(), RoundingMode.HALF_UP), currency);
        return earned.compareTo(due) < 0 ? due : earned;
    }

    private static BigDecimal times(@Nullable BigDecimal rate, int thirtieths) {
        return rate == null ? BigDecimal.ZERO : rate.multiply(BigDecimal.valueOf(thirtieths));
    }
}
