package fidus.server.close;

import fidus.cashflow.ManagerFee;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.PayableFee;
import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.transfers.OpenLeg;
import fidus.server.cashflow.CashFlows;
import fidus.server.cashflow.MonthEnd;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
                                ground.pools()
                                        .owed(unit, ground.payments().paidDays(unit), days.last()),
                                moment.moving));
    }

    /// What brokers held and sent.
    ///
    /// @param moving what was between two accounts
    record Moment(List<MonthAccount> accounts, List<OpenLeg> moving) {}

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
        Set<FeeRunId> unpaid = new HashSet<>();
        var periods = new TreeSet<String>();
        for (FeeRun run : ground.feeRuns().standing(unit)) {
            FeePaid payment = run.steps().payment();
            boolean paid = payment != null && !payment.paidOn().isAfter(days.last());
            if (run.feeRunState().isPosted()
                    && !paid
                    && run.period().compareTo(days.month().toString()) <= 0) {
                unpaid.add(run.id());
                periods.add(run.period());
            }
        }
        var fees = new ArrayList<ManagerFee>();
        for (String period : periods) {
            for (PayableFee fee : ground.feeRuns().postedIn(unit, period)) {
                if (unpaid.contains(fee.runId())) {
                    fees.add(fee(fee));
                }
            }
        }
        return fees;
    }

    private static ManagerFee fee(PayableFee fee) {
        return new ManagerFee(
                fee.manager(),
                fund(fee.fund()),
                fee.period(),
                fee.money(),
                YearMonth.parse(fee.period()).atEndOfMonth(),
                false,
                null);
    }

    /// Absent where a mandate covers several funds.
    private static @Nullable FundCode fund(String name) {
        return Arrays.stream(FundCode.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
