package fidus.server.close;

import fidus.cashflow.PaidRow;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ReturnedPayout;
import fidus.server.agents.CommissionPayables;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What had left the house by a day and was not back, whatever came back since.
final class Left {
    private final LocalDate day;
    private final Map<PaidRow, LocalDate> payouts;
    private final Map<PaidRow, List<ReturnedPayout>> payoutsBack;
    private final Map<String, LocalDate> payments;
    private final Map<String, List<ReturnedPayout>> paymentsBack;

    Left(Unit unit, Closes.Ground ground, LocalDate day) {
        this.day = day;
        payouts = ground.redemptions().paidDays(unit);
        payoutsBack = ground.redemptions().returnedDays(unit);
        payments = ground.payments().paidDays(unit);
        paymentsBack = ground.payments().returnedDays(unit);
    }

    /// @param row as it stands now
    boolean isPaid(InvestmentId contract, PayoutRow row) {
        var key = new PaidRow(contract, row.ref(), false);
        boolean paid = row.payoutState() == PayoutState.PAID && isBy(payouts.get(key));
        return paid || wasOut(payoutsBack.get(key));
    }

    /// @param row as it stands now
    boolean isPaid(ContractBook book, CommissionRow row) {
        String item = CommissionPayables.item(book.id(), row.payout());
        return row.live() && isPaid(item, row.commissionState() == CommissionState.PAID);
    }

    /// @param item as payments name it
    /// @param now whether it is paid now
    boolean isPaid(String item, boolean now) {
        return (now && isBy(payments.get(item))) || wasOut(paymentsBack.get(item));
    }

    /// What is paid on a day nobody knows was always paid.
    private boolean isBy(@Nullable LocalDate on) {
        return on == null || !on.isAfter(day);
    }

    private boolean wasOut(@Nullable List<ReturnedPayout> backs) {
        return backs != null && backs.stream().anyMatch(back -> back.wasOut(day));
    }
}
