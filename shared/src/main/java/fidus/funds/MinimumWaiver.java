package fidus.funds;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import java.time.LocalDate;

/// Permission for one client to enter one contract below the minimum of a fund.
///
/// @param minimumInvestment of the fund when the waiver was given
/// @param acceptedPrincipal the least principal that is accepted instead
/// @param waiverReason at least 10 characters
/// @param approvedBy another person than the one who asked
/// @param expiresOn the last day on which the waiver may be used
public record MinimumWaiver(
        ClientId clientId,
        FundCode fundCode,
        InvestmentId investmentId,
        Money minimumInvestment,
        Money acceptedPrincipal,
        String waiverReason,
        PersonId requestedBy,
        PersonId approvedBy,
        LocalDate givenOn,
        LocalDate expiresOn) {
    boolean covers(Applicant applicant, FundCode fund) {
        return clientId.equals(applicant.clientId())
                && fundCode == fund
                && investmentId.equals(applicant.investmentId())
                && acceptedPrincipal.currency().equals(applicant.principal().currency())
                && applicant.principal().compareTo(acceptedPrincipal) >= 0
                && !applicant.on().isAfter(expiresOn);
    }
}
