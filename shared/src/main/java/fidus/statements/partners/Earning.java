package fidus.statements.partners;

import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.payments.PaidPart;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// One earning, with all that was ever paid of it.
///
/// @param earnedOn the row it is earned on, in words
/// @param baseAmount of that row
/// @param earningRate its fraction that is earned
/// @param countsOn the first day on which the books can hold it as due
/// @param openState how far it is now
/// @param elsewhere whether it was paid before the house kept the contract's books
/// @param takenBackOn the first day on which the books have it as another agent's; absent while it
///   stands
public record Earning(
        EarningKind earningKind,
        long contractNumber,
        FundCode fundCode,
        String earnedOn,
        Money baseAmount,
        BigDecimal earningRate,
        Money earnedAmount,
        LocalDate dueOn,
        LocalDate countsOn,
        OpenState openState,
        boolean elsewhere,
        List<PaidPart> payments,
        @Nullable LocalDate takenBackOn) {
    public Earning {
        payments = List.copyOf(payments);
    }

    /// One that stands.
    public Earning(
            EarningKind earningKind,
            long contractNumber,
            FundCode fundCode,
            String earnedOn,
            Money baseAmount,
            BigDecimal earningRate,
            Money earnedAmount,
            LocalDate dueOn,
            LocalDate countsOn,
            OpenState openState,
            boolean elsewhere,
            List<PaidPart> payments) {
        this(
                earningKind,
                contractNumber,
                fundCode,
                earnedOn,
                baseAmount,
                earningRate,
                earnedAmount,
                dueOn,
                countsOn,
                openState,
                elsewhere,
                payments,
                null);
    }

    /// The day from which it counts: its day in the books, or the first payment where that was
    /// earlier.
    LocalDate since() {
        return payments.stream()
                .map(PaidPart::paidOn)
                .filter(day -> day.isBefore(countsOn))
                .min(LocalDate::compareTo)
                .orElse(countsOn);
    }

    boolean isOpen(LocalDate day) {
        boolean stands = takenBackOn == null || takenBackOn.isAfter(day);
        return !elsewhere
                && stands
                && !since().isAfter(day)
                && payments.stream().noneMatch(one -> one.isOut(day));
    }
}
