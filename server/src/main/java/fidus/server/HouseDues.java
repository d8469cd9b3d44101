package fidus.server;

import fidus.cashflow.ManagerFee;
import fidus.cashflow.PaidRow;
import fidus.cashflow.PoolDue;
import fidus.cashflow.RebateOwed;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.server.agents.CommissionPayables;
import fidus.server.cashflow.Others;
import fidus.server.cashflow.RunFees;
import fidus.server.deals.InterestPayables;
import fidus.server.fees.FeeRuns;
import fidus.server.mongo.Unit;
import fidus.server.rebates.Rebates;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the house owes beside its contracts, and on which days it paid: the features that know it
/// are asked together, because cash flow needs what is paid as much as what is not.
///
/// @param feeRuns of managers
/// @param rebates of brokers
/// @param interest of brokers, owed to clients
record HouseDues(BookFeatures books, FeeRuns feeRuns, Rebates rebates, InterestPayables interest) {
    Others others() {
        return new Others(
                this::fees,
                this::pools,
                this::paidDays,
                this::rebates,
                new InterestDues(interest, books.payments()));
    }

    /// Of all posted runs, paid or not.
    private List<ManagerFee> fees(Unit unit) {
        var ends = new HashMap<MandateId, LocalDate>();
        for (Mandate mandate : feeRuns.mandates(unit)) {
            LocalDate end = mandate.endOn();
            if (end != null) {
                ends.put(mandate.id(), end);
            }
        }
        List<FeeRun> reversed = feeRuns.reversedPaid(unit);
        return feeRuns.standing(unit).stream()
                .filter(run -> run.feeRunState().isPosted())
                .flatMap(run -> RunFees.of(run, paid(run, reversed), ends).stream())
                .toList();
    }

    private static List<FeePaid> paid(FeeRun run, List<FeeRun> reversed) {
        return FeeRuns.payments(run, reversed).stream().filter(FeePaid::stands).toList();
    }

    private List<PoolDue> pools(Unit unit) {
        return books.franchises().monthEnd().all(unit, books.payments().paidDays(unit));
    }

    private List<RebateOwed> rebates(Unit unit) {
        return rebates.open(unit).stream()
                .map(
                        one ->
                                new RebateOwed(
                                        one.broker(),
                                        one.period(),
                                        "rebate-run/" + one.id().value(),
                                        one.difference()))
                .toList();
    }

    /// Payouts leave with their redemption, commissions by a payment of their own.
    private Map<PaidRow, LocalDate> paidDays(Unit unit, List<ContractBook> contracts) {
        var days = new HashMap<>(books.redemptions().paidDays(unit));
        Map<String, LocalDate> payments = books.payments().paidDays(unit);
        for (ContractBook book : contracts) {
            for (CommissionRow row : book.commissions().rows()) {
                LocalDate on = payments.get(CommissionPayables.item(book.id(), row.payout()));
                if (on != null) {
                    days.put(new PaidRow(book.id(), row.payout(), true), on);
                }
            }
        }
        return days;
    }
}
