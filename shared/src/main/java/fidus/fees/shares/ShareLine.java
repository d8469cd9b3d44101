package fidus.fees.shares;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.fees.Derivation;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.ValuationState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One contract in a valuation.
///
/// @param periodFrom the day the last valuation with a figure reached, or `interestStart`
/// @param performance C of the contract; absent when UNAVAILABLE
/// @param markBefore performance on which shares were paid before
/// @param accounts what it was computed from; empty in a pool, whose moves say it
/// @param units absent where the contract has a mark of its own
/// @param principalDue what is left of a principal at risk, where it is valued at the contract's
///   end
/// @param why there is no figure, in words; empty when there is one
public record ShareLine(
        InvestmentId investmentId,
        long number,
        String clientName,
        ShareMethod shareMethod,
        ValuationState valuationState,
        LocalDate periodFrom,
        @Nullable Money performance,
        Money markBefore,
        Money markAfter,
        Money shareAmount,
        List<ShareAccount> accounts,
        @Nullable UnitFacts units,
        Derivation derivation,
        String why,
        @Nullable Money principalDue) {
    public ShareLine {
        accounts = List.copyOf(accounts);
    }

    /// The same with what is left of the principal.
    public ShareLine with(Money due) {
        return new ShareLine(
                investmentId,
                number,
                clientName,
                shareMethod,
                valuationState,
                periodFrom,
                performance,
                markBefore,
                markAfter,
                shareAmount,
                accounts,
                units,
                derivation,
                why,
                due);
    }

    @JsonIgnore
    public boolean isUnavailable() {
        return valuationState == ValuationState.UNAVAILABLE;
    }
}
