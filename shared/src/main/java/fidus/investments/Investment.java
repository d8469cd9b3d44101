package fidus.investments;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// One client's principal in one fund, with the accounts it is placed on.
///
/// @param number counts up, for people: 1001, 1002 …
/// @param mappings active and ended ones; the active ones sum to the principal
/// @param note why and on what paper, at least 20 characters
public record Investment(
        InvestmentId id,
        long number,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        Money principal,
        LocalDate signedOn,
        LocalDate startDate,
        InvestmentState investmentState,
        List<AccountMapping> mappings,
        String note,
        long version) {
    /// The same contract placed otherwise.
    public Investment mapped(List<AccountMapping> changed) {
        return new Investment(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                principal,
                signedOn,
                startDate,
                investmentState,
                changed,
                note,
                version + 1);
    }
}
