package fidus.server.fees;

import fidus.cashflow.CashflowCalls;
import fidus.contract.Nothing;
import fidus.dashboard.DashboardCalls;
import fidus.funds.FundCode;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthLevel;
import fidus.mt5.pnl.TruePnl;
import fidus.statements.AboutMonth;
import fidus.statements.FundValues;
import fidus.statements.StatementCalls;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The P&L of several accounts as each place of the program says it, by the name of the fund or the
/// tier.
final class PnlPlaces {
    private static final String MONTH = "2027-01";

    private final FeeDesk desk;

    PnlPlaces(FeeDesk desk) {
        this.desk = desk;
    }

    static BigDecimal figure(@Nullable TruePnl pnl) {
        return pnl == null ? new BigDecimal("0.00") : pnl.truePnl().amount();
    }

    /// The basis on separation's balance is made of that balance and is left out.
    Map<String, BigDecimal> dashboard() {
        var sums = new TreeMap<String, BigDecimal>();
        desk.ask(DashboardCalls.DASHBOARD, new Nothing())
                .pnl()
                .forEach(
                        one ->
                                sums.put(
                                        one.tier(),
                                        Objects.requireNonNull(one.truePnl()).amount()));
        sums.remove("CLIENT_TIER_SEPARATION_BASIS");
        return sums;
    }

    int counted() {
        return desk.ask(DashboardCalls.DASHBOARD, new Nothing()).pnl().stream()
                .filter(one -> one.tier().equals("TOTAL"))
                .mapToInt(one -> one.parts())
                .sum();
    }

    Map<String, BigDecimal> grown() {
        var sums = new TreeMap<String, BigDecimal>();
        desk.ask(GrowthCalls.REPORT, new Nothing()).lines().stream()
                .filter(line -> line.scope().level().compareTo(GrowthLevel.FUND) <= 0)
                .forEach(
                        line -> {
                            FundCode fund = line.scope().fundCode();
                            sums.put(fund == null ? "" : fund.name(), line.truePnl().amount());
                        });
        return sums;
    }

    Map<String, BigDecimal> page() {
        var sums = new TreeMap<String, BigDecimal>();
        desk.ask(CashflowCalls.FUND_PAGE, new Nothing())
                .currencies()
                .forEach(
                        section ->
                                section.funds().stream()
                                        .filter(one -> one.total().basis().of() > 0)
                                        .forEach(
                                                one ->
                                                        sums.put(
                                                                one.fundCode().name(),
                                                                figure(one.total().pnl()))));
        return sums;
    }

    Map<String, BigDecimal> packs() {
        var sums = new TreeMap<String, BigDecimal>();
        desk.ask(StatementCalls.FUND_PACK, new AboutMonth(MONTH))
                .funds()
                .forEach(
                        fund -> {
                            FundValues total = Objects.requireNonNull(fund.total());
                            sums.put(fund.fundCode().name(), total.truePnl().amount());
                        });
        return sums;
    }
}
