package fidus.statements;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import java.time.LocalDate;

/// One contract in a month.
///
/// @param number the contract's, for people
/// @param terms what was agreed, in words
public record ContractLine(
        InvestmentId id,
        long number,
        FundCode fundCode,
        Money principal,
        LocalDate startDate,
        LocalDate interestStart,
        LocalDate contractEnd,
        String terms,
        Movements movements) {}
