package fidus.server.close;

import static fidus.close.TieOutRule.L10;
import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.RecordReceipt;
import fidus.rebates.ReverseRebates;
import fidus.rebates.ReverseReceipt;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A rebate that was recorded as paid to a bank and was not, or not for this claim: 2.35 lots at
/// 5.05 are 11.87.
class RebateTakenBackTest {
    private static final AccountKey TRADING = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final String WHY = "It was another broker's";

    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);
    private final CloseRebates broker = new CloseRebates(desk);
    private AboutRebateRun about = new AboutRebateRun(new RebateRunId(new UUID(0, 0)));

    @BeforeEach
    void claimed() {
        broker.agreed("5.05");
        broker.closed(TRADING, 501, "2027-03-05", "2.35");
        posted();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void posted() {
        about = new AboutRebateRun(broker.computed().id());
        desk.approve(desk.ask(RebateCalls.APPROVE, about));
        desk.ask(RebateCalls.POST, about);
    }

    private void receive(String sum, String on) {
        desk.approve(received(sum, on));
    }

    private Prepared received(String sum, String on) {
        var receipt =
                RebateReceipt.atBank(usd(sum), LocalDate.parse(on), "House bank USD", "REB-77");
        return desk.ask(RebateCalls.RECEIVE, new RecordReceipt(about.id(), receipt));
    }

    private Prepared takeBack() {
        return desk.ask(RebateCalls.REVERSE_RECEIPT, new ReverseReceipt(about.id(), "REB-77", WHY));
    }

    private RebateRun run() {
        return desk.ask(RebateCalls.RUN, about);
    }

    private static String shown(Prepared prepared, String label) {
        return prepared.shown().stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private JournalEntry newest() {
        return desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 1))
                .rows()
                .getFirst();
    }

    @Test
    void whatADepositStandsOnIsNoReceipt() {
        var _ = CloseBank.at(desk);
        desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        desk.ada.id(),
                        usd("11.87"),
                        LocalDate.parse("2027-03-31"),
                        DepositMethod.FIAT,
                        "REB-77",
                        "House bank USD",
                        ""));

        Problem refused = problem(() -> receive("11.87", "2027-03-31"));

        assertThat(refused.code()).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(refused.fields().getFirst().field()).isEqualTo("row");
        assertThat(run().receipts()).isEmpty();
    }

    @Test
    void theClaimIsOpenAgainAndTheReferenceFreeOnceAnotherPersonApproves() {
        receive("11.78", "2027-03-31");
        JournalEntry wrong = newest();
        Prepared waiting = takeBack();
        assertThat(shown(waiting, "Posted on")).isEqualTo("2027-03-31");
        assertThat(shown(waiting, "Open afterwards")).isEqualTo("11.87 USD");
        assertThat(desk.balance("1010")).isEqualTo("10011.78");

        desk.approve(waiting);

        assertThat(newest().reverses()).isEqualTo(wrong.id());
        assertThat(desk.balance("1010")).isEqualTo("10000.00");
        assertThat(desk.balance("1200")).isEqualTo("11.87");
        assertThat(run().rebateRunState()).isEqualTo(RebateRunState.POSTED);
        assertThat(run().receipts()).isEmpty();
        assertThat(run().wrongReceipts().getFirst().reason()).isEqualTo(WHY);
        assertThat(wallets.tie(L10).right()).isEqualTo(usd("11.87"));
        assertThat(problem(this::takeBack).fields().getFirst().field()).isEqualTo("evidence");

        receive("11.87", "2027-03-31");
        assertThat(desk.balance("1010")).isEqualTo("10011.87");
        desk.approve(takeBack());
        assertThat(desk.balance("1010")).isEqualTo("10000.00");
        assertThat(run().wrongReceipts()).hasSize(2);
    }

    @Test
    void inALockedMonthItIsTakenBackInTheFirstOpenOneAndTheMonthStaysAsItWas() {
        Prepared late = received("11.87", "2027-03-30");
        assertThat(shown(late, "Counts on")).isEqualTo("2027-03-30");
        Months.lock(desk.server.mongo(), "2027-03");
        assertThat(code(() -> desk.approve(late))).isEqualTo(Problem.Code.STALE_VERSION);
        Months.reopen(desk.server.mongo(), "2027-03");
        receive("11.87", "2027-03-30");
        Months.lock(desk.server.mongo(), "2027-03");

        Prepared waiting = takeBack();
        assertThat(shown(waiting, "Posted on")).isEqualTo("2027-04-01");
        Months.lock(desk.server.mongo(), "2027-04");
        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        Months.reopen(desk.server.mongo(), "2027-04");
        desk.approve(takeBack());

        assertThat(newest().valueOn()).isEqualTo("2027-04-01");
        assertThat(run().owedOn(LocalDate.parse("2027-03-31"))).isEqualTo(usd("0.00"));
        assertThat(run().owedOn(LocalDate.parse("2027-04-01"))).isEqualTo(usd("11.87"));
        assertThat(wallets.ties(L10)).isEmpty();
    }

    @Test
    void whatTheMonthsNextClaimTookOverIsTakenBackThere() {
        receive("11.87", "2027-03-31");
        desk.approve(
                desk.ask(
                        RebateCalls.REVERSE, new ReverseRebates(about.id(), "The list was wrong")));
        posted();
        assertThat(run().rebateRunState()).isEqualTo(RebateRunState.RECEIVED);

        desk.approve(takeBack());

        assertThat(desk.balance("1010")).isEqualTo("10000.00");
        assertThat(desk.balance("1200")).isEqualTo("11.87");
        assertThat(run().rebateRunState()).isEqualTo(RebateRunState.POSTED);
    }

    @Test
    void aCreditAtTheBrokerIsTakenBackWithItsDeal() {
        AccountKey rebates = desk.account(7_003, AccountPurpose.REBATE, "0");
        desk.cash(rebates, 1, "2027-03-30T10:00:00", "11.87", "REBATE of March");
        RebateReceipt credit = desk.ask(RebateCalls.CREDITS, about).credits().getFirst().receipt();
        desk.approve(desk.ask(RebateCalls.RECEIVE, new RecordReceipt(about.id(), credit)));
        var asks = new ReverseReceipt(about.id(), credit.evidence(), WHY);
        assertThat(code(() -> desk.ask(RebateCalls.REVERSE_RECEIPT, asks)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(run().receipts()).hasSize(1);
    }

    @Test
    void onTheBanksStatementItIsNoRowOfItsOwnAndAMatchStaysUntilItIsUndone() {
        var bank = CloseBank.at(desk);
        bank.statement(
                ":61:2703300330C11,87NTRFNONREF//K1\n:86:Rebates of Broker received REB-77\n",
                "10011,87");
        receive("11.78", "2027-03-30");
        desk.approve(takeBack());
        receive("11.87", "2027-03-30");
        Workbench matched = bank.reconciled();
        assertThat(matched.matches()).hasSize(1);
        assertThat(matched.breaks()).isEmpty();

        Prepared waiting = takeBack();
        assertThat(shown(waiting, "Matched")).startsWith("with a row of the bank's statement");
        desk.approve(waiting);
        Workbench after = bank.reconciled();
        assertThat(sums(after)).containsExactly("bank/House bank USD/BOOK/ENTRY-9-1 11.87 USD");

        RecordedMatch match = after.matches().getFirst();
        desk.ask(
                ReconciliationCalls.UNDO,
                new UndoMatch(match.id(), "It is no rebate of this broker", match.version()));
        assertThat(sums(bank.reconciled()))
                .containsExactly("bank/House bank USD/STATEMENT/STMT-1-1 11.87 USD");
    }

    private static List<String> sums(Workbench bench) {
        return bench.breaks().stream()
                .map(BreakCard::found)
                .filter(one -> one.breakState() == BreakState.OPEN)
                .map(one -> one.key() + " " + String.valueOf(one.difference()))
                .toList();
    }
}
