package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.fees.FeeAgreement;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// Everything one mandate's fee of one month is computed from, copied at that moment.
///
/// @param agreedFrom the day from which this agreement is in force
/// @param from first day: of the month for a management fee, of the crystallisation period for a
///   performance fee, never before the mandate
/// @param to the day after the last
/// @param crystallises whether the fee becomes due now or is only accrued
/// @param accounts by account; those that left keep their last figures
/// @param marks one, or one per account; none for a management fee
/// @param opening cumulative figure at `from`, for terms that look at it; otherwise zero
/// @param managementFees charged since the mark was set, for terms that look at them; otherwise
///   zero
/// @param takenBefore fees taken out of the measured figure before the mark was set; zero unless
///   the agreement says FROM_VALUE
/// @param chargedBefore fees of this type charged under the mandate in earlier months
/// @param accruedBefore what earlier months accrued and did not charge
public record PartInputs(
        MandateId mandateId,
        String mandate,
        LocalDate agreedFrom,
        String fund,
        FeeAgreement agreement,
        LocalDate from,
        LocalDate to,
        boolean crystallises,
        List<AccountInput> accounts,
        List<AccountMark> marks,
        Money opening,
        Money managementFees,
        Money takenBefore,
        Money chargedBefore,
        Money accruedBefore) {
    public PartInputs {
        accounts = List.copyOf(accounts);
        marks = List.copyOf(marks);
    }

    /// Cumulative true P&L of the mandate since its accounts joined.
    @JsonIgnore
    public Money cumulative() {
        Money sum = Money.zero(agreement.currency());
        for (AccountInput account : accounts) {
            sum = sum.plus(account.sinceJoining());
        }
        return sum;
    }
}
