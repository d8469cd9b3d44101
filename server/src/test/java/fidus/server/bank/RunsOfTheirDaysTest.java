package fidus.server.bank;

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
}
