package fidus.funds;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.investments.InvestmentId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Permission for one client to enter a closed fund once.
///
/// @param validUntil the last day on which it may be used
/// @param usedFor the contract that consumed it, absent while it is unused
public record Invitation(
        ClientId clientId,
        FundCode fundCode,
        PersonId issuedBy,
        PersonId approvedBy,
        LocalDate validUntil,
        @Nullable InvestmentId usedFor) {
    boolean admits(Applicant applicant, FundCode fund) {
        return clientId.equals(applicant.clientId())
                && fundCode == fund
                && (usedFor == null || usedFor.equals(applicant.investmentId()))
                && !applicant.on().isAfter(validUntil);
    }
}
