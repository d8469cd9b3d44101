package fidus.statements;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.ReturnedPayout;
import fidus.redemptions.RedemptionRequest;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// On which day the bank let payouts go.
final class BankDays {
    private BankDays() {}

    /// @param paid the day on which the books let it go
    /// @return null where the bank's day is that day
    static @Nullable LocalDate of(
            StatementInput input, InvestmentId contract, PayoutRef row, LocalDate paid) {
        for (RedemptionRequest request : input.redemptions()) {
            if (request.investmentId().equals(contract) && request.rows().contains(row)) {
                if (paid.equals(request.paidOn())) {
                    return request.moved().paidValueOn();
                }
                for (ReturnedPayout back : request.returns()) {
                    if (back.paidOn().equals(paid)) {
                        return back.paidValueOn();
                    }
                }
            }
        }
        return null;
    }
}
