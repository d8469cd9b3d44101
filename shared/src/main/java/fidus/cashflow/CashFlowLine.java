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
/// @param contract absent for manager fees and brokers' interest
/// @param client whom it is owed where no contract says it
public record CashFlowLine(
        CashFlowKind kind,
        CashFlowStanding standing,
        @Nullable LocalDate countsOn,
        LocalDate dueOn,
        Money lineAmount,
        String what,
        @Nullable FundCode fundCode,
        @Nullable CashFlowContract contract,
        @Nullable ClientChoice client) {
    @JsonIgnore
    public boolean unpaid() {
        return standing.unpaid();
    }

    /// The client it goes to; absent for managers, and where it is earned on a client's contract by
    /// somebody else no other than that client.
    @JsonIgnore
    public @Nullable ClientChoice payee() {
        CashFlowContract of = contract;
        return of == null ? client : new ClientChoice(of.clientId(), of.clientName());
    }

    /// Whether it belongs to this fund and client; absent ones ask for all.
    boolean isFor(@Nullable FundCode fund, fidus.clients.@Nullable ClientId client) {
        ClientChoice of = payee();
        return (fund == null || fund == fundCode)
                && (client == null || (of != null && of.id().equals(client)));
    }
}
