package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.time.Moments;

import org.junit.jupiter.api.Test;

/// What is told of a write-off long after it was decided.
final class WrittenOffHistoryTest extends OneDesk {
    @Test
    void theHistorySaysWhoAskedForItWhyAndWhen() {
        AccountKey account = desk.account(807);
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        Workbench bench = desk.reconcile(account);
        BreakCard row = ReconciliationTest.rowBreak(bench, account, Side.BOOK, 12);
        BreakCard explained = desk.explain(row, CauseCode.ROUNDING);
        Prepared asked =
                server.call(
                        ReconciliationCalls.WRITE_OFF,
                        new WriteOffBreak(
                                explained.found().id(),
                                "Broker corrected the fill",
                                explained.found().version()),
                        server.token(Role.OPERATOR));
        var agreed = desk.approve(asked, desk.approver());
        assertThat(agreed.needs()).as("it is above the limit").hasSize(2);
        var _ = desk.approve(asked, desk.admin());

        var steps =
                ReconciliationTest.rowBreak(
                                desk.workbench(bench.card().run().id()), account, Side.BOOK, 12)
                        .found()
                        .history();

        var last = steps.getLast();
        assertThat(last.to()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(last.reason())
                .contains(" written off: ")
                .endsWith(
                        "(asked by "
                                + asked.makerName()
                                + " "
                                + Moments.onAt(asked.preparedAt())
                                + ")");
        assertThat(asked.shown())
                .filteredOn(line -> line.label().equals("Reason"))
                .allSatisfy(line -> assertThat(last.reason()).contains(line.value()));
        assertThat(last.at()).isEqualTo(server.clock().instant());
        assertThat(steps)
                .filteredOn(step -> step.to() == BreakState.EXPLAINED)
                .allSatisfy(step -> assertThat(step.at()).isNotNull());
    }
}
