package fidus.server.close;

import fidus.cashflow.ManagerFee;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MonthAccount;
import fidus.investments.book.ContractBook;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.transfers.OpenLeg;
import fidus.server.cashflow.CashFlows;
import fidus.server.cashflow.MonthEnd;
import fidus.server.cashflow.RunFees;
import fidus.server.fees.FeeRuns;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Coverage at the end of a month, pooled and each fund by itself (§7.8), and the calendar of what
/// was to come then (§7.9): from the readings the snapshot keeps, the books and the payments of
/// that day, whatever happened since.
final class MonthCoverage {
    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;

    private MonthCoverage(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
    }

    /// @param books as they stood at the month's end
    static CashFlows.AtMonthEnd of(
            Unit unit,
            Closes.Ground ground,
            MonthFacts.Days days,
            List<ContractBook> books,
            Moment moment) {
        var month = new MonthCoverage(unit, ground, days);
        return ground.cashFlows()
                .atMonthEnd(
                        unit,
                        new MonthEnd(
                                days.month(),
                                days.end(),
                                month.readings(moment.accounts),
                                books,
                                month.fees(),
                                ground.pools().owed(unit, days.last(), moment.left::isPaid),
                                moment.moving));
    }

    /// What brokers held and sent.
    ///
    /// @param moving what was between two accounts
    /// @param left what had left the house
    record Moment(List<MonthAccount> accounts, List<OpenLeg> moving, Left left) {}

    private Map<AccountKey, Reading> readings(List<MonthAccount> accounts) {
        var readings = new HashMap<AccountKey, Reading>();
        for (MonthAccount account : accounts) {
            Reading reading = account.reading();
            if (reading != null) {
                readings.put(account.account(), reading);
            }
        }
        return readings;
    }

    private List<ManagerFee> fees() {
        var fees = new ArrayList<ManagerFee>();
        List<FeeRun> reversed = ground.feeRuns().reversedPaid(unit);
        Map<MandateId, LocalDate> ended = ended();
        for (FeeRun run : ground.feeRuns().standing(unit)) {
            if (run.feeRunState().isPosted()
                    && run.period().compareTo(days.month().toString()) <= 0) {
                RunFees.of(run, paid(run, reversed), ended).stream()
                        .map(ManagerFee::undated)
                        .forEach(fees::add);
            }
        }
        return fees;
    }

    /// The last days of mandates that were over by the end of the month; they bring no more fees.
    private Map<MandateId, LocalDate> ended() {
        var ended = new HashMap<MandateId, LocalDate>();
        for (Mandate mandate : ground.feeRuns().mandates(unit)) {
            LocalDate end = mandate.endOn();
            if (end != null && !end.isAfter(days.last())) {
                ended.put(mandate.id(), end);
            }
        }
        return ended;
    }

    /// What had left by the end of the month and had not come back then.
    private List<FeePaid> paid(FeeRun run, List<FeeRun> reversed) {
        return FeeRuns.payments(run, reversed).stream()
                .filter(payment -> payment.stoodOn(days.last()))
                .toList();
    }
}
