package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Work on all that a filter finds is done once to each of them, however often the server stops.
final class FoundDeedsTest extends EndingDeeds {
    private static final int MANY = 120;

    @Test
    void aCommentIsGivenOnceToEachAlthoughTheServerWasKilledAgainAndAgain() {
        AccountKey account = PagedDesk.account(9_601, MANY);
        FoundDeeds work = new InventedRuns(server).foundDeeds();
        Job job = new InventedRuns(server).job();
        FoundDeeds.Wanted wanted = wanted(account, BreakDeed.COMMENT);

        int stops = 0;
        for (int at = 1; stopped(work, job, wanted, new StopsAt(at, true)); at++) {
            stops++;
            assertThat(stops).isLessThan(20);
        }
        String told = work.run(job, wanted, StopsAt.never());

        assertThat(stops).isGreaterThan(3);
        assertThat(told).isEqualTo("Done to %1$d of %1$d breaks.".formatted(count(account)));
        assertThat(all(account)).allMatch(card -> comments(card) == 1);
        assertThat(listed(job).of())
                .returns(EndingState.DONE, it -> it.endingState())
                .returns(count(account), it -> it.done());
    }

    @Test
    void whatWasChangedWhileTheServerWasDownIsLeftAndListed() {
        AccountKey account = PagedDesk.account(9_602, MANY);
        FoundDeeds work = new InventedRuns(server).foundDeeds();
        Job job = new InventedRuns(server).job();
        FoundDeeds.Wanted wanted = wanted(account, BreakDeed.SET_CAUSE);
        stoppedInTheMiddle(work, job, wanted);
        long before = caused(account);
        assertThat(before).isLessThan(count(account));
        BreakCard changed =
                all(account).stream()
                        .filter(card -> card.found().findings().causeCode() == null)
                        .findFirst()
                        .orElseThrow();
        changedByARun(changed);

        String told = work.run(job, wanted, StopsAt.never());

        assertThat(told).contains("; 1 were left, listed under Breaks, Decisions");
        assertThat(caused(account)).isEqualTo(count(account) - 1L);
        assertThat(listed(job).lines())
                .filteredOn(line -> line.outcome() == EndingLine.Outcome.REFUSED)
                .singleElement()
                .returns(changed.found().id(), EndingLine::breakId);
        assertThat(all(account)).allMatch(card -> timesCaused(card) <= 1);
    }

    @Test
    void cancelledWorkLeavesTheRest() {
        AccountKey account = PagedDesk.account(9_603, MANY);
        FoundDeeds work = new InventedRuns(server).foundDeeds();
        Job job = new InventedRuns(server).job();
        FoundDeeds.Wanted wanted = wanted(account, BreakDeed.COMMENT);
        assertThat(stopped(work, job, wanted, new StopsAt(1, false))).isTrue();
        assertThat(work.cancelled(job, wanted)).contains("Nothing was changed");
        stoppedInTheMiddle(work, job, wanted);

        assertThat(stopped(work, job, wanted, new StopsAt(1, false))).isTrue();
        assertThat(work.cancelled(job, wanted))
                .contains("Done to 100 of %d breaks, which stays".formatted(count(account)));

        assertThat(listed(job).of().endingState()).isEqualTo(EndingState.STOPPED);
        assertThat(listed(job).of().left()).isPositive();
        assertThat(all(account)).allMatch(card -> comments(card) <= 1);
    }

    private static FoundDeeds.Wanted wanted(AccountKey account, BreakDeed deed) {
        DoToFound ask = found(account, deed, "Asked the broker about all of them");
        var caused =
                new DoToFound(
                        ask.found(),
                        ask.total(),
                        ask.digest(),
                        false,
                        deed,
                        null,
                        CauseCode.ROUNDING,
                        ask.text());
        var by = desk.maker.person();
        return new FoundDeeds.Wanted(caused, by.id(), by.name(), List.of(Role.OPERATOR));
    }

    /// When the first part of the list is done.
    private static void stoppedInTheMiddle(FoundDeeds work, Job job, FoundDeeds.Wanted wanted) {
        for (int at = 1; !isFrozen(job); at++) {
            assertThat(stopped(work, job, wanted, new StopsAt(at, true))).isTrue();
        }
        assertThat(stopped(work, job, wanted, new StopsAt(2, true))).isTrue();
        assertThat(listed(job).of().done()).isEqualTo(100);
    }

    private static boolean isFrozen(Job job) {
        String list = job.id().value().toString();
        return server.parts().mongo().read(unit -> new EndingStore().find(unit, list).isPresent());
    }

    private static boolean stopped(
            FoundDeeds work, Job job, FoundDeeds.Wanted wanted, StopsAt stop) {
        try {
            var _ = work.run(job, wanted, stop);
            return false;
        } catch (Progress.Cancelled expected) {
            return true;
        }
    }

    private static long caused(AccountKey account) {
        return all(account).stream()
                .filter(card -> card.found().findings().causeCode() == CauseCode.ROUNDING)
                .count();
    }

    private static long timesCaused(BreakCard card) {
        return card.found().history().stream()
                .filter(step -> step.reason().equals("Seems to be ROUNDING"))
                .count();
    }

    private static int comments(BreakCard card) {
        return server.call(DossierCalls.DOSSIER, new AboutBreak(card.found().id()), desk.operator())
                .comments()
                .size();
    }

    private static EndingPage listed(Job job) {
        return server.call(
                EndingCalls.LINES,
                new FindEndingLines(job.id().value().toString(), false, 0, 500),
                desk.operator());
    }
}
