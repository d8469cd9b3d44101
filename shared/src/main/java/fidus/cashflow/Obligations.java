package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.investments.book.AgentAccrual;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What is owed and not paid.
///
/// @param principal outstanding
/// @param interest not paid
/// @param shares performance shares not paid
/// @param commissions on this interest, not paid
/// @param fees manager fees posted and not paid
/// @param pools franchise pools not paid
/// @param brokerInterest interest of brokers that belongs to clients; absent where none does
public record Obligations(
        Money principal,
        Money interest,
        Money shares,
        Money commissions,
        Money fees,
        Money pools,
        @Nullable Money brokerInterest) {
    public Obligations {
        brokerInterest = brokerInterest == null || brokerInterest.isZero() ? null : brokerInterest;
    }

    public static Obligations none(Currency currency) {
        Money zero = Money.zero(currency);
        return new Obligations(zero, zero, zero, zero, zero, zero, null);
    }

    /// Of one contract, as its rows stand.
    public static Obligations of(ContractBook book, CoverageBasis basis, LocalDate today) {
        return switch (basis) {
            case FULL_TERM -> of(book, unpaid(book, PayoutKind.INTEREST), unpaidCommissions(book));
            case ACCRUED -> of(book, accruedInterest(book, today), accruedCommissions(book, today));
        };
    }

    /// Fees alone.
    public static Obligations fees(Money fees) {
        Money zero = Money.zero(fees.currency());
        return new Obligations(zero, zero, zero, zero, fees, zero, null);
    }

    /// Pools alone.
    public static Obligations pools(Money pools) {
        Money zero = Money.zero(pools.currency());
        return new Obligations(zero, zero, zero, zero, zero, pools, null);
    }

    /// Interest of brokers that belongs to clients alone.
    public static Obligations brokerInterest(Money owed) {
        Money zero = Money.zero(owed.currency());
        return new Obligations(zero, zero, zero, zero, zero, zero, owed);
    }

    /// The principal of a contract that is not paid.
    public static Money principal(ContractBook book) {
        return unpaid(book, PayoutKind.PRINCIPAL);
    }

    public Obligations plus(Obligations other) {
        return new Obligations(
                principal.plus(other.principal),
                interest.plus(other.interest),
                shares.plus(other.shares),
                commissions.plus(other.commissions),
                fees.plus(other.fees),
                pools.plus(other.pools),
                ofBrokers().plus(other.ofBrokers()));
    }

    private Money ofBrokers() {
        return brokerInterest == null ? Money.zero(pools.currency()) : brokerInterest;
    }

    @JsonIgnore
    public Money total() {
        return principal
                .plus(interest)
                .plus(shares)
                .plus(commissions)
                .plus(fees)
                .plus(pools)
                .plus(ofBrokers());
    }

    private static Obligations of(ContractBook book, Money interest, Money commissions) {
        Money zero = Money.zero(interest.currency());
        return new Obligations(
                unpaid(book, PayoutKind.PRINCIPAL),
                interest,
                unpaid(book, PayoutKind.PERFORMANCE_SHARE),
                commissions,
                zero,
                zero,
                null);
    }

    private static Money unpaid(ContractBook book, PayoutKind kind) {
        Money sum = Money.zero(book.schedule().principal().currency());
        for (PayoutRow row : book.schedule().rows()) {
            if (row.live() && row.payoutKind() == kind && row.payoutState() != PayoutState.PAID) {
                sum = sum.plus(row.payoutAmount());
            }
        }
        return sum;
    }

    private static Money accruedInterest(ContractBook book, LocalDate today) {
        return ContractValue.accruedInterest(book.schedule(), today)
                .minus(book.schedule().interestPaid());
    }

    private static Money unpaidCommissions(ContractBook book) {
        Money sum = Money.zero(book.schedule().principal().currency());
        for (CommissionRow row : book.commissions().rows()) {
            if (row.live() && row.commissionState() != CommissionState.PAID) {
                sum = sum.plus(row.commissionAmount());
            }
        }
        return sum;
    }

    /// Commissions on interest as they are earned, those on shares as the books took them.
    private static Money accruedCommissions(ContractBook book, LocalDate today) {
        Money sum = Money.zero(book.schedule().principal().currency());
        for (AgentAccrual accrual : book.commissionsAccruedOn(today)) {
            sum = sum.plus(accrual.accrued());
        }
        for (CommissionRow row : book.commissions().rows()) {
            if (row.live() && row.commissionState() == CommissionState.PAID) {
                sum = sum.minus(row.commissionAmount());
            }
        }
        return sum;
    }
}
