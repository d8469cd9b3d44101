package fidus.intake;

import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A contract of a list that was asked for, and what became of it.
///
/// @param outcome absent while nothing became of it
/// @param why it was left; empty otherwise
public record ContractLine(
        int line,
        String reference,
        InvestmentId investmentId,
        String client,
        Money principal,
        LocalDate startDate,
        int paid,
        @Nullable Outcome outcome,
        String why) {
    public enum Outcome {
        TAKEN_OVER,
        LEFT
    }

    public ContractLine become(Outcome now, String because) {
        return new ContractLine(
                line, reference, investmentId, client, principal, startDate, paid, now, because);
    }
}
