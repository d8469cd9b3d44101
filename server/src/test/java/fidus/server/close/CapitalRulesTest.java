package fidus.server.close;

import static fidus.close.TieOutRule.R10;
import static fidus.close.TieOutRule.R4;
import static fidus.close.TieOutRule.R5;
import static fidus.close.TieOutRule.R6;
import static fidus.close.TieOutRule.R9;
import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashLine;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.Postings;
import fidus.mt5.AccountPurpose;
import fidus.reconciliation.Severity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// R5, R6, R9 and R10 at the end of March: 10,000.00 of one client, all of it on one account.
class CapitalRulesTest {
    private static final String MARCH = "2027-03-31T18:00:00Z";
    private static final String LATER = "2027-03-31T18:00:01Z";

    private CloseDesk desk = CloseDesk.afterMarch();
    private CloseWallets wallets = new CloseWallets(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    /// Another account with 5,000.00 of which no contract knows.
    private void more() {
        desk.close();
        desk = CloseDesk.afterMarch(7_004);
        wallets = new CloseWallets(desk);
    }

    private CloseStep proof() {
        return desk.step(StepKind.PROOF);
    }

    private boolean blocks(String rule) {
        return proof().blocks().stream().anyMatch(one -> one.message().startsWith(rule + " "));
    }

    @Test
    void r5HoldsPrincipalAgainstTheAllocationOfItsFundAndOnlyWarns() {
        TieOut even = wallets.tie(R5);
        assertThat(even.key()).isEqualTo("CORE");
        assertThat(even.tieOutState()).isEqualTo(TieOutState.TIES);
        more();
        TieOut off = wallets.tie(R5);
        assertThat(off.left()).isEqualTo(usd("10000.00"));
        assertThat(off.right()).isEqualTo(usd("15000.00"));
        assertThat(off.tieOutState()).isEqualTo(TieOutState.DIFFERS);
        assertThat(blocks("R5")).isFalse();
        // With R4, which nobody can know yet, and R18 of both accounts.
        assertThat(proof().figures())
                .anyMatch(one -> one.name().equals("Warnings") && one.value().equals("4"));
    }

    @Test
    void r6ShowsTheCushionOfTheHouseAndStopsNothing() {
        assertThat(wallets.tie(R6).tieOutState()).isEqualTo(TieOutState.TIES);
        more();
        TieOut cushion = wallets.tie(R6);
        assertThat(cushion.tieOutState()).isEqualTo(TieOutState.EXPLAINED);
        assertThat(cushion.explanation()).isEqualTo("The cushion of the house is 5000.00 USD.");
    }

    @Test
    void r10StopsTheMonthUntilCashAndAllocationsAreThePrincipalAndUnassignedDeposits() {
        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.TIES);
        wallets.cash(CashPlace.BANK, "House bank USD", CashOwner.CLIENT, "250.00", MARCH);
        TieOut off = wallets.tie(R10);
        assertThat(off.left()).isEqualTo(usd("10250.00"));
        assertThat(off.right()).isEqualTo(usd("10000.00"));
        assertThat(blocks("R10")).isTrue();

        desk.close();
        desk = new CloseDesk("2027-03-30");
        desk.account(7_001, AccountPurpose.TRADING, "10000.00");
        desk.started("10000.00");
        desk.deposit("250.00");
        wallets = new CloseWallets(desk);
        wallets.cash(
                CashPlace.BANK,
                "House bank USD",
                CashOwner.CLIENT,
                "250.00",
                "2027-03-30T08:00:00Z");
        desk.at("2027-04-01");
        desk.server.rollDay();
        assertThat(wallets.tie(R10).right()).isEqualTo(usd("10250.00"));
        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void r10CountsTheCashOfTheMonthsEndAndNotWhatCameLater() {
        wallets.cash(
                CashPlace.BANK,
                "House bank USD",
                CashOwner.CLIENT,
                "250.00",
                "2027-04-01T08:00:00Z");
        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void whatTheBooksMovedAfterABalanceWasReadIsPartOfR6R9AndR10() {
        wallets.cash(
                CashPlace.BANK, "House bank USD", CashOwner.CLIENT, "0.00", "2027-03-15T08:00:00Z");
        wallets.cash(
                CashPlace.BROKER_WALLET,
                "Broker",
                CashOwner.HOUSE,
                "9000.00",
                "2027-03-15T08:00:00Z");
        // Found only by carrying it on: 250.00 came, and 1,000.00 more are at the broker.
        wallets.booked("1010", "House bank USD", "250.00");
        desk.post(
                "E3",
                "manual/1",
                "2027-03-16",
                Postings.debit("1050", usd("1000.00"), Map.of("bankAccount", "Broker")),
                Postings.credit("3010", usd("1000.00"), Map.of()));
        // A booking of April is no money of March.
        desk.post(
                "E1",
                "deposit/April",
                "2027-04-01",
                Postings.debit("1010", usd("70.00"), Map.of("bankAccount", "House bank USD")),
                Postings.credit("2010", usd("70.00"), Map.of()));

        assertThat(wallets.tie(R10).left()).isEqualTo(usd("10250.00"));
        assertThat(wallets.tie(R10).right()).isEqualTo(usd("10250.00"));
        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(wallets.tie(R6).left()).isEqualTo(usd("10250.00"));
        assertThat(wallets.tie(R9).left()).isEqualTo(usd("10000.00"));
        assertThat(wallets.tie(R9).tieOutState()).isEqualTo(TieOutState.FAILS);
        assertThat(desk.ask(CashflowCalls.CASH, new Nothing()).lines())
                .extracting(CashLine::carried)
                .containsExactlyInAnyOrder(usd("320.00"), usd("10000.00"));
        assertThat(desk.ask(CashflowCalls.CASH, new Nothing()).lines())
                .anyMatch(one -> one.warning().contains("may be entered twice"));
    }

    @Test
    void anExplanationHoldsForExactlyTheDifferenceThatWasShown() {
        more();
        desk.freeze();
        assertThat(blocks("R10")).isTrue();
        assertThat(code(() -> wallets.explain(R10, "USD", "4999.99")))
                .isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(code(() -> wallets.explain(R10, "EUR", "5000.00")))
                .isEqualTo(Problem.Code.NOT_FOUND);

        wallets.explain(R10, "USD", "5000.00");

        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.EXPLAINED);
        assertThat(wallets.tie(R10).explanation()).startsWith(CloseDesk.REASON + " (");
        assertThat(blocks("R10")).isFalse();
        assertThat(code(() -> wallets.explain(R10, "USD", "5000.00")))
                .isEqualTo(Problem.Code.WRONG_STATE);
        wallets.cash(CashPlace.BANK, "House bank USD", CashOwner.CLIENT, "0.01", MARCH);
        assertThat(wallets.tie(R10).tieOutState()).isEqualTo(TieOutState.DIFFERS);
        assertThat(blocks("R10")).isTrue();
    }

    @Test
    void r9WarnsOfAWalletThatMayBeTheAllocatedMoneyAgain() {
        assertThat(wallets.ties(R9)).isEmpty();
        wallets.cash(CashPlace.BROKER_WALLET, "Broker", CashOwner.HOUSE, "10099.99", MARCH);
        assertThat(wallets.tie(R9).tieOutState()).isEqualTo(TieOutState.FAILS);
        assertThat(wallets.tie(R9).explanation()).contains("may be entered twice");
        assertThat(blocks("R9")).isFalse();
        wallets.cash(CashPlace.BROKER_WALLET, "Broker", CashOwner.HOUSE, "10100.00", LATER);
        assertThat(wallets.tie(R9).tieOutState()).isEqualTo(TieOutState.PASSES);
    }

    @Test
    void r25IsTheShareOfAccountsWithEverythingSet() {
        // The account has no manager.
        assertThat(proof().figures())
                .anyMatch(
                        one ->
                                one.name().startsWith("R25")
                                        && one.value().equals("0.00 %, 0 of 1"));
    }

    @Test
    void r4SaysThatTheCommitteeNeverResolvedAndStopsNothing() {
        TieOut never = wallets.tie(R4);
        assertThat(never.key()).isEqualTo("CORE");
        assertThat(never.left()).isEqualTo(usd("10000.00"));
        assertThat(never.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(never.explanation()).startsWith("No capital of the committee was ever recorded");
        assertThat(never.severity()).isEqualTo(Severity.WARNING);
        assertThat(blocks("R4")).isFalse();
    }
}
