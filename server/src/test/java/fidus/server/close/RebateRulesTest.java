package fidus.server.close;

import static fidus.close.TieOutRule.R11;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.ReceivedInto;
import fidus.rebates.RecordReceipt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// R11: 2.35 lots at 5.05 are 11.87, which the broker pays to a rebate account.
class RebateRulesTest {
    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);
    private AccountKey rebates = new AccountKey(CloseDesk.SERVER, 7_003);

    private RebateRun run;

    @BeforeEach
    void posted() {
        rebates = desk.account(7_003, AccountPurpose.REBATE, "0");
        var broker = new CloseRebates(desk);
        broker.agreed("5.05");
        broker.closed(new AccountKey(CloseDesk.SERVER, 7_001), 501, "2027-03-05", "2.35");
        run = broker.computed();
        desk.approve(desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
        desk.ask(RebateCalls.POST, new AboutRebateRun(run.id()));
    }

    private void received(ReceivedInto into, String account) {
        desk.approve(
                desk.ask(
                        RebateCalls.RECEIVE,
                        new RecordReceipt(
                                run.id(),
                                new RebateReceipt(
                                        usd("11.87"),
                                        LocalDate.parse("2027-03-31"),
                                        into,
                                        account,
                                        "REB-77"))));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void onAccount() {
        received(ReceivedInto.REBATE_ACCOUNT, "7003");
    }

    @Test
    void r11AReceiptAtTheBankIsOneRowOfItsStatementToTheCent() {
        var bank = CloseBank.at(desk);
        received(ReceivedInto.BANK, "House bank USD");
        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(wallets.tie(R11).explanation())
                .isEqualTo("No row of House bank USD within 5 days of 2027-03-31 is of this sum.");

        bank.statement(
                ":61:2703290329C11,86NTRFNONREF//K1\n:86:Rebate\n"
                        + ":61:2703300330C11,87NTRFNONREF//K2\n:86:Rebate\n",
                "10023,73");

        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.tie(R11).right()).isEqualTo(usd("11.87"));
    }

    private void credit(long ticket, String on, String sum) {
        desk.cash(rebates, ticket, on + "T10:00:00", sum, "REBATE of March");
    }

    @Test
    void r11AReceiptIsOneRowOfTheRebateAccountToTheCent() {
        onAccount();
        TieOut missing = wallets.tie(R11);
        assertThat(missing.key()).isEqualTo("Broker 2027-03, REB-77");
        assertThat(missing.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(missing.isBlocking()).isFalse();

        credit(1, "2027-03-30", "11.87");

        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.tie(R11).right()).isEqualTo(usd("11.87"));
    }

    @Test
    void r11ACentLessOrAWeekApartIsAnotherRow() {
        onAccount();
        credit(1, "2027-03-30", "11.86");
        assertThat(wallets.ties(R11))
                .extracting(TieOut::tieOutState)
                .containsExactlyInAnyOrder(TieOutState.UNKNOWN, TieOutState.DIFFERS);
        credit(2, "2027-03-25", "11.87");
        assertThat(wallets.ties(R11)).hasSize(3);
    }

    @Test
    void r11ARebateNobodyRecordedIsFound() {
        onAccount();
        credit(1, "2027-03-30", "11.87");
        credit(2, "2027-03-30", "11.87");
        assertThat(wallets.ties(R11))
                .filteredOn(tie -> tie.tieOutState() == TieOutState.DIFFERS)
                .singleElement()
                .satisfies(
                        tie -> {
                            assertThat(tie.left()).isEqualTo(usd("0.00"));
                            assertThat(tie.right()).isEqualTo(usd("11.87"));
                            assertThat(tie.explanation()).contains("not recorded as received");
                        });
    }
}
