package fidus.server.rebates;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.fees.runs.FeeStep;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRunCard;
import fidus.rebates.RebateRunState;
import fidus.rebates.StartRebates;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// The rebates of a month, computed and posted by a job that dies at every one of its store calls
/// and goes on after each: the journal is that of a job that never stopped.
class RebateCrashTest {
    private static final List<String> BROKERS = List.of("Broker", "Other Broker");

    private record Ended(String journal, int entries, long deaths) {}

    @Test
    void whereverItDiesTheJournalIsThatOfOneThatDidNot() {
        Ended whole = ended(false);
        Ended often = ended(true);

        assertThat(whole.entries).isEqualTo(BROKERS.size());
        assertThat(whole.deaths).isZero();
        assertThat(often.deaths).isGreaterThan(20);
        assertThat(often.entries).isEqualTo(whole.entries);
        assertThat(often.journal).as("after %s deaths", often.deaths).isEqualTo(whole.journal);
    }

    private static Ended ended(boolean dying) {
        var stops = new StopsDead();
        try (var desk = new RebateDesk("2027-02-02", new WholeServer(stops))) {
            for (int i = 0; i < BROKERS.size(); i++) {
                AccountKey account = desk.account(i + 1, BROKERS.get(i));
                desk.closed(account, 10 * (i + 1), "2027-01-05", "336.46");
                desk.agreedWith(BROKERS.get(i), "2026-01-01", "5.05");
            }
            Job job = desk.started(FeeStep.POST);
            assertThat(job.outcome()).isEqualTo("0 posted, 2 unchanged.");
            var walk = new Walk(desk, stops, job, dying);
            assertThat(walk.deaths(FeeStep.PREVIEW)).isEqualTo(dying);
            for (RebateRunCard run : runs(desk)) {
                desk.approve(desk.ask(RebateCalls.APPROVE, new AboutRebateRun(run.id())));
            }
            assertThat(walk.deaths(FeeStep.POST)).isEqualTo(dying);

            assertThat(runs(desk)).allMatch(run -> run.rebateRunState() == RebateRunState.POSTED);
            List<String> journal = journal(desk);
            assertThat(walk.whole(FeeStep.POST)).isEqualTo("0 posted, 2 unchanged.");
            assertThat(walk.whole(FeeStep.PREVIEW)).isEqualTo("0 computed, 2 unchanged.");
            assertThat(journal(desk)).as("run again when it was over").isEqualTo(journal);
            return new Ended(Canonical.digest(journal), journal.size(), walk.died);
        }
    }

    private static List<RebateRunCard> runs(RebateDesk desk) {
        return desk.ask(RebateCalls.RUNS, new FindRebateRuns(null)).runs();
    }

    private static List<String> journal(RebateDesk desk) {
        var entries = new ArrayList<String>();
        desk.server
                .mongo()
                .read(
                        unit -> {
                            desk.server
                                    .features()
                                    .ledger()
                                    .each(
                                            unit,
                                            entry -> {
                                                if (entry.reason().startsWith("Rebates of")) {
                                                    entries.add(
                                                            entry.number()
                                                                    + entry.reason()
                                                                    + entry.postings());
                                                }
                                            });
                            return true;
                        });
        return entries;
    }

    private static final class Walk {
        private final RebateDesk desk;
        private final StopsDead stops;
        private final Job job;
        private final boolean dying;
        private long died;

        Walk(RebateDesk desk, StopsDead stops, Job job, boolean dying) {
            this.desk = desk;
            this.stops = stops;
            this.job = job;
            this.dying = dying;
        }

        /// Dies at the first call, then goes on and dies at the second one of what is left, until
        /// it comes to its end.
        ///
        /// @return whether it died at all
        boolean deaths(FeeStep step) {
            long before = died;
            for (int at = 1; ; at++) {
                if (dying) {
                    stops.dieAt(at);
                }
                try {
                    whole(step);
                    return died > before;
                } catch (StopsDead.Died gone) {
                    died++;
                } finally {
                    stops.live();
                }
            }
        }

        String whole(FeeStep step) {
            var wanted =
                    new RebateWork.Wanted(
                            new StartRebates("2027-01", step), job.startedBy(), "Test operator");
            return desk.server.features().rebates().work().run(job, wanted, new Quiet());
        }
    }

    private static final class Quiet implements Progress {
        @Override
        public void step(long done, long total) {}

        @Override
        public void stopIfAsked() {}
    }
}
