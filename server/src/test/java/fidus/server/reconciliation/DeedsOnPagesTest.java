package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;

/// A deed done to everything a filter finds.
final class DeedsOnPagesTest extends PagedDesk {
    @Test
    void aDeedReachesEverythingTheFilterFindsAndNotOnlyAPage() {
        AccountKey account = account(9_106, 430);
        FindBreakPage find = of(account, States.OPEN, Order.WORST).from(0, 10);
        BreakPage shown = page(find);

        Job over = done(deed(find, shown.total(), BreakDeed.ASSIGN, false));

        assertThat(over.outcome()).startsWith("Done to " + shown.total() + " of");
        assertThat(whole(account))
                .allSatisfy(it -> assertThat(it.ownerName()).isEqualTo(desk.maker.person().name()));
        ReconciliationTest.refused(
                fidus.contract.Problem.Code.STALE_VERSION,
                () -> begun(deed(find, shown.total() - 1, BreakDeed.ASSIGN, false)));
    }

    @Test
    void whereSomeRefuseItNothingIsDoneUnlessTheOthersAreToGetIt() {
        AccountKey account = account(9_107, 250);
        BreakCard explained = desk.explain(whole(account).getFirst(), CauseCode.TIMING);
        FindBreakPage find = of(account, States.UNSETTLED, Order.WORST);
        int total = page(find.from(0, 0)).total();

        Job refused = done(deed(find, total, BreakDeed.SET_CAUSE, false));
        assertThat(refused.jobState()).isEqualTo(JobState.FAILED);
        assertThat(refused.outcome())
                .startsWith("1 of " + total + " refuse it and nothing was done");
        assertThat(causes(account, CauseCode.ROUNDING)).isZero();

        Job over = done(deed(find, total, BreakDeed.SET_CAUSE, true));
        assertThat(over.outcome()).startsWith("Done to " + (total - 1) + " of " + total);
        assertThat(causes(account, CauseCode.ROUNDING)).isEqualTo(total - 1);
        assertThat(again(account, explained)).isEqualTo(explained);
    }

    private static long causes(AccountKey account, CauseCode cause) {
        return whole(account).stream()
                .filter(it -> it.found().findings().causeCode() == cause)
                .count();
    }

    private static DoToFound deed(
            FindBreakPage find, int total, BreakDeed deed, boolean theOthers) {
        return new DoToFound(
                find,
                total,
                page(find.from(0, 0)).digest(),
                theOthers,
                deed,
                desk.maker.person().id(),
                CauseCode.ROUNDING,
                "What was found of them");
    }

    private static Job begun(DoToFound ask) {
        return server.call(ReconciliationCalls.DO_TO_FOUND, ask, desk.operator());
    }

    private static Job done(DoToFound ask) {
        return desk.over(begun(ask));
    }
}
