package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Approval;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.SetWriteOffLimit;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Many breaks ended by one decision of another person.
final class GroupEndingTest extends DeskDeeds {
    private static final String DONE = "The broker corrected all of them";
    private static final int MANY = 230;

    @Test
    void oneCommandWaitsForAllThatAFilterFindsAndEndsThem() {
        AccountKey account = explained(9_301, MANY);
        Job asked = desk.ended(begun(account, BreakDeed.RESOLVE));

        Prepared waits = only(account);
        assertThat(asked.outcome()).contains("in one list");
        assertThat(waits.title()).isEqualTo("Resolve %d breaks".formatted(count(account)));
        assertThat(all(account)).allMatch(card -> waits.title().equals(card.waiting()));
        Job again = desk.over(begun(account, BreakDeed.RESOLVE));
        assertThat(again.jobState()).isEqualTo(JobState.FAILED);
        assertThat(again.outcome()).contains("Another person has to decide first");
        refused(
                Problem.Code.ALREADY_PENDING,
                () -> resolve(all(account).getFirst(), desk.secondOperator()));
        refused(Problem.Code.FORBIDDEN, () -> desk.approve(waits, desk.secondOperator()));

        Job ending = approved(waits);

        assertThat(ending.outcome())
                .isEqualTo("Resolved %1$d of %1$d breaks.".formatted(count(account)));
        assertThat(all(account)).allMatch(GroupEndingTest::isResolvedOnce);
        assertThat(card(waits).endingState()).isEqualTo(EndingState.DONE);
        assertThat(page(waits, 100, 200).lines())
                .hasSize(count(account) - 100)
                .allMatch(line -> line.outcome() == EndingLine.Outcome.DONE);
    }

