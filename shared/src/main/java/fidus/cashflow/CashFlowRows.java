package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Collects the lines of the calendar from payout rows, commissions, pools, fees and brokers'
/// interest. Each of these makes exactly one line, a cancelled one and a fee of nothing none; a fee
/// that was paid in parts one for each part.
public final class CashFlowRows {
    private static final Comparator<CashFlowLine> ORDER =
            Comparator.comparing(CashFlowLine::dueOn)
                    .thenComparing(CashFlowLine::kind)
                    .thenComparingLong(CashFlowRows::number)
                    .thenComparing(CashFlowLine::what);

    private final LocalDate today;
    private final Map<PaidRow, LocalDate> paidDays;
    private final List<CashFlowLine> lines = new ArrayList<>();

    /// @param paidDays the day each paid row left, as far as it is known
    public CashFlowRows(LocalDate today, Map<PaidRow, LocalDate> paidDays) {
        this.today = today;
        this.paidDays = Map.copyOf(paidDays);
    }

    public void add(ContractBook book) {
        CashFlowContract contract = CashFlowContract.of(book);
        for (PayoutRow row : book.schedule().rows()) {
            if (row.live()) {
                var day = paidDays.get(new PaidRow(book.id(), row.ref(), false));
                var paid = new Paid(row.payoutState() == PayoutState.PAID, day);
                add(
                        CashFlowKind.of(row.payoutKind()),
                        paid,
                        new Owed(row.dueOn(), row.payoutAmount(), row.ref().toString()),
                        contract.fundCode(),
                        contract);
            }
        }
        for (CommissionRow row : book.commissions().rows()) {
            if (row.live()) {
                var day = paidDays.get(new PaidRow(book.id(), row.payout(), true));
                var paid = new Paid(row.commissionState() == CommissionState.PAID, day);
                add(
                        CashFlowKind.COMMISSION,
                        paid,
                        new Owed(
                                row.dueOn(),
                                row.commissionAmount(),
                                "Commission on " + row.payout()),
                        contract.fundCode(),
                        contract);
            }
        }
    }

    public void add(PoolDue pool) {
        add(
                CashFlowKind.FRANCHISE_POOL,
                new Paid(pool.paid(), pool.paidOn()),
                new Owed(pool.dueOn(), pool.poolAmount(), "Pool " + pool.sequence()),
                pool.contract().fundCode(),
                pool.contract());
    }

    /// One line for each of its payments, and one for what is still to be paid.
    public void add(ManagerFee fee) {
        for (ManagerFee.Paid paid : fee.payments()) {
            add(fee, new Paid(true, paid.on()), paid.money());
        }
        Money open = fee.open();
        if (!open.isZero()) {
            add(fee, new Paid(false, null), open);
        }
    }

    private void add(ManagerFee fee, Paid paid, Money money) {
        String what = fee.origin().feeType().words() + " of " + fee.payee() + ", " + fee.period();
        add(
                CashFlowKind.MANAGER_FEE,
                paid,
                new Owed(fee.dueOn(), money, what),
                fee.fundCode(),
                null);
    }

    public void add(InterestDue interest) {
        FundCode fund = interest.fundCode();
        var owed =
                new Owed(
                        interest.dueOn(),
                        interest.owed(),
                        "Broker interest of " + interest.client().name());
        lines.add(
                line(
                        CashFlowKind.BROKER_INTEREST,
                        new Paid(interest.paidOn() != null, interest.paidOn()),
                        owed,
                        new For(fund, null, interest.client())));
    }

    /// All lines by due date.
    public List<CashFlowLine> lines() {
        return lines.stream().sorted(ORDER).toList();
    }

    /// @param on absent while it is unpaid, and when nobody knows the day
    private record Paid(boolean paid, @Nullable LocalDate on) {}

    private record Owed(LocalDate dueOn, Money money, String what) {}

    private void add(
            CashFlowKind kind,
            Paid paid,
            Owed owed,
            @Nullable FundCode fund,
            @Nullable CashFlowContract contract) {
        lines.add(line(kind, paid, owed, new For(fund, contract, null)));
    }

    /// To whom it belongs.
    private record For(
            @Nullable FundCode fund,
            @Nullable CashFlowContract contract,
            @Nullable ClientChoice client) {}

    private CashFlowLine line(CashFlowKind kind, Paid paid, Owed owed, For whom) {
        boolean overdue = owed.dueOn.isBefore(today);
        CashFlowStanding standing =
                paid.paid
                        ? CashFlowStanding.PAID
                        : overdue ? CashFlowStanding.OVERDUE : CashFlowStanding.FORECAST;
        LocalDate countsOn = paid.paid ? paid.on : overdue ? today : owed.dueOn;
        return new CashFlowLine(
                kind,
                standing,
                countsOn,
                owed.dueOn,
                owed.money,
                owed.what,
                whom.fund,
                whom.contract,
                whom.client);
    }

    private static long number(CashFlowLine line) {
        CashFlowContract contract = line.contract();
        return contract == null ? 0 : contract.number();
    }
}
