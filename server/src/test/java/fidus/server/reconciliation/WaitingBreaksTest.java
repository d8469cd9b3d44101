package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WaitingKind;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

/// Breaks about which another person has to decide are found, and say what kind of decision it is.
final class WaitingBreaksTest extends DeskDeeds {
    private static BreakPage waiting() {
        return server.call(
                ReconciliationCalls.BREAK_PAGE,
                FindBreakPage.all(50).of(FindBreakPage.States.WAITING),
                desk.operator());
    }

    @Test
    void onlyThoseAreListedWhileTheyWait() {
        AccountKey account = desk.account(961);
        Workbench bench = differing(account);
        desk.explainAll(id(bench));
        BreakCard card = breakOf(desk.workbench(id(bench)), account, Side.BOOK, 14);
        assertThat(waiting().total()).isZero();

        Prepared asked = resolve(card, desk.operator());

        BreakPage page = waiting();
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.breaks())
                .singleElement()
                .matches(one -> one.found().id().equals(card.found().id()))
                .matches(one -> one.kind() == WaitingKind.RESOLUTION)
                .matches(one -> asked.title().equals(one.waiting()));
        var _ =
                server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(asked.id(), Decide.Decision.WITHDRAW, asked.digest(), ""),
                        desk.operator());
        assertThat(waiting().total()).isZero();
    }
}