    @Test
    void whatWasChangedMeanwhileIsLeftAndListedWithTheReason() {
        AccountKey account = explained(9_302, 120);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        Prepared waits = only(account);
        BreakCard changed = all(account).get(50);
        changedByARun(changed);

        Job ending = approved(waits);

        assertThat(ending.outcome()).contains("1 were left").contains("changed meanwhile");
        assertThat(
                        server.call(
                                        EndingCalls.LINES,
                                        new FindEndingLines(list(waits), true, 0, 10),
                                        desk.operator())
                                .lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.breakId()).isEqualTo(changed.found().id());
                            assertThat(line.why()).contains("changed meanwhile");
                        });
        assertThat(all(account))
                .filteredOn(card -> card.found().breakState() == BreakState.EXPLAINED)
                .singleElement()
                .satisfies(card -> assertThat(card.waiting()).isNull());
    }

    @Test
    void workThatWasStoppedGoesOnWhereItWasAndACancelledOneLeavesTheRest() {
        AccountKey account = explained(9_303, MANY);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        EndingWork work = new InventedRuns(server).endingWork();
        Prepared waits = onPaper(only(account));
        Job job = new InventedRuns(server).job();
        var wanted = new EndingWork.Wanted(list(waits));

        assertThatThrownBy(() -> work.run(job, wanted, new StopsAt(2, true)))
                .isInstanceOf(Progress.Cancelled.class);
        assertThat(card(waits)).returns(100, EndingCard::done);
        assertThat(card(waits).endingState()).isEqualTo(EndingState.UNDER_WAY);
        assertThatThrownBy(() -> work.run(job, wanted, new StopsAt(2, false)))
                .isInstanceOf(Progress.Cancelled.class);

        assertThat(card(waits)).returns(200, EndingCard::done);
        assertThat(card(waits).endingState()).isEqualTo(EndingState.STOPPED);
        assertThat(all(account).stream().filter(GroupEndingTest::isResolvedOnce)).hasSize(200);
        assertThat(page(waits, 0, 500).lines().stream().filter(line -> line.outcome() == null))
                .hasSize(count(account) - 200);
    }

    @Test
    void theLimitHoldsForTheSumAndEveryoneWhoDecidesIsAnotherPerson() {
        AccountKey account = desk.account(9_304);
        Workbench bench = differing(account);
        List<BreakCard> small = new ArrayList<>();
        for (BreakCard card : bench.breaks()) {
            if (card.found().rule().equals("S5")) {
                small.add(explained(card, small.isEmpty() ? desk.approver() : desk.operator()));
            }
        }
        limitBetween(small);
        var _ = done(small, BreakDeed.WRITE_OFF);
        Prepared waits = only(account);
        assertThat(waits.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waits, desk.approver()));

        Prepared half = desk.approve(waits, server.token(Role.APPROVER));
        assertThat(entries(account)).isEmpty();
        Job ending = approved(half, desk.admin());

        assertThat(ending.jobState()).as(ending.outcome()).isEqualTo(JobState.DONE);
        assertThat(entries(account)).hasSameSizeAs(small);
        assertThat(entries(account)).extracting(JournalEntry::checkerId).doesNotContainNull();
        assertThat(desk.workbench(id(bench)).breaks())
                .filteredOn(card -> card.found().rule().equals("S5"))
                .allMatch(card -> card.found().breakState() == BreakState.WRITTEN_OFF);
    }

    private static AccountKey explained(long login, int breaks) {
        AccountKey account = BreakPageTest.account(login, breaks);
        var _ = desk.ended(begun(account, BreakDeed.EXPLAIN));
        return account;
    }

    private static BreakCard explained(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.EXPLAIN,
                new ExplainBreak(
                        card.found().id(),
                        desk.maker.person().id(),
                        CauseCode.ROUNDING,
                        DONE,
                        card.found().version()),
                token);
    }

    private static Job begun(AccountKey account, BreakDeed deed) {
        return server.call(
                ReconciliationCalls.DO_TO_FOUND,
                new DoToFound(
                        BreakPageTest.of(
                                account, FindBreakPage.States.UNSETTLED, FindBreakPage.Order.WORST),
                        count(account),
                        false,
                        deed,
                        desk.maker.person().id(),
                        CauseCode.TIMING,
                        DONE),
                desk.operator());
    }

    private static BreaksDone done(List<BreakCard> cards, BreakDeed deed) {
        List<ExplainBreaks.Shown> shown =
                cards.stream()
                        .map(
                                card ->
                                        new ExplainBreaks.Shown(
                                                card.found().id(), card.found().version()))
                        .toList();
        return server.call(
                ReconciliationCalls.DO_TO_BREAKS,
                new DoToBreaks(shown, deed, null, null, DONE),
                desk.secondOperator());
    }

    private static List<BreakCard> all(AccountKey account) {
        return BreakPageTest.whole(account);
    }

    private static int count(AccountKey account) {
        return all(account).size();
    }

    /// The one command that waits for breaks of the account.
    private static Prepared only(AccountKey account) {
        List<Prepared> waiting =
                server
                        .call(ApprovalCalls.FIND, new FindPrepared(null, true), desk.operator())
                        .prepared()
                        .stream()
                        .filter(one -> one.shown().toString().contains(account.toString()))
                        .toList();
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private static Job approved(Prepared waits) {
        return approved(waits, desk.approver());
    }

    private static Job approved(Prepared waits, String token) {
        var _ = desk.approve(waits, token);
        return desk.over(
                server.call(JobCalls.RECENT, new Nothing(), token).jobs().stream()
                        .filter(job -> job.subject().equals(waits.subject()))
                        .findFirst()
                        .orElseThrow());
    }

    /// Approved and stored with its list, without the job that does it.
    private static Prepared onPaper(Prepared p) {
        var given =
                new Approval(
                        desk.checker.person().id(),
                        desk.checker.person().name(),
                        List.of(Role.APPROVER),
                        p.preparedAt(),
                        "");
        var after =
                new Prepared(
                        p.id(),
                        p.command(),
                        p.subject(),
                        p.title(),
                        p.shown(),
                        p.payload(),
                        p.digest(),
                        p.makerId(),
                        p.makerName(),
                        p.preparedAt(),
                        p.expiresAt(),
                        PreparedState.APPROVED,
                        p.needs(),
                        p.alsoBy(),
                        List.of(given),
                        given.personId(),
                        given.name(),
                        p.preparedAt(),
                        "",
                        "",
                        "",
                        p.version() + 1);
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            unit.documents("prepared", Prepared.class)
                                    .put(p.id().value().toString(), after);
                            var store = new EndingStore();
                            EndingStore.StoredEnding before = store.get(unit, list(p));
                            store.replace(unit, before, before.in(EndingState.UNDER_WAY));
                            return after;
                        });
    }

    private static void changedByARun(BreakCard card) {
        var store = new BreakStore();
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var before = store.get(unit, card.found().id());
                                    var found = before.found();
                                    return store.replace(
                                            unit,
                                            before,
                                            found.seenAgain(
                                                    new ReconciliationBreak.Sighting(
                                                            found.lastSeenRun(),
                                                            found.rule(),
                                                            found.key(),
                                                            found.left(),
                                                            found.right(),
                                                            found.severity()),
                                                    found.difference(),
                                                    RunWork.today(unit)));
                                });
    }

    /// Each difference is within the limit, their sum is not.
    private static void limitBetween(List<BreakCard> cards) {
        Money most = Money.of("0.00", "USD");
        for (BreakCard card : cards) {
            Money one = Objects.requireNonNull(card.found().difference()).abs();
            most = one.compareTo(most) > 0 ? one : most;
        }
        Prepared limit =
                server.call(
                        LimitCalls.SET_LIMIT,
                        new SetWriteOffLimit(most, 0, "What brokers round in a month"),
                        desk.operator());
        var _ = desk.approve(limit, desk.admin());
    }

    private static boolean isResolvedOnce(BreakCard card) {
        return card.found().breakState() == BreakState.RESOLVED
                && card.found().history().stream()
                                .filter(step -> step.to() == BreakState.RESOLVED)
                                .count()
                        == 1;
    }

    private static String list(Prepared waits) {
        return waits.subject().substring("endings/".length());
    }

    private static EndingPage page(Prepared waits, int at, int count) {
        return server.call(
                EndingCalls.LINES,
                new FindEndingLines(list(waits), false, at, count),
                desk.operator());
    }

    private static EndingCard card(Prepared waits) {
        return page(waits, 0, 1).of();
    }
}
