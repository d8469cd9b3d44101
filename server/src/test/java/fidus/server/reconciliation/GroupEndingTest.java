package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.ledger.JournalEntry;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AddComment;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.endings.BreakTold;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;
import fidus.reconciliation.endings.KeptAbout;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Many breaks ended by one decision of another person.
final class GroupEndingTest extends EndingDeeds {
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
        assertThat(all(account)).allMatch(EndingDeeds::isResolvedOnce);
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
    void whoDecidesReadsHowMuchIsKeptAboutTheBreaksOfTheList() {
        AccountKey account = explained(9_307, 4);
        BreakId about = all(account).getFirst().found().id();
        var _ = server.call(DossierCalls.COMMENT, new AddComment(about, "Asked"), desk.operator());
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));

        Prepared waits = only(account);

        assertThat(waits.shown())
                .contains(
                        new Shown(
                                "Attachments and comments",
                                "0 attachments and 1 comment, at 1 break; the list says which"));
        assertThat(page(waits, 0, 10).kept()).containsExactly(new KeptAbout(about, 1, 0));
    }

    @Test
    void whoDecidesReadsOfEachBreakWhatItIsAboutAndWhyItIsThere() {
        AccountKey account = explained(9_308, 3);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        Prepared waits = only(account);

        List<BreakTold> told = Objects.requireNonNull(page(waits, 0, 10).told());

        assertThat(told)
                .hasSameSizeAs(all(account))
                .allSatisfy(
                        one -> {
                            assertThat(one.text()).isNotBlank();
                            assertThat(one.cause()).isNotNull();
                            assertThat(one.note()).isNotBlank();
                        })
                .anySatisfy(one -> assertThat(one.day()).isNotNull());
        assertThat(waits.shown())
                .as("nobody reads a list by its checksum")
                .noneMatch(line -> line.label().equals("List"));
    }

    @Test
    void aRowOfABankInAListOfBeforeIsLeftBecauseASentenceDoesNotEndIt() {
        AccountKey account = explained(9_306, 4);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        Prepared waits = only(account);
        BreakCard row =
                all(account).stream()
                        .filter(card -> card.found().rule().equals("S5"))
                        .findFirst()
                        .orElseThrow();
        movedToABank(row);

        var _ = approved(waits);

        assertThat(page(waits, 0, 10).lines())
                .filteredOn(line -> line.outcome() == EndingLine.Outcome.REFUSED)
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.breakId()).isEqualTo(row.found().id());
                            assertThat(line.why()).contains("ends by a fact");
                        });
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
        assertThat(all(account).stream().filter(EndingDeeds::isResolvedOnce)).hasSize(200);
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
        assertThat(done(small, BreakDeed.WRITE_OFF).needs())
                .containsExactly(Role.APPROVER, Role.ADMIN);
        Prepared waits = only(account);
        assertThat(waits.needs()).containsExactly(Role.APPROVER, Role.ADMIN);
        assertThat(waits.shown())
                .contains(
                        sum("Losses", small, one -> one.signum() < 0),
                        sum("Gains", small, one -> one.signum() > 0),
                        sum("Net", small, _ -> true),
                        new Shown("Causes", "Rounding (%d)".formatted(small.size())));
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

    private static Shown sum(String name, List<BreakCard> breaks, Predicate<BigDecimal> counts) {
        BigDecimal sum =
                breaks.stream()
                        .map(card -> card.found().difference().amount())
                        .filter(counts)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Shown(name, sum.signum() == 0 ? "none" : sum + " USD");
    }

    @Test
    void whatNobodyDecidedInADayWaitsNoMore() {
        AccountKey account = explained(9_305, 3);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        Prepared waits = only(account);
        server.clock().advance(Duration.ofHours(25));
        desk.signInAgain();

        assertThat(card(waits).endingState()).isEqualTo(EndingState.DROPPED);
        assertThat(all(account)).allMatch(card -> card.waiting() == null);
        var _ = desk.ended(begun(account, BreakDeed.RESOLVE));
        assertThat(only(account).id()).isNotEqualTo(waits.id());
    }
}
