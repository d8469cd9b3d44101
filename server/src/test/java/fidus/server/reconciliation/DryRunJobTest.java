package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.AboutDryRun;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rules tried as a job: the same answer as at once, for any number of rows.
final class DryRunJobTest extends DeskDeeds {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");

    @Test
    void theJobFindsWhatIsFoundAtOnce() {
        AccountKey account = desk.account(830);
        var _ = differing(account);
        var ask = new DryRun(MatchProfile.broker(), account.toString(), Desk.FROM, Desk.TO);
        Job job = server.call(ProfileCalls.DRY_RUN_JOB, ask, desk.operator());
        Job over = desk.ended(job);
        assertThat(over.done()).isEqualTo(over.total()).isEqualTo(DryRuns.STEPS);
        assertThat(found(over)).isEqualTo(server.call(ProfileCalls.DRY_RUN, ask, desk.operator()));
    }

    @Test
    void aJobThatIsStoppedKeepsNothingAndAnswersWhenItIsDoneAgain() {
        var account = new AccountKey("Fidus-Real", 831);
        List<DealRow> book = IntStream.range(0, 21_000).mapToObj(InventedRuns::row).toList();
        var mongo = server.parts().mongo();
        var sources = InventedRuns.sources(account, book, book.subList(5_000, book.size()));
        var jobs = new Jobs(mongo, server.parts().audit(), server.parts().auth()::rolesNow);
        var work = new DryRunWork(mongo, new DryRuns(mongo, jobs, sources, new RunStore()));
        var ask = new DryRun(MatchProfile.broker(), account.toString(), FIRST, LAST);
        Job job = new InventedRuns(server).job();

        assertThatThrownBy(() -> work.run(job, ask, new Steps(3)))
                .isInstanceOf(Progress.Cancelled.class);
        assertThatThrownBy(() -> found(job)).isInstanceOf(Refused.class);

        var steps = new Steps(Integer.MAX_VALUE);
        assertThat(work.run(job, ask, steps)).startsWith("Tried on 37,000 rows: ");
        assertThat(steps.done).containsExactly(1L, 2L, 3L, 4L);
        assertThat(found(job).after().matches()).isEqualTo(16_000);
        DryRunFound first = found(job);
        assertThat(first.unmatched()).hasSize(DryRunFound.MOST);
        assertThat(first.leavesOut()).isTrue();
        DryRunFound whole = first.and(found(job, DryRunFound.MOST));
        assertThat(whole.leavesOut()).isFalse();
        assertThat(whole.unmatched()).hasSize(5_000).doesNotHaveDuplicates();
    }

    private static DryRunFound found(Job job) {
        return found(job, 0);
    }

    private static DryRunFound found(Job job, int from) {
        return server.call(
                ProfileCalls.DRY_RUN_FOUND, new AboutDryRun(job.id(), from), desk.operator());
    }

    /// Stops the work the n-th time it asks.
    private static final class Steps implements Progress {
        private final List<Long> done = new ArrayList<>();
        private int left;

        Steps(int left) {
            this.left = left;
        }

        @Override
        public void step(long now, long total) {
            assertThat(total).isEqualTo(DryRuns.STEPS);
            done.add(now);
        }

        @Override
        public void stopIfAsked() {
            if (--left == 0) {
                throw new Cancelled(true);
            }
        }
    }
}
