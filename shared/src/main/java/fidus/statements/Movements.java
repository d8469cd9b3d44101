package fidus.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// How a contract value became another one in a period. Payouts are taken off. What an earlier
/// period was told stays told: interest given up and payouts that came back are taken off where
/// they happened, and such a part may be below zero.
///
/// @param opening contract value at the end of the day before the period
/// @param deposits principal that began to work in the period
/// @param accruedInterest interest earned in the period, paid or not, less what was given up
/// @param payoutsPaid interest and principal paid in the period, less what came back
/// @param closing contract value at the end of the period's last day
/// @param notRepaid principal that is not owed any more: the client's part of a loss, or a penalty;
///   absent where there is none
public record Movements(
        Money opening,
        Money deposits,
        Money accruedInterest,
        Money payoutsPaid,
        Money closing,
        @Nullable Money notRepaid) {
    public Movements(
            Money opening,
            Money deposits,
            Money accruedInterest,
            Money payoutsPaid,
            Money closing) {
        this(opening, deposits, accruedInterest, payoutsPaid, closing, null);
    }

    /// The same with principal that is not repaid; nothing of it is the same as none.
    Movements without(Money lost) {
        return new Movements(
                opening,
                deposits,
                accruedInterest,
                payoutsPaid,
                closing,
                lost.isZero() ? null : lost);
    }

    private Money lost() {
        return notRepaid == null ? Money.zero(opening.currency()) : notRepaid;
    }

    public static Movements zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new Movements(zero, zero, zero, zero, zero);
    }

    public Movements plus(Movements other) {
        return new Movements(
                        opening.plus(other.opening),
                        deposits.plus(other.deposits),
                        accruedInterest.plus(other.accruedInterest),
                        payoutsPaid.plus(other.payoutsPaid),
                        closing.plus(other.closing))
                .without(lost().plus(other.lost()));
    }

    /// Says that opening and movements make the closing value, to the cent.
    ///
    /// @param whose named when they do not
    /// @throws Refused `UNBALANCED`
    public Movements checked(String whose) {
        Money made = opening.plus(deposits).plus(accruedInterest).minus(payoutsPaid).minus(lost());
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

    boolean isNothing() {
        return opening.isZero()
                && deposits.isZero()
                && accruedInterest.isZero()
                && payoutsPaid.isZero()
                && lost().isZero()
                && closing.isZero();
    }
}
