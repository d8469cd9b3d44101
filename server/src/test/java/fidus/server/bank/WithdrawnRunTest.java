package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.Workbench;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// A sign-off that is withdrawn, and the runs of later days that go on from it.
class WithdrawnRunTest extends WithdrawnRuns {
    @Test
    void whatALaterSignedRunWentOnFromIsWithdrawnAfterIt() {
        Workbench first = signedWithADepositUnderWay();
        Workbench second = reconciled(17, 17);
        assertThat(second.matches()).hasSize(1);
        Prepared early = withdraw(first);
        sign(second);

        Problem approved = problem(() -> desk.approve(early));
        assertThat(approved.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(approved.message())
                .contains("2026-11-17 to 2026-11-17")
                .contains("Withdraw that sign-off first");
        assertThat(card(first).state()).isEqualTo(RunState.SIGNED_OFF);

        desk.approve(withdraw(second));
        assertThat(card(second).state()).isEqualTo(RunState.COMPLETED);
        assertThat(card(second).outdated()).isNull();
        assertThat(reconciled(17, 17).card().run().id())
                .as("the same days are compared with the same, read whole")
                .isEqualTo(second.card().run().id());
        sign(second);
        assertThat(card(second).state()).isEqualTo(RunState.SIGNED_OFF);
    }

    @Test
    void aRowThatARunOfOtherDaysMatchedMeanwhileIsToldAndTheDaysAreRunAgain() {
        Workbench first = signedWithADepositUnderWay();
        Workbench second = reconciled(17, 17);
        assertThat(second.matches()).hasSize(1);

        Prepared prepared = withdraw(first);

        assertThat(prepared.shown())
                .filteredOn(one -> one.label().equals("Afterwards"))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.value()).contains("matched in a run of other days"));
        desk.approve(prepared);
        assertThat(card(first).outdated()).contains("matched in a run of other days");
        Workbench again = reconciled(16, 16);
        assertThat(again.card().run().id()).isNotEqualTo(first.card().run().id());
        again.breaks().stream()
                .filter(one -> !one.found().isSettledForSignOff())
                .forEach(one -> explained(one, CauseCode.TIMING));
        sign(again);
        assertThat(card(again).state()).isEqualTo(RunState.SIGNED_OFF);
    }

    @Test
    void aLaterRunThatWentOnFromItIsOutdatedAndItsWaitingSignOffsAreVoid() {
        Workbench first = signedWithADepositUnderWay();
        Workbench second = reconciled(17, 17);
        RunId later = second.card().run().id();
        Prepared alone = desk.ask(ReconciliationCalls.SIGN_OFF, new SignOff(later, "Read"));
        desk.approve(withdrawTold(first));

        assertThat(card(second).outdated())
                .contains("2026-11-16 to 2026-11-16")
                .contains("was withdrawn");
        assertThat(card(second).waiting()).isNull();
        assertThat(problem(() -> desk.approve(alone)).message())
                .contains("void")
                .contains("went on from was withdrawn");
        assertThat(problem(() -> sign(second)).code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(reconciled(17, 17).card().run().id()).isNotEqualTo(later);
    }

    private Prepared withdrawTold(Workbench run) {
        Prepared prepared = withdraw(run);
        assertThat(prepared.shown())
                .filteredOn(one -> one.label().equals("Outdates"))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).contains("2026-11-17 to 2026-11-17"));
        return prepared;
    }

    @Test
    void aSignOffOfSeveralRunsIsVoidWithALaterRunAmongThem() {
        Workbench first = signedWithADepositUnderWay();
        Workbench second = reconciled(17, 17);
        Prepared several =
                desk.ask(
                        ReconciliationCalls.SIGN_OFF_RUNS,
                        new SignOffRuns(List.of(second.card().run().id()), "Read"));
        desk.approve(withdraw(first));

        assertThat(card(second).outdated()).contains("was withdrawn");
        assertThat(problem(() -> desk.approve(several)).message()).contains("void");
    }

    @Test
    void aLaterRunThatWasComparedBeforeTheSignatureStays() {
        quiet("1", "261115", "0,00");
        quiet("2", "261116", "0,00");
        Workbench first = reconciled(16, 16);
        quiet("3", "261117", "0,00");
        Workbench second = reconciled(17, 17);
        desk.server.clock().advance(Duration.ofMinutes(1));
        sign(first);

        desk.approve(withdraw(first));

        assertThat(card(first).state()).isEqualTo(RunState.COMPLETED);
        assertThat(card(second).outdated()).isNull();
    }

    /// Two statements of one day each, and the deposits of the second one.
    ///
    /// @param others of the account, none of them in the signed run
    private Workbench reconciledAmong(int others, String row, String text) {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "3/1", "261117", "0,00")
                        .row("261117", row, "K3", text)
                        .closing("261117", row.substring(1)));
        Mt940Text next = Mt940Text.of(BankDesk.IBAN, "4/1", "261118", row.substring(1));
        int sum = Integer.parseInt(row.substring(1, row.indexOf(',')));
        for (int i = 1; i <= others; i++) {
            paid.deposit(i * 100 + ".00", "2026-11-18", "WIRE-77120" + i);
            next.row("261118", "C" + i * 100 + ",00", "K3" + i, "SEPA WIRE-77120" + i + " ADA");
            sum += i * 100;
        }
        desk.takeOne(next.closing("261118", sum + ",00"));
        return reconciled(17, 18);
    }

    @Test
    void ofAllMatchesOfTheAccountThoseOfItsOpenRowsAloneAreRead() {
        Workbench first = signedWithARowLeftOpen();
        Workbench second = reconciledAmong(9, "C40,00", "SEPA WIRE-889911 ADA");
        assertThat(second.matches()).hasSize(10);

        desk.server.commands.note();
        Prepared prepared = withdraw(first);
        int asked = desk.server.commands.given("reconciliationMatches");
        desk.server.commands.note();
        desk.approve(prepared);
        int agreed = desk.server.commands.given("reconciliationMatches");

        assertThat(afterwards(prepared)).contains("matched in a run of other days");
        assertThat(card(first).outdated()).contains("matched in a run of other days");
        assertThat(asked).isEqualTo(1);
        assertThat(agreed).isEqualTo(1);
    }

    @Test
    void aRowThatIsOpenStillAsksForNoOtherRunUntilAPersonMatchesItElsewhere() {
        Workbench first = signedWithARowLeftOpen();
        Workbench second = reconciledAmong(3, "C41,00", "Receipt of somebody");
        assertThat(second.matches()).hasSize(3);
        Prepared open = withdraw(first);
        assertThat(afterwards(open)).isEqualTo("completed and not signed, as before the sign-off");

        byHand(second, "40.00", "41.00");

        Problem approved = problem(() -> desk.approve(open));
        assertThat(approved.code()).isEqualTo(Problem.Code.STALE_VERSION);
        forgetHowFarRowsHaveCome();
        assertThat(afterwards(withdraw(first))).contains("matched in a run of other days");
    }

    /// As runs of earlier programs are stored.
    private void forgetHowFarRowsHaveCome() {
        long gone =
                desk.server
                        .parts()
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents("reconciliationMarks", Document.class)
                                                .remove(Filters.empty()));
        assertThat(gone).isPositive();
    }
}
