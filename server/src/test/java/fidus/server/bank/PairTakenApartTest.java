package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.DepositProposal;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.TakeApart;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// Two rows of a bank's statements of which two persons said wrongly that they take each other
/// back.
final class PairTakenApartTest extends OwnBank {
    private static final String WHY = "The correction is of another row";

    private Workbench paired() {
        printed("1", "261116", "0,00", "C100,00", "100,00");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "2/1", "261117", "100,00")
                        .row("261117", "D100,00", "K2", "Correction of K1")
                        .closing("261117", "0,00"));
        Workbench bench = reconciled(16, 17);
        BreakCard wrong = explained(of(bench, "STMT-1-1"), CauseCode.MISPOSTED);
        BreakCard back = explained(of(bench, "STMT-2-1"), CauseCode.MISPOSTED);
        desk.approve(
                desk.server.call(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                wrong.found().id(),
                                "The bank wrote that it was its error",
                                wrong.found().version(),
                                new ExplainBreaks.Shown(back.found().id(), back.found().version())),
                        desk.server.token(Role.OPERATOR, Role.APPROVER)));
        return reconciled(16, 17);
    }

    private Prepared apart(BreakCard one, String reason) {
        return desk.ask(
                ReconciliationCalls.TAKE_APART,
                new TakeApart(one.found().id(), reason, one.found().version()));
    }

    private @Nullable String takenBackBy(BreakCard one) {
        return desk.ask(DossierCalls.DOSSIER, new AboutBreak(one.found().id())).takenBackBy();
    }

    private Workbench now(Workbench bench) {
        return desk.ask(ReconciliationCalls.WORKBENCH, new AboutRun(bench.card().run().id()));
    }

    private List<String> proposed() {
        return desk.proposals(main).deposits().stream().map(DepositProposal::rowId).toList();
    }

    private static void requireBothOpen(Workbench bench) {
        assertThat(of(bench, "STMT-1-1").found().breakState()).isEqualTo(BreakState.OPEN);
        assertThat(of(bench, "STMT-2-1").found().breakState()).isEqualTo(BreakState.OPEN);
        assertThat(BankDesk.present(bench.card().run().outcome()).counts().unmatched())
                .isEqualTo(2);
        assertThat(said(bench, "S6").passed()).isTrue();
    }

    private static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.problem().code()).isEqualTo(code));
    }

    @Test
    void twoPersonsTakeItApartAndBothRowsAreOpenAgain() {
        Workbench bench = paired();
        BreakCard wrong = of(bench, "STMT-1-1");
        assertThat(wrong.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(takenBackBy(wrong)).contains("Correction of K1");
        refused(Problem.Code.BAD_VALUE, () -> apart(wrong, "Wrong"));

        Prepared waits = apart(wrong, WHY);

        assertThat(waits.shown())
                .filteredOn(line -> line.label().equals("Taken back by"))
                .singleElement()
                .satisfies(line -> assertThat(line.value()).contains("Correction of K1"));
        refused(Problem.Code.ALREADY_PENDING, () -> apart(of(bench, "STMT-1-1"), WHY));
        assertThat(proposed()).isEmpty();
        desk.approve(waits);
        assertThat(proposed()).containsExactly("STMT-1-1");
        assertThat(now(bench).card().outdated()).contains("taken back");
        Workbench after = reconciled(16, 17);
        requireBothOpen(after);
        BreakCard open = of(after, "STMT-1-1");
        assertThat(open.found().history())
                .extracting(step -> step.reason())
                .contains("Not taken back by row STMT-2-1 after all: " + WHY);
        assertThat(takenBackBy(open)).isNull();
        refused(Problem.Code.WRONG_STATE, () -> apart(open, WHY));
    }

    /// The row of the pair that brought money looks like a client's deposit, and is the bank's own
    /// error.
    @Test
    void noRowOfAPairIsEvidenceOfADeposit() {
        Workbench bench = paired();
        var deposit =
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("100.00", "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        "STMT-1-1",
                        main.name(),
                        "");

        assertThatThrownBy(() -> desk.ask(DepositCalls.RECORD, deposit))
                .hasMessageContaining("Rows STMT-1-1 and STMT-2-1 of the statements")
                .hasMessageContaining("Have the pair taken apart first");

        desk.approve(apart(of(bench, "STMT-1-1"), WHY));
        desk.approve(desk.ask(DepositCalls.RECORD, deposit));
    }

    @Test
    void whatWasSignedWithItStaysAndTheRowsAreOpenInTheRunAfterIt() {
        Workbench bench = paired();
        var signOff = new SignOff(bench.card().run().id(), "Reviewed with the statement");
        desk.approve(desk.ask(ReconciliationCalls.SIGN_OFF, signOff));
        quiet("3", "261118", "0,00");

        desk.approve(apart(of(now(bench), "STMT-2-1"), WHY));

        assertThat(now(bench).card().outdated()).isNull();
        requireBothOpen(reconciled(18, 18));
    }
}
