package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A large loss is not written off as many small lists.
final class ListsLatelyTest extends EndingDeeds {
    @Test
    void aListCountsWithTheListsBeforeItWaitingOrDone() {
        AccountKey account = desk.account(9_321);
        List<BreakCard> small = new ArrayList<>();
        for (BreakCard card : differing(account).breaks()) {
            if (card.found().rule().equals("S5")) {
                small.add(explained(card, desk.operator()));
            }
        }
        List<BreakCard> one = small.subList(0, 2);
        List<BreakCard> other = small.subList(2, small.size());
        limited(sum(one).compareTo(sum(other)) > 0 ? sum(one) : sum(other));
        var _ = done(one, BreakDeed.WRITE_OFF);
        Prepared first = only(account);
        assertThat(first.needs()).containsExactly(Role.APPROVER);

        var _ = done(other, BreakDeed.WRITE_OFF);

        Prepared second = waiting(account, first);
        assertThat(second.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        assertThat(second.shown()).anyMatch(line -> line.label().equals("Counts with"));
        Job ending = approved(first);
        assertThat(ending.jobState()).as(ending.outcome()).isEqualTo(JobState.DONE);
    }

    /// One break is a command of its own, more are a list.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWasWrittenOffBeforeStillCountsWhenMoreIsDecided(int each) {
        AccountKey account = desk.account(9_321 + each);
        List<BreakCard> small = new ArrayList<>();
        for (BreakCard card : differing(account).breaks()) {
            if (card.found().rule().equals("S5")) {
                small.add(explained(card, desk.operator()));
            }
        }
        List<BreakCard> one = small.subList(0, 2);
        List<BreakCard> other = small.subList(2, 2 + each);
        limited(sum(small));
        var _ = done(one, BreakDeed.WRITE_OFF);
        Prepared first = only(account);
        assertThat(approved(first).jobState()).isEqualTo(JobState.DONE);
        var _ = done(other, BreakDeed.WRITE_OFF);
        Prepared second = waiting(account, first);
        assertThat(second.needs()).containsExactly(Role.APPROVER);

        limited(sum(other));

        refused(Problem.Code.STALE_VERSION, () -> desk.approve(second, desk.approver()));
    }

    private static Money sum(List<BreakCard> cards) {
        return cards.stream()
                .map(card -> Objects.requireNonNull(card.found().difference()).abs())
                .reduce(Money.of("0.00", "USD"), Money::plus);
    }

    private static void limited(Money sum) {
        int number =
                server.call(LimitCalls.LIMITS, new Nothing(), desk.operator()).limits().stream()
                        .filter(one -> one.limit().currency().equals(sum.currency()))
                        .mapToInt(WriteOffLimit::number)
                        .findFirst()
                        .orElse(0);
        Prepared limit =
                server.call(
                        LimitCalls.SET_LIMIT,
                        new SetWriteOffLimit(sum, number, "What brokers round in a month"),
                        desk.operator());
        var _ = desk.approve(limit, desk.admin());
        var _ = desk.approve(limit, desk.approver());
    }

    private static Prepared waiting(AccountKey account, Prepared before) {
        return server
                .call(ApprovalCalls.FIND, new FindPrepared(null, true), desk.operator())
                .prepared()
                .stream()
                .filter(one -> one.shown().toString().contains(account.toString()))
                .filter(one -> !one.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
    }
}
