package fidus.cashflow;

import fidus.money.Money;

import java.time.LocalDate;

/// A contract whose principal falls due.
///
/// @param daysLeft negative when the day lies in the past
/// @param raiseCash whether the principal is due within 30 days or overdue
public record ContractEnd(
        CashFlowContract contract,
        LocalDate dueOn,
        long daysLeft,
        Money principalDue,
        boolean raiseCash) {}
