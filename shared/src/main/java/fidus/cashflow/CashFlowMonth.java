package fidus.cashflow;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One month of the calendar.
///
/// @param month such as 2027-03
/// @param amounts of what is shown, by kind, fund and standing
/// @param totalDue Σ of what is shown and not paid: forecast, overdue and estimated
/// @param totalPaid Σ of what is shown and was paid in this month
/// @param balanceBefore of the whole house, whatever is shown; absent when the opening is not known
/// @param balanceAfter less the kinds the running balance includes; what is paid has left the
///   opening already
/// @param status absent when the opening is not known
public record CashFlowMonth(
        String month,
        List<CashFlowAmount> amounts,
        Money totalDue,
        Money totalPaid,
        @Nullable Money balanceBefore,
        @Nullable Money balanceAfter,
        @Nullable CashFlowStatus status,
        List<ClientDue> clients) {}
