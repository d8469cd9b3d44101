package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.bank.desk.OpenTransit;
import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.Coverage;
import fidus.cashflow.FindCashFlow;
import fidus.contract.Nothing;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// Money that left a broker and has not reached the bank is held by neither, and is covered all the
/// same; what the bank still counts although a broker has it is not counted twice.
class CoveredTransitTest {
    private static final AccountKey TRADING = new AccountKey(CloseDesk.SERVER, 7_001);

    @Test
    void coverageAndTheOpeningKnowWhatIsBetweenABrokerAndTheBank() {
        try (var desk = CloseDesk.afterMarch()) {
            CloseBank bank = CloseBank.at(desk);
            Money before = assets(desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies());
            Money monthBefore = assets(desk.month().coverage());

            desk.cash(TRADING, 11, "2027-03-10T10:00:00", "-200.00", "WITHDRAWAL wire 1");

            Coverage live = first(desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies());
            assertThat(assets(List.of(live)).minus(before)).isEqualTo(usd("200.00"));
            assertThat(assets(desk.month().coverage()).minus(monthBefore)).isEqualTo(usd("200.00"));
            assertThat(opening(desk).inTransit()).isEqualTo(usd("200.00"));

            OpenTransit open = desk.ask(BankCalls.TRANSITS, new Nothing()).open().getFirst();
            desk.approve(
                    desk.ask(
                            BankCalls.BOOK_TRANSIT,
                            new BookTransit(
                                    open.transfer(),
                                    bank.house().id(),
                                    LocalDate.parse("2027-03-12"),
                                    "SWIFT 4711",
                                    null,
                                    null)));
            assertThat(assets(desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies()))
                    .isEqualTo(before);
            assertThat(opening(desk).inTransit()).isNull();

            desk.cash(TRADING, 12, "2027-03-14T10:00:00", "300.00", "DEPOSIT wire 2");
            assertThat(opening(desk).inTransit()).isEqualTo(usd("-300.00"));
        }
    }

    private static CashFlowOpening opening(CloseDesk desk) {
        return desk.ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false))
                .currencies()
                .getFirst()
                .opening();
    }

    private static Coverage first(List<Coverage> all) {
        return all.getFirst();
    }

    private static Money assets(List<Coverage> all) {
        return first(all).funds().stream()
                .filter(fund -> fund.fundCode() == FundCode.CORE)
                .map(fund -> fund.assets().total().sum())
                .findFirst()
                .orElseThrow();
    }

    private static Money usd(String sum) {
        return CloseDesk.usd(sum);
    }
}
