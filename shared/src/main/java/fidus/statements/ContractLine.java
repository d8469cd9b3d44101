package fidus.statements;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One contract in a month.
///
/// @param number the contract's, for people
/// @param terms what was agreed, in words
/// @param changes of the contract in the month; absent where there is none
public record ContractLine(
        InvestmentId id,
        long number,
        FundCode fundCode,
        Money principal,
        LocalDate startDate,
        LocalDate interestStart,
        LocalDate contractEnd,
        String terms,
        Movements movements,
        @Nullable List<ChangeLine> changes) {
    public ContractLine {
        changes = changes == null ? null : List.copyOf(changes);
    }

    public ContractLine(
            InvestmentId id,
            long number,
            FundCode fundCode,
            Money principal,
            LocalDate startDate,
            LocalDate interestStart,
            LocalDate contractEnd,
            String terms,
            Movements movements) {
        this(
                id,
                number,
                fundCode,
                principal,
                startDate,
                interestStart,
                contractEnd,
                terms,
                movements,
                null);
    }

    /// None, or by day.
    public List<ChangeLine> changeLines() {
        return changes == null ? List.of() : changes;
    }
}
