package fidus.server.bank;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.StateBankBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A bank that gives Quicken files only, which print no balance: the account is worked on all the
/// same, and proved and signed once two persons state what the bank had.
class NoBalanceTest extends OwnBank {
    private static final byte[] FIRST =
            """
            !Type:Bank
            D2026-11-16
            T50.00
            PSEPA WIRE-889911 ADA
            ^
            D2026-11-17
            T-20.00
            PFee
            ^
            """
                    .getBytes(US_ASCII);
    private static final byte[] SECOND =
            "!Type:Bank\nD2026-11-18\nT5.00\nPInterest\n^\n".getBytes(US_ASCII);

    private TakenStatement taken(byte[] content) {
        BankPreview preview = desk.offer(content, main.id());
        assertThat(preview.refusal()).isNull();
        return desk.ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()))
                .statements()
                .getFirst();
    }

    private Prepared states(TakenStatement of, String balance) {
        return desk.ask(
                BankCalls.STATE_BALANCE,
                new StateBankBalance(
                        of.id(), Money.of(balance, "EUR"), "Letter of the bank of 18 November"));
    }

    private Prepared signing(Workbench bench) {
        return desk.ask(
                ReconciliationCalls.SIGN_OFF,
                new SignOff(bench.card().run().id(), "Held against the bank's letter"));
    }

    private List<BreakCard> proofBreaks(Workbench bench) {
        return bench.breaks().stream().filter(one -> one.found().rule().equals("S6")).toList();
    }

    @Test
    void rowsAreMatchedWithoutABalanceAndNothingIsSigned() {
        paid.deposit("50.00", "2026-11-16", "WIRE-889911");
        taken(FIRST);

        Workbench bench = desk.reconcile(main);

        assertThat(bench.card().run().runState()).isEqualTo(RunState.COMPLETED);
        assertThat(bench.matches()).hasSize(1);
        assertThat(said(bench, "S6").passed()).isFalse();
        assertThat(proofBreaks(bench))
                .extracting(one -> one.found().severity(), one -> one.found().left())
                .containsExactly(tuple(Severity.BLOCKING, "no balance to prove with"));
        assertThat(code(() -> signing(bench))).isEqualTo(Problem.Code.NOT_SIGNABLE);
        bench.breaks().forEach(one -> explained(one, CauseCode.DATA_GAP));
        assertThat(code(() -> signing(desk.reconcile(main))))
                .as("explained is not proved")
                .isEqualTo(Problem.Code.NOT_SIGNABLE);
    }

    @Test
    void whatTwoPersonsStateIsProvedAndSignedAndShownAsStated() {
        paid.deposit("50.00", "2026-11-16", "WIRE-889911");
        TakenStatement first = taken(FIRST);
        desk.reconcile(main);
        Prepared waiting = states(first, "30.00");
        assertThat(proofBreaks(desk.reconcile(main))).as("one person states nothing").hasSize(1);

        desk.approve(waiting);
        Workbench bench = desk.reconcile(main);

        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(said(bench, "S1").sentence()).contains("30.00 EUR", "STATED by");
        assertThat(proofBreaks(bench))
                .allMatch(one -> one.found().breakState() == BreakState.RESOLVED);
        bench.breaks().stream()
                .filter(one -> one.found().breakState() == BreakState.OPEN)
                .forEach(one -> explained(one, CauseCode.BANK_CHARGE));
        Prepared signing = signing(bench);
        assertThat(signing.shown())
                .extracting(Shown::label, Shown::value)
                .anySatisfy(
                        one ->
                                assertThat(one.toString())
                                        .contains("Balance of statement 1", "STATED by"))
                .anySatisfy(one -> assertThat(one.toString()).contains("Not checked: nobody said"));
        desk.approve(signing);
        assertThat(
                        desk.ask(
                                        ReconciliationCalls.WORKBENCH,
                                        new AboutRun(bench.card().run().id()))
                                .card()
                                .run()
                                .runState())
                .isEqualTo(RunState.SIGNED_OFF);
        assertThat(code(() -> states(first, "31.00")))
                .as("what is signed stays")
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.offer(FIRST, main.id()).refusalCode())
                .isEqualTo(Problem.Code.ALREADY_IMPORTED.name());
    }

    @Test
    void aStatedBalanceThatIsWrongShowsAsAGapToTheNextOne() {
        TakenStatement first = taken(FIRST);
        TakenStatement second = taken(SECOND);
        desk.approve(states(first, "30.00"));
        desk.approve(states(second, "36.00"));

        assertThat(chained().getFirst().continuity().gap()).isEqualTo(Money.of("1.00", "EUR"));

        desk.approve(states(second, "35.00"));
        assertThat(chained().getFirst().continuity().holds()).isTrue();
    }

    @Test
    void noBalanceIsStatedThatPartsWhatASignedRunStandsOn() {
        paid.deposit("30.00", "2026-11-16", "WIRE-1");
        paid.deposit("5.00", "2026-11-18", "WIRE-889911");
        TakenStatement first = taken(FIRST);
        printed("2", "261118", "30,00", "C5,00", "35,00");
        Prepared waiting = states(first, "31.00");
        desk.approve(signing(reconciled(18, 18)));

        assertThat(code(() -> desk.approve(waiting)))
                .as("prepared before it was signed")
                .isEqualTo(Problem.Code.WRONG_STATE);
        desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(
                        waiting.id(),
                        Decide.Decision.REJECT,
                        waiting.digest(),
                        "The next statement begins with 30.00"),
                desk.approver());
        Problem refusal = problem(() -> states(first, "31.00"));
        assertThat(refusal.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(refusal.message())
                .contains("31.00 EUR the statement 2", "2026-11-18", "The opening is 30.00 EUR");

        desk.approve(states(first, "30.00"));
        assertThat(chained().getFirst().continuity().gap()).isEqualTo(Money.of("0.00", "EUR"));
    }

    private List<StatementCard> chained() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)).statements();
    }

    @Test
    void onlyWhatNoFileGivesIsStatedAndInTheAccountsCurrency() {
        TakenStatement printed =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "1/1", "261113", "0,00")
                                .closing("261114", "0,00"));
        TakenStatement silent = taken(FIRST);

        assertThat(code(() -> states(printed, "0.00"))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                BankCalls.STATE_BALANCE,
                                                new StateBankBalance(
                                                        silent.id(),
                                                        Money.of("30.00", "USD"),
                                                        "Letter of the bank"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        Prepared waiting = states(silent, "30.00");
        assertThat(code(() -> states(silent, "31.00"))).isEqualTo(Problem.Code.ALREADY_PENDING);
        var own = new Decide(waiting.id(), Decide.Decision.APPROVE, waiting.digest(), "");
        assertThat(code(() -> desk.ask(ApprovalCalls.DECIDE, own)))
                .as("nobody agrees to what he stated")
                .isIn(Problem.Code.FORBIDDEN, Problem.Code.SAME_PERSON);
    }
}
