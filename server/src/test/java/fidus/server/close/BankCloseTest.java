package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.ledger.Postings;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;

/// The house's money at its bank in a close: the statement, its reconciliation and L11.
class BankCloseTest {
    private static final Map<String, String> BANK = Map.of("bankAccount", "House bank USD");

    private CloseDesk desk;
    private CloseBank bank;
    private HouseAccount house;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch();
        bank = CloseBank.at(desk);
        house = bank.house();
        desk.post(
                "E3",
                "house/1",
                "2027-03-16",
                Postings.debit("1010", CloseDesk.usd("500.00"), BANK),
                Postings.credit("3010", CloseDesk.usd("500.00"), Map.of()));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /// From February to the last day of March, every row as the books have it.
    private void statement(String rows, String closing) {
        bank.statement(
                ":61:2703160316C500,00NTRFNONREF//K2\n:86:Posted by a test\n" + rows, closing);
    }

    private void explained(Workbench bench) {
        for (BreakCard card : bench.breaks()) {
            desk.ask(
                    ReconciliationCalls.EXPLAIN,
                    new ExplainBreak(
                            card.found().id(),
                            house.makerId(),
                            CauseCode.TIMING,
                            "The bank books it in April",
                            card.found().version()));
        }
    }

    private TieOut tie() {
        return desk.month().tieOuts().stream()
                .filter(tie -> tie.tieOutRule() == TieOutRule.L11)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStatementThatSaysTheSameAsTheBooksTiesAndItsRunIsLockedWithTheMonth() {
        assertThat(tie().tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(desk.step(StepKind.STATEMENTS).blocks())
                .anyMatch(block -> block.message().contains("House bank USD is not reconciled"))
                .anyMatch(block -> block.closePlace() == ClosePlace.RECONCILIATION);
        statement("", "10500,00");
        assertThat(tie().tieOutState()).isEqualTo(TieOutState.TIES);
        Workbench bench = bank.reconciled();
        assertThat(bench.matches()).hasSize(1);
        assertThat(desk.step(StepKind.STATEMENTS).blocks())
                .noneMatch(block -> block.message().contains("House bank USD"));
    }

    @Test
    void aRunOfABankIsSignedByTwoBeforeTheMonthIs() {
        statement("", "10500,00");
        signed(bank.reconciled());
        Workbench again = whatNetsOutIsLookedAtToo();
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        desk.run(StepKind.MARK_TO_MARKET);
        desk.run(StepKind.ACCRUALS);
        desk.statements(true);
        desk.skip(StepKind.STATEMENTS);
        assertThat(desk.step(StepKind.PROOF).stepState()).isEqualTo(StepState.DONE);

        desk.approve(desk.sign());

        assertThat(
                        desk.ask(
                                        ReconciliationCalls.WORKBENCH,
                                        new AboutRun(again.card().run().id()))
                                .card()
                                .run()
                                .runState())
                .isEqualTo(RunState.LOCKED);
    }

    private void signed(Workbench bench) {
        desk.approve(
                desk.ask(
                        ReconciliationCalls.SIGN_OFF,
                        new SignOff(bench.card().run().id(), "Reviewed with the statement")));
    }

    /// Two entries of a day that was signed, which leave every balance as it was.
    private Workbench whatNetsOutIsLookedAtToo() {
        assertThat(changed()).isFalse();
        desk.post(
                "E3",
                "house/7",
                "2027-03-18",
                Postings.debit("1010", CloseDesk.usd("9.00"), BANK),
                Postings.credit("3010", CloseDesk.usd("9.00"), Map.of()));
        desk.post(
                "E3",
                "house/8",
                "2027-03-18",
                Postings.debit("3010", CloseDesk.usd("9.00"), Map.of()),
                Postings.credit("1010", CloseDesk.usd("9.00"), BANK));
        assertThat(changed()).isTrue();
        Workbench again =
                bank.reconciled(LocalDate.parse("2027-02-01"), LocalDate.parse("2027-03-31"));
        explained(again);
        signed(again);
        assertThat(changed()).isFalse();
        return again;
    }

    private boolean changed() {
        return desk.step(StepKind.STATEMENTS).blocks().stream()
                .anyMatch(block -> block.message().contains("has changed since it was signed"));
    }

    @Test
    void whatTheBankBooksLaterIsProvenOnceSomebodyExplainedIt() {
        desk.post(
                "E3",
                "house/2",
                "2027-03-31",
                Postings.debit("3010", CloseDesk.usd("40.00"), Map.of()),
                Postings.credit("1010", CloseDesk.usd("40.00"), BANK));
        statement("", "10500,00");
        assertThat(tie().tieOutState()).isEqualTo(TieOutState.DIFFERS);
        assertThat(tie().explanation()).contains("No finished reconciliation");

        Workbench bench = bank.reconciled();

        assertThat(tie().explanation()).contains("1 break of its reconciliation is open");
        explained(bench);
        TieOut tie = tie();
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.EXPLAINED);
        assertThat(tie.difference()).contains(CloseDesk.usd("-40.00"));

        desk.post(
                "E3",
                "house/3",
                "2027-03-31",
                Postings.debit("1010", CloseDesk.usd("1.00"), BANK),
                Postings.credit("3010", CloseDesk.usd("1.00"), Map.of()));

        assertThat(tie().explanation()).contains("changed since its reconciliation");
        CloseStep proof = desk.step(StepKind.PROOF);
        assertThat(proof.stepState()).isEqualTo(StepState.BLOCKED);
        assertThat(proof.blocks())
                .anyMatch(block -> block.message().contains("a difference of -39.00 USD"));
    }

    /// A payment of the month's last day that stands on the April statement.
    private void transit() {
        desk.post(
                "E3",
                "house/2",
                "2027-03-31",
                Postings.debit("3010", CloseDesk.usd("40.00"), Map.of()),
                Postings.credit("1010", CloseDesk.usd("40.00"), BANK));
    }

    /// What is open of April is no matter of March.
    @Test
    void whatIsOpenOfTheNextMonthKeepsNothingOfThisOneFromBeingProven() {
        transit();
        statement("", "10500,00");
        explained(bank.reconciled());
        desk.post(
                "E3",
                "house/4",
                "2027-04-02",
                Postings.debit("3010", CloseDesk.usd("8.00"), Map.of()),
                Postings.credit("1010", CloseDesk.usd("8.00"), BANK));
        bank.april();

        Workbench april =
                bank.reconciled(LocalDate.parse("2027-04-01"), LocalDate.parse("2027-04-02"));

        assertThat(april.breaks()).anyMatch(card -> !card.found().isSettledForSignOff());
        assertThat(tie().explanation()).doesNotContain("are open");
        assertThat(tie().tieOutState()).isEqualTo(TieOutState.EXPLAINED);
    }

    /// The bank books on 1 February what the books have on the last day before its first statement.
    @Test
    void whatWasOnItsWayWhenTheFirstStatementBeganIsProvenByItsMatch() {
        transit();
        desk.post(
                "E3",
                "house/0",
                "2027-01-31",
                Postings.debit("1010", CloseDesk.usd("25.00"), BANK),
                Postings.credit("3010", CloseDesk.usd("25.00"), Map.of()));
        statement(":61:2701310201C25,00NTRFNONREF//K1\n:86:Posted by a test\n", "10525,00");
        Workbench bench = bank.reconciled();
        assertThat(bench.matches()).hasSize(2);
        explained(bench);

        TieOut tie = tie();

        assertThat(tie.explanation()).doesNotContain("Its statements begin on");
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.EXPLAINED);
    }

    @Test
    void moneyTheBooksHadBeforeTheFirstStatementIsNotProven() {
        desk.post(
                "E3",
                "house/0",
                "2027-01-01",
                Postings.debit("1010", CloseDesk.usd("7.00"), BANK),
                Postings.credit("3010", CloseDesk.usd("7.00"), Map.of()));
        statement("", "10500,00");
        bank.reconciled();

        assertThat(tie().tieOutState()).isEqualTo(TieOutState.DIFFERS);
        assertThat(tie().explanation())
                .contains("with 10000.00 USD, while the books held 10007.00 USD");
    }
}
