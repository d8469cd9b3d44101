package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What was measured at the end of a period, before the performance fee.
///
/// @param from first day of the crystallisation period
/// @param to the day after the last measured one
/// @param opening the measured figure at the start of the period
/// @param value the measured figure at the end: cumulative true P&L for the house, a value or a
///   price per unit elsewhere
/// @param managementFee charged for the period and not yet taken out of `value`
/// @param capital spans for a hurdle that needs them; may reach back before the period
/// @param crystallises whether the fee becomes due now or is only accrued
public record Valuation(
        LocalDate from,
        LocalDate to,
        Currency currency,
        BigDecimal opening,
        BigDecimal value,
        BigDecimal managementFee,
        List<CapitalSpan> capital,
        boolean crystallises) {
    /// @throws Refused `BAD_VALUE` when the period has no day or the management fee is negative
    public Valuation {
        capital = List.copyOf(capital);
        if (!from.isBefore(to) || managementFee.signum() < 0) {
            throw Refused.at(
                    "valuation",
                    Problem.Code.BAD_VALUE,
                    "A valuation's period has at least one day, and its management fee is not"
                            + " negative.");
        }
    }

    /// The house's valuation: cumulative true P&L, which is gross of management fees.
    public static Valuation ofPnl(
            LocalDate from, LocalDate to, Money cumulativePnl, boolean crystallises) {
        return new Valuation(
                from,
                to,
                cumulativePnl.currency(),
                BigDecimal.ZERO,
                cumulativePnl.amount(),
                BigDecimal.ZERO,
                List.of(),
                crystallises);
    }

    public Valuation with(List<CapitalSpan> spans) {
        return new Valuation(
                from, to, currency, opening, value, managementFee, spans, crystallises);
    }
}
