package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A manager's posted fee of one period.
///
/// @param payee stays the same from period to period
/// @param fundCode absent where it is a cost of the house
/// @param period such as 2027-03
/// @param fee zero where the period earned none: nobody is owed it, and the mean counts it
/// @param dueOn the day it is payable
/// @param payments what left for it, whole or in parts
public record ManagerFee(
        String payee,
        FeeOrigin origin,
        @Nullable FundCode fundCode,
        String period,
        Money fee,
        LocalDate dueOn,
        List<Paid> payments) {
    public ManagerFee {
        payments = List.copyOf(payments);
    }

    /// @param on absent when nobody knows the day
    public record Paid(@Nullable LocalDate on, Money money) {}

    /// What is still to be paid, never below zero.
    public Money open() {
        Money open = fee;
        for (Paid paid : payments) {
            open = open.minus(paid.money);
        }
        return open.signum() < 0 ? Money.zero(open.currency()) : open;
    }

    /// The same where only what is to come is asked for: its payments count on no day.
    public ManagerFee undated() {
        var days = payments.stream().map(paid -> new Paid(null, paid.money)).toList();
        return new ManagerFee(payee, origin, fundCode, period, fee, dueOn, days);
    }
}
