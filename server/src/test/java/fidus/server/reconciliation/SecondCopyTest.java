package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A deal that a later file tells otherwise is a break until the broker takes it back.
final class SecondCopyTest extends OneDesk {
    @Test
    void eachDifferingCopyIsABreakOfItsOwnWithBothSides() {
        AccountKey account = desk.account(401);

        Workbench bench = differing(account);

        List<BreakCard> copies = copies(bench);
        assertThat(copies).hasSize(2);
        assertThat(copies).extracting(card -> card.found().key()).doesNotHaveDuplicates();
        BreakCard amount = copy(bench, account, 12);
        assertThat(amount.found().left())
                .isEqualTo("deal %s, profit 120.00 USD".formatted(row(account, 12)));
        assertThat(amount.found().right())
                .isEqualTo("deal %s, profit 118.50 USD".formatted(row(account, 12)));
        assertThat(amount.found().difference()).isEqualTo(usd("-1.50"));
        assertThat(amount.severityNow()).isEqualTo(Severity.CRITICAL);
        assertThat(amount.likelyCause()).isEqualTo(CauseCode.DATA_GAP);
        BreakCard time = copy(bench, account, 16);
        assertThat(time.found().left()).contains("time 2026-11-13T12:00");
        assertThat(time.found().right()).contains("time 2026-11-20T12:00");
        assertThat(time.found().difference()).isNull();
        assertThat(bench.checks())
                .filteredOn(check -> check.rule().equals("SECOND_COPY"))
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isFalse())
                .satisfies(check -> assertThat(check.breaks()).isEqualTo(2));
    }

    @Test
    void aCopyThatTheBrokerTookBackIsClearedByData() {
        AccountKey account = desk.account(402);
        var _ = differing(account);

        var _ = desk.take(ReconciliationTest.mended(402));
        Workbench bench = desk.reconcile(account);

        assertThat(copies(bench))
                .hasSize(2)
                .allSatisfy(
                        card ->
                                assertThat(card.found().findings().causeCode())
                                        .isEqualTo(CauseCode.CLEARED_BY_DATA));
    }

    @Test
    void aCopyThatTwoPeopleSettledStaysSettledInTheNextRun() {
        AccountKey account = desk.account(403);
        BreakCard open = copy(differing(account), account, 16);
        BreakCard explained = desk.explain(open, CauseCode.DATA_GAP);
        var prepared =
                server.call(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                explained.found().id(),
                                "The broker confirmed the first copy",
                                explained.found().version()),
                        desk.secondOperator());
        var _ = desk.approve(prepared, desk.approver());
        var _ =
                desk.take(
                        ReconciliationTest.second(403, "2026.11.23 08:58")
                                .deposit(17, "2026.11.23 08:10:00", 1_00));

        Workbench next = desk.reconcile(account);

        BreakCard settled = copy(next, account, 16);
        assertThat(settled.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(settled.found().lastSeenRun()).isEqualTo(next.card().run().id());
        assertThat(copy(next, account, 12).found().breakState()).isEqualTo(BreakState.OPEN);
    }

    private static Workbench differing(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    private static List<BreakCard> copies(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("SECOND_COPY"))
                .toList();
    }

    private static BreakCard copy(Workbench bench, AccountKey account, long number) {
        return copies(bench).stream()
                .filter(
                        card ->
                                card.found()
                                        .left()
                                        .startsWith("deal " + row(account, number) + ","))
                .findFirst()
                .orElseThrow();
    }

    private static String row(AccountKey account, long number) {
        return ReconciliationTest.row(account, number);
    }
}
