package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.FundPart;
import fidus.cashflow.FundPartKind;
import fidus.contract.Nothing;
import fidus.mt5.AccountPurpose;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.pnl.ReturnBand;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The fund accounting page of a fund with one contract of 10,000.00 at 1.5 % for twelve months and
/// one account that made 10,450.00 of 10,000.00.
class FundPageTest {
    @Test
    void everyFigureIsTheSumOfItsPartsAndEqualsWhatOtherPagesSay() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            FundPageSection page = page(desk);
            assertThat(page.figures().totalEquity()).contains(CloseDesk.usd("10450.00"));
            assertThat(page.figures().fundRevenue()).contains(CloseDesk.usd("450.00"));
            // 12 × 150.00, and a tenth of it for the agent.
            assertThat(page.figures().obligations()).isEqualTo(CloseDesk.usd("1800.00"));
            assertThat(page.figures().liabilities()).contains(CloseDesk.usd("1980.00"));
            assertThat(page.figures().netProfitability()).contains(CloseDesk.usd("-1530.00"));
            assertThat(page.figures().rebatesInNet()).isFalse();
            // Nobody recorded what the banks hold: that is not zero.
            assertThat(page.figures().fundAssets()).isEmpty();
            assertThat(page.missing())
                    .containsExactly("no balance of a bank or wallet in USD is recorded");
            assertThat(page.parts())
                    .filteredOn(one -> one.fundPartKind() == FundPartKind.CLIENT_PRINCIPAL)
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.name()).contains("CORE", "Ada Example");
                                assertThat(one.subject()).startsWith("contract/");
                            });
            assertThat(
                            FundPart.sum(
                                    page.parts(),
                                    List.of(FundPartKind.TRADING_EQUITY),
                                    page.currency()))
                    .contains(CloseDesk.usd("10450.00"));
            CashFlowOpening opening =
                    desk.ask(
                                    CashflowCalls.CALENDAR,
                                    new FindCashFlow(null, null, false, false, false, false))
                            .currencies()
                            .getFirst()
                            .opening();
            assertThat(page.figures().fundRevenue().orElseThrow()).isEqualTo(opening.fundRevenue());
            var owed =
                    desk.ask(CashflowCalls.COVERAGE, new Nothing())
                            .currencies()
                            .getFirst()
                            .funds()
                            .getFirst()
                            .obligations(CoverageBasis.FULL_TERM);
            assertThat(page.figures().liabilities()).contains(owed.total().minus(owed.principal()));
        }
    }

    @Test
    void returnsHaveTheirBandAndSeparationIsInTheTablesTotalAlone() {
        try (CloseDesk desk = CloseDesk.afterMarch()) {
            var separation = desk.account(8_001, AccountPurpose.SEPARATION, "100.00");
            assertThat(page(desk).tableTotal()).isEmpty();
            assertThat(page(desk).figures().totalEquity()).isEmpty();
            assertThat(page(desk).missing()).contains("account " + separation + " has no reading");
            desk.read(separation, "2027-04-01T08:55:00Z", "130.00");
            FundPageSection page = page(desk);
            FundReturn core = page.funds().getFirst();
            // 450.00 on 10,000.00 is 4.50 %; separation went from 100.00 to 130.00.
            assertThat(core.band()).contains(ReturnBand.POSITIVE);
            assertThat(core.total().pnl().truePnl()).isEqualTo(CloseDesk.usd("450.00"));
            assertThat(page.tableTotal()).contains(CloseDesk.usd("480.00"));
        }
    }

    private static FundPageSection page(CloseDesk desk) {
        return desk.ask(CashflowCalls.FUND_PAGE, new Nothing()).currencies().getFirst();
    }
}
