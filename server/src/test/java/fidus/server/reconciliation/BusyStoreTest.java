package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingState;
import fidus.server.mongo.Unit;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A moment in which nothing can be stored, or the end of the server, changes nothing of what was
/// decided.
final class BusyStoreTest extends EndingDeeds {
    @Test
    void anApprovedListIsDoneThroughMomentsInWhichTheStoreIsBusy() {
        AccountKey account = desk.account(9_401);
        List<BreakCard> small = new ArrayList<>();
        Workbench bench = differing(account);
        for (BreakCard card : bench.breaks()) {
            Money difference = card.found().difference();
            if (difference != null
                    && card.found().rule().equals("S5")
                    && difference.abs().compareTo(Money.of("50.00", "USD")) <= 0) {
                small.add(explained(card, desk.operator()));
            }
        }
        var _ = done(small, BreakDeed.WRITE_OFF);
        Prepared waits = onPaper(only(account));
        var busy = new Busy(3);
        var runs = new InventedRuns(server);

        String told =
                runs.endingWork(busy::accounts)
                        .run(runs.job(), new EndingWork.Wanted(list(waits)), StopsAt.never());

        assertThat(busy.left).isZero();
        assertThat(told).isEqualTo("Wrote off %1$d of %1$d breaks.".formatted(small.size()));
        assertThat(card(waits))
                .returns(EndingState.DONE, EndingCard::endingState)
                .returns(0, EndingCard::refused);
        assertThat(entries(account)).hasSameSizeAs(small);
        assertThat(entries(account)).extracting(JournalEntry::id).doesNotHaveDuplicates();
        assertThat(desk.workbench(id(bench)).breaks())
                .filteredOn(card -> card.found().breakState() == BreakState.WRITTEN_OFF)
                .hasSameSizeAs(small);
    }

    /// The registered accounts, which the store is too busy to tell some times.
    private static final class Busy {
        private int left;

        Busy(int times) {
            left = times;
        }

        List<TradingAccount> accounts(Unit unit) {
            if (left > 0) {
                left--;
                throw Refused.because(Problem.Code.BUSY, "planted");
            }
            return unit.documents("tradingAccounts", TradingAccount.class)
                    .all(empty(), ascending("_id"), 1_000);
        }
    }

    @Test
    void workThatWasStoppedAfterItsListWaitsFindsThatList() {
        AccountKey account = explained(9_402, 12);
        Job first = desk.ended(begun(account, BreakDeed.RESOLVE));
        Prepared waits = only(account);

        Job second = desk.over(again(first));

        assertThat(second.jobState()).as(second.outcome()).isEqualTo(JobState.DONE);
        assertThat(second.outcome()).isEqualTo(first.outcome()).contains("all in one list");
        assertThat(only(account)).isEqualTo(waits);
        assertThat(card(waits).endingState()).isEqualTo(EndingState.WAITING);
    }

    /// As a server takes up work that it did not see end.
    private static Job again(Job job) {
        String id = job.id().value().toString();
        server.parts()
                .mongo()
                .raw()
                .getCollection("jobs")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set", new Document("jobState", "RUNNING").append("attempt", 2)));
        Job running =
                server.parts().mongo().read(unit -> server.parts().jobs().get(unit, job.id()));
        server.parts().jobs().begin(running);
        return running;
    }
}
