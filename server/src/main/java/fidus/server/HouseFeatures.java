package fidus.server;

import fidus.cashflow.ManagerFee;
import fidus.fees.runs.PayableFee;
import fidus.funds.FundCode;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.cashflow.CashFlows;
import fidus.server.cashflow.Others;
import fidus.server.deals.Deals;
import fidus.server.fees.FeePayables;
import fidus.server.fees.FeeRuns;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Routes;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/// The third page of the wiring: what the house computes from its books and its readings.
final class HouseFeatures {
    private final FeeRuns feeRuns;
    private final CashFlows cashFlows;

    /// What these features stand on.
    record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Accounts accounts,
            Deals deals,
            BookFeatures books) {}

    HouseFeatures(Ground ground) {
        feeRuns =
                new FeeRuns(
                        new FeeRuns.Ground(
                                ground.mongo,
                                ground.audit,
                                ground.approvals,
                                ground.jobs,
                                ground.ledger,
                                ground.accounts,
                                ground.deals));
        ground.books.payments().source(FeePayables.KIND, new FeePayables(feeRuns));
        cashFlows = new CashFlows(ofCash(ground));
    }

    static void shape(Migrations migrations) {
        FeeRuns.shape(migrations);
        CashFlows.shape(migrations);
    }

    void routes(Routes routes) {
        feeRuns.routes(routes);
        cashFlows.routes(routes);
    }

    FeeRuns feeRuns() {
        return feeRuns;
    }

    private CashFlows.Ground ofCash(Ground ground) {
        return new CashFlows.Ground(
                ground.audit,
                ground.approvals,
                ground.ledger,
                ground.books.funds(),
                ground.accounts,
                ground.books.contracts(),
                ground.books.books(),
                ground.deals,
                new Others(
                        this::unpaidFees,
                        _ -> List.of(),
                        unit -> ground.books.redemptions().paidDays(unit)));
    }

    /// Posted fees that wait for their payment, due from the end of their month.
    private List<ManagerFee> unpaidFees(Unit unit) {
        return feeRuns.posted(unit).stream().map(HouseFeatures::fee).toList();
    }

    private static ManagerFee fee(PayableFee due) {
        FundCode fund =
                Arrays.stream(FundCode.values())
                        .filter(code -> code.name().equals(due.fund()))
                        .findFirst()
                        .orElse(null);
        return new ManagerFee(
                due.manager(),
                fund,
                due.period(),
                due.money(),
                YearMonth.parse(due.period()).atEndOfMonth(),
                false,
                null);
    }
}
