package fidus.statements.partners;

import fidus.funds.FundCode;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Something that became due in the period, or that was due and became another agent's in it.
///
/// @param earnedOn the row it is earned on, in words
/// @param baseAmount of that row
/// @param earningRate its fraction that is earned
/// @param earnedAmount below zero where it is taken back
public record EarnedLine(
        EarningKind earningKind,
        long contractNumber,
        FundCode fundCode,
        String earnedOn,
        Money baseAmount,
        BigDecimal earningRate,
        Money earnedAmount,
        LocalDate dueOn) {
    /// What another agent has from a day on.
    static EarnedLine takenBack(Earning one, LocalDate on) {
        return new EarnedLine(
                one.earningKind(),
                one.contractNumber(),
                one.fundCode(),
                one.earnedOn() + ", reassigned " + on,
                one.baseAmount(),
                one.earningRate(),
                one.earnedAmount().negated(),
                one.dueOn());
    }

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
