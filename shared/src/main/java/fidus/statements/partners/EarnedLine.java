package fidus.statements.partners;

import fidus.funds.FundCode;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Something that became due in the period.
///
/// @param earnedOn the row it is earned on, in words
/// @param baseAmount of that row
/// @param earningRate its fraction that is earned
public record EarnedLine(
        EarningKind earningKind,
        long contractNumber,
        FundCode fundCode,
        String earnedOn,
        Money baseAmount,
        BigDecimal earningRate,
        Money earnedAmount,
        LocalDate dueOn) {
    static EarnedLine of(Earning one) {
        return new EarnedLine(
                one.earningKind(),
                one.contractNumber(),
                one.fundCode(),
                one.earnedOn(),
                one.baseAmount(),
                one.earningRate(),
                one.earnedAmount(),
                one.dueOn());
    }
}
