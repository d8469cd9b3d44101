package fidus.server.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FindCashFlow;
import fidus.contract.Nothing;
import fidus.funds.FundCode;
import fidus.mt5.AccountPurpose;
import fidus.server.HouseDecisions;
import fidus.server.deals.TradingOffice;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.Test;

/// By what the house judges its cash flow and its coverage, from the day it is set for.
class JudgedByTest {
    @Test
    void whatIsSetIsSubtractedThoughNobodyAskedAndJudgedByFromItsDay() {
        try (var office = new TradingOffice("2027-01-04")) {
            office.account(7001, AccountPurpose.TRADING, FundCode.CORE, "1000", true);
            var house = new HouseDecisions(office);
            house.set(SettingKey.COVERAGE_BASIS, "ACCRUED");
            house.set(SettingKey.RUNNING_BALANCE_INCLUDES, "AND_FEES");
            var find = new FindCashFlow(null, null, false, false, true, false);
            var before = office.ask(CashflowCalls.CALENDAR, find);
            assertThat(before.always()).containsExactlyElementsOf(CashFlowKind.included(""));
            assertThat(office.ask(CashflowCalls.COVERAGE, new Nothing()).basis())
                    .isEqualTo(CoverageBasis.FULL_TERM);

            office.at("2027-01-05");

            var flow = office.ask(CashflowCalls.CALENDAR, find);
            assertThat(flow.always())
                    .containsExactly(
                            CashFlowKind.INTEREST,
                            CashFlowKind.COMMISSION,
                            CashFlowKind.MANAGER_FEE);
            assertThat(flow.currencies().getFirst().includes())
                    .contains(CashFlowKind.MANAGER_FEE, CashFlowKind.FRANCHISE_POOL)
                    .doesNotContain(CashFlowKind.PRINCIPAL);
            assertThat(office.ask(CashflowCalls.COVERAGE, new Nothing()).basis())
                    .isEqualTo(CoverageBasis.ACCRUED);
        }
    }
}
