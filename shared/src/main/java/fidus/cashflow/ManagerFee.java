package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A manager's posted fee of one period.
///
/// @param payee stays the same from period to period
/// @param fundCode absent where it is a cost of the house
/// @param period such as 2027-03
/// @param fee zero where the period earned none: nobody is owed it, and the mean counts it
/// @param dueOn the day it is payable
/// @param paidOn absent while it is unpaid, and when nobody knows the day
public record ManagerFee(
        String payee,
        FeeOrigin origin,
        @Nullable FundCode fundCode,
        String period,
        Money fee,
        LocalDate dueOn,
        boolean paid,
        @Nullable LocalDate paidOn) {
    /// The same before it was paid.
    public ManagerFee unpaid() {
        return new ManagerFee(payee, origin, fundCode, period, fee, dueOn, false, null);
    }
}
