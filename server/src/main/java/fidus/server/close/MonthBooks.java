package fidus.server.close;

import fidus.cashflow.PaidRow;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.server.agents.CommissionPayables;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Contracts as they stood at the end of a month: those that had begun, and what was paid after it
/// not paid.
final class MonthBooks {
    private final LocalDate last;
    private final Map<PaidRow, LocalDate> payouts;
    private final Map<String, LocalDate> payments;

    /// Contracts that had begun.
    ///
    /// @param then as they stood at the end of the month
    /// @param now the same ones with what was paid since
    record Begun(List<ContractBook> then, List<ContractBook> now) {}

    private MonthBooks(Unit unit, Closes.Ground ground, LocalDate last) {
        this.last = last;
        this.payouts = ground.redemptions().paidDays(unit);
        this.payments = ground.payments().paidDays(unit);
    }

    static Begun of(Unit unit, Closes.Ground ground, LocalDate last) {
        var all = new MonthBooks(unit, ground, last);
        var then = new ArrayList<ContractBook>();
        var now = new ArrayList<ContractBook>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (!book.schedule().dates().startDate().isAfter(last)) {
                                then.add(all.then(book));
                                now.add(book);
                            }
                        });
        return new Begun(List.copyOf(then), List.copyOf(now));
    }

    private ContractBook then(ContractBook book) {
        PayoutSchedule rows = book.schedule();
        for (PayoutRow row : book.schedule().rows()) {
            LocalDate on = payouts.get(new PaidRow(book.id(), row.ref(), false));
            if (row.payoutState() == PayoutState.PAID && isLater(on)) {
                rows = rows.become(row.ref(), PayoutState.APPROVED);
            }
        }
        var shares = new ArrayList<CommissionRow>();
        for (CommissionRow row : book.commissions().rows()) {
            LocalDate on = payments.get(CommissionPayables.item(book.id(), row.payout()));
            boolean later = row.commissionState() == CommissionState.PAID && isLater(on);
            shares.add(later ? row.become(CommissionState.APPROVED) : row);
        }
        return book.with(rows, new Commissions(shares, book.commissions().onPerformanceShare()));
    }

    private boolean isLater(@Nullable LocalDate on) {
        return on != null && on.isAfter(last);
    }
}
