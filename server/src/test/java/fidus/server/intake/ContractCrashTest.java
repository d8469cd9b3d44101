package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.contract.Canonical;
import fidus.intake.BadRows;
import fidus.intake.Standing;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// I25: a list of contracts of all kinds, taken over by a job that dies at every one of its store
/// calls and goes on after each: contracts, books and journal are those of a job that never
/// stopped.
class ContractCrashTest {
    private final ContractListStore store = new ContractListStore();

    /// @param books digest of every contract, its rows and everything posted, numbers included
    private record Ended(String books, int contracts, long calls, long deaths) {}

    @Test
    void whereverItDiesContractsAndJournalAreThoseOfOneThatDidNot() {
        Ended whole = ended(false);
        Ended often = ended(true);

        assertThat(whole.contracts).isEqualTo(7);
        assertThat(whole.deaths).isZero();
        assertThat(often.deaths).as("one at each call").isGreaterThanOrEqualTo(whole.calls);
        assertThat(often.contracts).isEqualTo(whole.contracts);
        assertThat(often.books).as("after %s deaths", often.deaths).isEqualTo(whole.books);
    }

    private Ended ended(boolean dying) {
        var stops = new StopsDead();
        try (var desk = new RunningKinds(new WholeServer(stops))) {
            String list = desk.list();
            Prepared waits = desk.prepare(list, BadRows.TAKE_NONE);
            var work =
                    new ContractWork(
                            desk.server.mongo(),
                            store,
                            desk.server.features().running()::take,
                            (_, _) -> new Decided(person(7), person(8), waits),
                            2);
            var wanted = new ContractWork.Wanted(desk.newest().id());
            long before = stops.calls();
            long deaths = dying ? died(desk, stops, work, wanted) : 0;
            String said = work.run(job(), wanted, new Quiet());
            long calls = stops.calls() - before;
            assertThat(said).isEqualTo("Took over 7 of 7 contracts.");
            List<String> books = books(desk);
            assertThat(work.run(job(), wanted, new Quiet())).isEqualTo(said);
            assertThat(books(desk)).as("run again when it was over").isEqualTo(books);
            assertThat(desk.read(list).rows(Standing.KNOWN)).hasSize(7);
            return new Ended(Canonical.digest(books), contracts(desk).size(), calls, deaths);
        }
    }

    /// Dies at each call, from the first again when some contracts more were taken over.
    private static long died(
            RunningKinds desk, StopsDead stops, ContractWork work, ContractWork.Wanted wanted) {
        long deaths = 0;
        int done = 0;
        for (int at = 1; ; at++) {
            stops.dieAt(at);
            try {
                work.run(job(), wanted, new Quiet());
                return deaths;
            } catch (StopsDead.Died gone) {
                deaths++;
            } finally {
                stops.live();
            }
            int now = desk.newest().done();
            assertThat(contracts(desk)).as("taken over with their lines").hasSize(now);
            at = now > done ? 0 : at;
            done = now;
        }
    }

    private static List<Investment> contracts(RunningKinds desk) {
        return desk.ask(InvestmentCalls.LIST, new FindInvestments(null, 200)).rows();
    }

    /// The clients' ids are made anew on each server.
    private static List<String> books(RunningKinds desk) {
        var books = new ArrayList<String>();
        contracts(desk)
                .forEach(one -> books.add(one.number() + one.note() + one.investmentState()));
        desk.server
                .mongo()
                .read(
                        unit -> {
                            desk.server
                                    .features()
                                    .ledger()
                                    .each(
                                            unit,
                                            entry ->
                                                    books.add(
                                                            entry.number()
                                                                    + entry.reason()
                                                                    + entry.postings()));
                            return true;
                        });
        return books.stream().map(desk::named).toList();
    }

    private static Actor person(long id) {
        return new Actor(
                new PersonId(new UUID(0, id)), "Person " + id, List.of(), "session", "request");
    }

    private static Job job() {
        return new Job(
                new JobId(new UUID(0, 1)),
                ContractWork.NAME,
                "",
                "",
                "{}",
                JobState.RUNNING,
                0,
                0,
                false,
                null,
                Actor.SYSTEM.id(),
                Instant.EPOCH,
                null,
                1);
    }

    private static final class Quiet implements Progress {
        @Override
        public void step(long done, long total) {
            assertThat(done).isBetween(0L, total);
        }

        @Override
        public void stopIfAsked() {}
    }
}
