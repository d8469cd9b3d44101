package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

/// Several runs that go on from each other, of which sign-offs are withdrawn.
class WithdrawnInARowTest extends WithdrawnRuns {
    /// The third was outdated by the withdrawal of the second; its match stands.
    @Test
    void aMatchInARunThatAnotherWithdrawalOutdatedIsSeen() {
        Workbench first = signedWithARowLeftOpen();
        quiet("3", "261117", "0,00");
        Workbench second = reconciled(17, 17);
        sign(second);
        printed("4", "261118", "0,00", "C41,00", "41,00");
        Workbench third = reconciled(18, 18);
        byHand(third, "40.00", "41.00");
        desk.approve(withdraw(second));
        assertThat(card(third).outdated()).contains("was withdrawn");

        Prepared prepared = withdraw(first);

        assertThat(afterwards(prepared)).contains("matched in a run of other days");
        desk.approve(prepared);
        assertThat(card(first).outdated()).contains("matched in a run of other days");
    }

    @Test
    void aLaterRunThatWasNotShownMakesTheRequestVoid() {
        Workbench first = signedWithARowLeftOpen();
        Prepared prepared = withdraw(first);
        quiet("3", "261117", "0,00");
        Workbench second = reconciled(17, 17);

        Problem refused = problem(() -> desk.approve(prepared));

        assertThat(refused.code()).as(refused.message()).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(refused.message()).contains("2026-11-17 to 2026-11-17");
        assertThat(card(first).state()).isEqualTo(RunState.SIGNED_OFF);
        assertThat(card(first).waiting()).as("it showed something else").isNull();
        desk.approve(withdraw(first));
        assertThat(card(second).outdated()).contains("was withdrawn");
    }

    /// A match of the days after the first, made in the third, outdates the second.
    @Test
    void aLaterRunThatIsOutdatedMeanwhileLeavesTheRequestAsItIs() {
        Workbench first = signedWithARowLeftOpen();
        paid.deposit("50.00", "2026-11-17", "SWIFT-4711 BERT");
        printed("3", "261117", "0,00", "C51,00", "51,00");
        Workbench second = reconciled(17, 17);
        quiet("4", "261118", "51,00");
        Workbench third = reconciled(18, 18);
        Prepared prepared = withdraw(first);
        byHand(third, "50.00", "51.00");
        assertThat(card(second).outdated()).contains("a match of its rows changed");

        desk.approve(prepared);

        assertThat(card(first).state()).isEqualTo(RunState.COMPLETED);
        assertThat(card(third).outdated()).contains("was withdrawn");
    }

    /// One question for each later run: whether its own sign-off waits.
    @Test
    void whatWaitsForRunsTogetherIsReadOnceForAllLaterRuns() {
        Workbench first = signedWithARowLeftOpen();
        quiet("3", "261117", "0,00");
        quiet("4", "261118", "0,00");
        var _ = reconciled(17, 17);
        long ofOne = questionsToWithdraw(first);
        sign(first);
        var _ = reconciled(17, 17);
        var _ = reconciled(18, 18);

        long ofTwo = questionsToWithdraw(first);

        assertThat(ofTwo - ofOne).isEqualTo(1);
    }

    private long questionsToWithdraw(Workbench run) {
        Prepared prepared = withdraw(run);
        desk.server.commands.note();
        desk.approve(prepared);
        return desk.server.commands.askedInTransactions("prepared");
    }
}
