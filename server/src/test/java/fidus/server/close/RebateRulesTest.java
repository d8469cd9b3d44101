package fidus.server.close;

import static fidus.close.TieOutRule.L10;
import static fidus.close.TieOutRule.L5;
import static fidus.close.TieOutRule.R11;
import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashflowCalls;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.ReceivedInto;
import fidus.rebates.RecordReceipt;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// E15, E23, L10 and R11: 2.35 lots at 5.05 are 11.87, which the broker pays in one place or
/// another.
class RebateRulesTest {
    private static final AccountKey TRADING = new AccountKey(CloseDesk.SERVER, 7_001);

    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);
    private AccountKey rebates = new AccountKey(CloseDesk.SERVER, 7_003);
    private AboutRebateRun about = new AboutRebateRun(new RebateRunId(new UUID(0, 0)));

    @BeforeEach
    void claimed() {
        rebates = desk.account(7_003, AccountPurpose.REBATE, "0");
        var broker = new CloseRebates(desk);
        broker.agreed("5.05");
        broker.closed(TRADING, 501, "2027-03-05", "2.35");
        about = new AboutRebateRun(broker.computed().id());
        desk.approve(desk.ask(RebateCalls.APPROVE, about));
        desk.ask(RebateCalls.POST, about);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void credit(long ticket, String on, String sum) {
        desk.cash(rebates, ticket, on + "T10:00:00", sum, "REBATE of March");
    }

    private void receive(RebateReceipt receipt) {
        desk.approve(desk.ask(RebateCalls.RECEIVE, new RecordReceipt(about.id(), receipt)));
    }

    private List<RebateCredit> credits() {
        return desk.ask(RebateCalls.CREDITS, about).credits();
    }

    private RebateRun run() {
        return desk.ask(RebateCalls.RUN, about);
    }

    private RebateReceipt unseen() {
        return new RebateCredit(
                        rebates.server() + "/" + rebates.login() + "/1",
                        rebates,
                        ReceivedInto.REBATE_ACCOUNT,
                        LocalDate.parse("2027-03-30"),
                        LocalDate.parse("2027-03-30"),
                        usd("11.87"),
                        "")
                .receipt();
    }

    @Test
    void aCreditOnTheRebateAccountIsBookedOnceAndNamedOnce() {
        var early = new RecordReceipt(about.id(), unseen());
        assertThat(code(() -> desk.ask(RebateCalls.RECEIVE, early)))
                .isEqualTo(Problem.Code.NOT_FOUND);

        credit(1, "2027-03-30", "11.87");
        assertThat(wallets.tie(R11).explanation()).contains("not recorded as received");
        assertThat(wallets.tie(L10).left()).isEqualTo(usd("0.00"));
        assertThat(wallets.tie(L10).right()).isEqualTo(usd("11.87"));
        receive(credits().getFirst().receipt());

        assertThat(desk.balance("1150")).isEqualTo("11.87");
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(desk.balance("4200")).isEqualTo("-11.87");
        assertThat(wallets.ties(L10)).isEmpty();
        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(credits()).isEmpty();
        assertThat(code(() -> desk.ask(RebateCalls.RECEIVE, early)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);
    }

    @Test
    void aCreditThatCameAfterItsMonthWasLockedCountsInTheBooksWithTheNextMonth() {
        Months.lock(desk.server.mongo(), CloseDesk.MARCH);
        credit(1, "2027-03-30", "11.87");
        desk.write(
                unit -> {
                    desk.server.features().ledger().periods().reopen(unit, YearMonth.of(2027, 3));
                    return unit;
                });
        assertThat(wallets.tie(L10).left()).isEqualTo(usd("11.87"));
        RebateCredit credit = credits().getFirst();
        assertThat(credit.cameOn()).isEqualTo("2027-03-30");
        assertThat(credit.countsOn()).isEqualTo("2027-04-01");

        receive(credit.receipt());

        RebateReceipt kept = run().receipts().getFirst();
        assertThat(kept.receivedOn()).isEqualTo("2027-03-30");
        assertThat(kept.counted()).isEqualTo("2027-04-01");
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(wallets.tie(L10).left()).isEqualTo(usd("11.87"));
        assertThat(wallets.tie(L10).right()).isEqualTo(usd("11.87"));
        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void whatABankPaidInAMonthThatWasLockedSinceCountsFromTheFirstOpenOne() {
        Months.lock(desk.server.mongo(), "2027-02");
        receive(
                RebateReceipt.atBank(
                        usd("11.87"), LocalDate.parse("2027-02-26"), "House bank USD", "REB-77"));
        assertThat(run().receipts().getFirst().receivedOn()).isEqualTo("2027-02-26");
        assertThat(run().receipts().getFirst().counted()).isEqualTo("2027-03-01");
        assertThat(run().owedOn(LocalDate.parse("2027-02-28"))).isEqualTo(usd("11.87"));
        assertThat(wallets.ties(L10)).isEmpty();
    }

    @Test
    void aReceiptSaysWhatItsCreditSays() {
        credit(1, "2027-03-30", "11.86");
        assertThat(code(() -> receive(unseen()))).isEqualTo(Problem.Code.BAD_VALUE);
        var nameless =
                new RebateReceipt(
                        usd("11.86"),
                        LocalDate.parse("2027-03-30"),
                        ReceivedInto.REBATE_ACCOUNT,
                        rebates.toString(),
                        "REB-77",
                        null,
                        null);
        assertThat(code(() -> receive(nameless))).isEqualTo(Problem.Code.BAD_VALUE);

        receive(credits().getFirst().receipt());

        assertThat(desk.balance("1200")).isEqualTo("0.01");
        assertThat(wallets.tie(L10).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.tie(R11).right()).isEqualTo(usd("11.86"));
    }

    @Test
    void aRebateOnTheTradingAccountSettlesTheClaimAndIsNoSecondIncome() {
        desk.cash(TRADING, 9, "2027-03-30T10:00:00", "11.87", "REBATE of March");
        RebateCredit credit = credits().getFirst();
        assertThat(credit.receivedInto()).isEqualTo(ReceivedInto.TRADING_ACCOUNT);
        receive(credit.receipt());

        assertThat(desk.balance("1100")).isEqualTo("10011.87");
        assertThat(desk.balance("1200")).isEqualTo("0.00");
        assertThat(desk.balance("4200")).isEqualTo("-11.87");
        assertThat(desk.balance("4400")).isEqualTo("0.00");
        assertThat(wallets.ties(L10)).isEmpty();
        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void aCreditThatWasSomethingElseOpensTheClaimAgain() {
        credit(1, "2027-03-30", "11.87");
        receive(credits().getFirst().receipt());

        desk.ask(
                Mt5Calls.DECIDE_DEAL,
                new DecideDeal(
                        rebates.server(),
                        rebates.login(),
                        1,
                        CashCategory.BONUS,
                        null,
                        "The broker calls it a bonus",
                        null));

        assertThat(run().rebateRunState()).isEqualTo(RebateRunState.POSTED);
        assertThat(run().receipts()).isEmpty();
        assertThat(desk.balance("1200")).isEqualTo("11.87");
        assertThat(desk.balance("1150")).isEqualTo("11.87");
        assertThat(desk.balance("4400")).isEqualTo("-11.87");
        assertThat(wallets.tie(L10).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.ties(R11)).isEmpty();
    }

    @Test
    void whatMovesOnLeavesTheRebateAccountAndIsNoIncome() {
        credit(1, "2027-03-20", "11.87");
        desk.cash(rebates, 2, "2027-03-21T10:00:00", "-5.00", "TRANSFER TO 7001");
        assertThat(desk.balance("1150")).isEqualTo("6.87");
        assertThat(desk.balance("1140")).isEqualTo("5.00");
        assertThat(desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().getFirst().funds())
                .allMatch(fund -> usd("0.00").equals(fund.assets().inTransit().sum()));
        assertThat(wallets.tie(L5).tieOutState()).isEqualTo(TieOutState.TIES);

        desk.cash(TRADING, 3, "2027-03-21T10:00:01", "5.00", "TRANSFER FROM 7003");
        assertThat(desk.balance("1140")).isEqualTo("0.00");
        assertThat(desk.balance("1100")).isEqualTo("10005.00");
        assertThat(desk.balance("4400")).isEqualTo("0.00");
        assertThat(wallets.tie(L5).tieOutState()).isEqualTo(TieOutState.TIES);

        desk.cash(rebates, 4, "2027-03-22T10:00:00", "-6.00", "WITHDRAWAL to our bank");
        assertThat(desk.balance("1150")).isEqualTo("0.87");
        assertThat(wallets.tie(L5).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void r11WhatCameToABankIsOneRowOfItsStatementToTheCent() {
        var bank = CloseBank.at(desk);
        receive(
                RebateReceipt.atBank(
                        usd("11.87"), LocalDate.parse("2027-03-31"), "House bank USD", "REB-77"));
        TieOut missing = wallets.tie(R11);
        assertThat(missing.key()).isEqualTo("Broker 2027-03, REB-77");
        assertThat(missing.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(missing.isBlocking()).isFalse();
        assertThat(missing.explanation())
                .isEqualTo("No row of House bank USD within 5 days of 2027-03-31 is of this sum.");
        assertThat(desk.balance("1200")).isEqualTo("0.00");

        bank.statement(
                ":61:2703290329C11,86NTRFNONREF//K1\n:86:Rebate\n"
                        + ":61:2703300330C11,87NTRFNONREF//K2\n:86:Rebate\n",
                "10023,73");

        assertThat(wallets.tie(R11).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.tie(R11).right()).isEqualTo(usd("11.87"));
    }
}
