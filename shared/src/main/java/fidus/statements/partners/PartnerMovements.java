package fidus.statements.partners;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

/// How what a partner was owed became another sum in a period.
///
/// @param opening due and not paid at the end of the day before the period
/// @param earned what became due in the period, less what was due and became another agent's in it
/// @param paid in the period
/// @param returned payments that came back in the period
/// @param closing due and not paid at the end of the period's last day
public record PartnerMovements(
        Money opening, Money earned, Money paid, Money returned, Money closing) {
    static PartnerMovements zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new PartnerMovements(zero, zero, zero, zero, zero);
    }

    PartnerMovements plus(PartnerMovements other) {
        return new PartnerMovements(
                opening.plus(other.opening),
                earned.plus(other.earned),
                paid.plus(other.paid),
                returned.plus(other.returned),
                closing.plus(other.closing));
    }

    /// @throws Refused `UNBALANCED` when opening and movements do not make the closing sum
    PartnerMovements checked(String whose) {
        Money made = opening.plus(earned).minus(paid).plus(returned);
        if (!made.equals(closing)) {
            throw Refused.because(
                    Problem.Code.UNBALANCED,
                    whose
                            + " opens with "
                            + opening
                            + " and the movements make "
                            + made
                            + ", but closes with "
                            + closing
                            + ". No statement is made until this is explained.");
        }
        return this;
    }
}
