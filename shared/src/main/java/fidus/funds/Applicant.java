package fidus.funds;

import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Who wants to enter a fund, with how much, when, and on what permissions.
public record Applicant(
        ClientId clientId,
        InvestmentId investmentId,
        Money principal,
        LocalDate on,
        @Nullable MinimumWaiver waiver,
        @Nullable Invitation invitation) {
    /// Without a waiver and without an invitation.
    public Applicant(ClientId clientId, InvestmentId investmentId, Money principal, LocalDate on) {
        this(clientId, investmentId, principal, on, null, null);
    }
}
