package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A run is signed for its own days: what is open of later ones is no matter of it.
final class RunsOfTheirDaysTest extends OwnBank {
    private Prepared signOff(Workbench bench) {
        var signOff = new SignOff(bench.card().run().id(), "Every row of the day is matched");
        return desk.ask(ReconciliationCalls.SIGN_OFF, signOff);
    }

    private RunDesk desk(Workbench bench) {
        return desk.ask(WindowCalls.DESK, new AboutRun(bench.card().run().id()));
    }

    @Test
    void whatIsOpenOfLaterDaysKeepsNoEarlierRunFromBeingSigned() {
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        printed("1", "261116", "0,00", "C40,00", "40,00");
        Workbench first = reconciled(16, 16);
        assertThat(first.matches()).hasSize(1);
        Prepared prepared = signOff(first);
        printed("2", "261117", "40,00", "C10,00", "50,00");

        Workbench later = reconciled(17, 17);

        assertThat(desk(first).openBreaks()).isZero();
        assertThat(desk(first).laterBreaks()).isEqualTo(1);
        assertThat(desk(later).openBreaks()).isEqualTo(1);
        assertThat(desk(later).laterBreaks()).isZero();
        assertThatThrownBy(() -> signOff(later))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why ->
                                assertThat(why.problem().code())
                                        .isEqualTo(Problem.Code.NOT_SIGNABLE));
        desk.approve(prepared);
        assertThat(desk(first).card().run().runState()).isEqualTo(RunState.SIGNED_OFF);
    }

    @Test
    void whatIsOpenOfEarlierDaysKeepsALaterRunFromBeingSigned() {
        printed("1", "261116", "0,00", "C10,00", "10,00");
        var _ = reconciled(16, 16);
        paid.deposit("40.00", "2026-11-17", "WIRE-889911");
        printed("2", "261117", "10,00", "C40,00", "50,00");

        Workbench later = reconciled(17, 17);

        assertThat(later.matches()).hasSize(1);
        assertThat(desk(later).openBreaks()).isEqualTo(1);
        assertThatThrownBy(() -> signOff(later)).isInstanceOf(Refused.class);
    }

    /// The statement of the evening of the 12th never came, on which 10.00 left.
    @Test
    void aGapIsAMatterOfTheDaysThatMayBeMissing() {
        paid.deposit("40.00", "2026-11-10", "WIRE-889911");
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261110", "0,00")
                        .row("261110", "C40,00", "K1", "SEPA WIRE-889911 ADA")
                        .closing("261112", "40,00"));
        quiet("3", "261120", "30,00");

        RunDesk told = desk(reconciled(10, 11));
        Workbench last = reconciled(10, 12);

        assertThat(told.openBreaks()).isZero();
        assertThat(told.laterBreaks()).isEqualTo(1);
        assertThat(desk(last).openBreaks()).isEqualTo(1);
        assertThat(code(() -> signOff(last))).isEqualTo(Problem.Code.NOT_SIGNABLE);
        assertThat(desk(reconciled(10, 15)).openBreaks()).as("days in between").isEqualTo(1);
    }

    /// Number 14 is of the 12th or 13th at the earliest.
    @Test
    void aNumberLeftOutIsNoMatterOfTheDaysBeforeIt() {
        int day = 10;
        for (String number : List.of("11", "12", "13", "15")) {
            quiet(number, "2611" + day++, "0,00");
        }

        RunDesk before = desk(reconciled(10, 11));

        assertThat(before.openBreaks()).isZero();
        assertThat(before.laterBreaks()).isEqualTo(1);
        assertThat(desk(reconciled(10, 12)).openBreaks()).isEqualTo(1);
    }
}
