package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What has to be paid in one currency over the next 14 months, this month included, and what is
/// left after each. Every figure is a projection of payout rows and what hangs on them.
///
/// @param includes what the running balance subtracts
/// @param nextPayment the first that is not paid, overdue ones included
/// @param firstLargePayment the first above the limit that is not paid
/// @param contractEnds unpaid principals due in these months, overdue ones included, by date
/// @param interestGap max(0, all unpaid interest and commissions − opening); absent when the
///   opening is not known
/// @param dueLater Σ of what is shown and due after these months
/// @param paidWithoutDay Σ of what is shown and paid on a day nobody knows; in no month
/// @param limits by which it says too little and large
public record CashFlowCalendar(
        Currency currency,
        CashFlowOpening opening,
        List<CashFlowKind> includes,
        List<CashFlowMonth> months,
        @Nullable CashFlowLine nextPayment,
        @Nullable CashFlowLine firstLargePayment,
        List<ContractEnd> contractEnds,
        @Nullable Money interestGap,
        Money dueLater,
        Money paidWithoutDay,
        CashFlowLimits limits) {
    public static final int MONTHS = 14;

    /// @throws fidus.contract.Refused `MIXED_CURRENCIES` for an opening in another currency
    public static CashFlowCalendar of(CashFlowQuestion asked, List<CashFlowLine> lines) {
        return new CalendarDays(asked, lines).calendar();
    }

    /// The first month that ends with too little; empty when there is none or the opening is not
    /// known.
    @JsonIgnore
    public Optional<CashFlowMonth> firstShortfall() {
        return months.stream()
                .filter(month -> month.status() != null && month.status() != CashFlowStatus.FUNDED)
                .findFirst();
    }

    /// How many months from this one until the first shortfall: 0 is this month.
    @JsonIgnore
    public Optional<Integer> monthsUntilShortfall() {
        return firstShortfall().map(months::indexOf);
    }

    /// Σ of what is shown and not paid in these months.
    @JsonIgnore
    public Money totalDue() {
        Money sum = Money.zero(currency);
        for (CashFlowMonth month : months) {
            sum = sum.plus(month.totalDue());
        }
        return sum;
    }

    static String name(LocalDate day) {
        return YearMonth.from(day).toString();
    }
}
