package fidus.investments;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One client's principal in one fund, with the accounts it is placed on.
///
/// @param number counts up, for people: 1001, 1002 …
/// @param mappings active and ended ones; the active ones sum to the principal
/// @param note why and on what paper, at least 20 characters
/// @param terms the copy of those in force when it was signed, absent until they are copied
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
        @Nullable FundTerms terms,
        long version) {
    /// A contract whose terms are not copied yet.
    public Investment(
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
        this(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                principal,
                signedOn,
                startDate,
                investmentState,
                mappings,
                note,
                null,
                version);
    }

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
                terms,
                version + 1);
    }

    /// The same contract under copied terms.
    public Investment under(FundTerms copied) {
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
                mappings,
                note,
                copied,
                version + 1);
    }

    /// The same contract in another state.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public Investment become(InvestmentState to) {
        return new Investment(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                principal,
                signedOn,
                startDate,
                investmentState.become(to),
                mappings,
                note,
                terms,
                version + 1);
    }
}
