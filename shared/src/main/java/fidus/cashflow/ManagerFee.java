package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A manager's posted fee of one period.
///
/// @param payee stays the same from period to period
/// @param fundCode absent where the mandate covers several funds
/// @param period such as 2027-03
/// @param dueOn the day it is payable
/// @param paidOn absent while it is unpaid, and when nobody knows the day
public record ManagerFee(
        String payee,
        @Nullable FundCode fundCode,
        String period,
        Money fee,
        LocalDate dueOn,
        boolean paid,
        @Nullable LocalDate paidOn) {}
