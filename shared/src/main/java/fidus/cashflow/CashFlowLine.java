package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One payment, counted once: what is paid on the day it was paid, everything else on the day it is
/// due, and what is overdue today.
///
/// @param countsOn decides the month; absent when it is paid and nobody knows the day
/// @param what the row in words, such as `INTEREST 3`
/// @param fundCode absent where a fee belongs to no fund
/// @param contract absent for manager fees
public record CashFlowLine(
        CashFlowKind kind,
        CashFlowStanding standing,
        @Nullable LocalDate countsOn,
        LocalDate dueOn,
        Money lineAmount,
        String what,
        @Nullable FundCode fundCode,
        @Nullable CashFlowContract contract) {
    @JsonIgnore
    public boolean unpaid() {
        return standing.unpaid();
    }

    /// Whether it belongs to this fund and client; absent ones ask for all.
    boolean isFor(@Nullable FundCode fund, fidus.clients.@Nullable ClientId client) {
        CashFlowContract of = contract;
        return (fund == null || fund == fundCode)
                && (client == null || (of != null && of.clientId().equals(client)));
    }
}
