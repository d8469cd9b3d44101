package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.contract.Canonical;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ManagerState;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.StartFeeRuns;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// A fee run that dies at every one of its store calls, one after the other, and goes on after
/// each: the journal is that of a run that never stopped.
///
/// The calls before the first payee are met by runs over all of them. Each payee is a unit of its
/// own, so that its calls are met by the work of that payee alone, with the ones before it done and
/// the ones after it not begun, as they are when a whole run comes to it.
///
/// The build walks 80 payees; the workflow `long` walks 501 each night with
/// `-Dfidus.crash.payees=501`.
class FeeCrashTest {
    private static final int PAYEES = Integer.getInteger("fidus.crash.payees", 80);
    private static final PersonId CHECKER = new PersonId(new UUID(0, 77));
    private static final FeeType TYPE = FeeType.MANAGER_PERFORMANCE;

    /// @param journal digest of everything posted, numbers included
    /// @param calls how many store calls the work of the runs has without a death
    /// @param deaths how often it died before it came to its end
    private record Ended(String journal, int entries, long calls, long deaths) {}

    @Test
    void whereverItDiesTheJournalIsThatOfOneThatDidNot(TestReporter reporter) {
        Ended whole = ended(false);
        Ended often = ended(true);
        reporter.publishEntry(
                PAYEES + " payees", whole.calls + " calls, " + often.deaths + " deaths");
        assertThat(whole.entries).isEqualTo(2 * PAYEES);
        assertThat(whole.calls).isGreaterThan(10L * PAYEES);
        assertThat(often.deaths).as("one death at each call").isGreaterThanOrEqualTo(whole.calls);
        assertThat(often.entries).isEqualTo(whole.entries);
        assertThat(often.journal).as("after %s deaths", often.deaths).isEqualTo(whole.journal);
    }

    private static Ended ended(boolean dying) {
        var stops = new StopsDead();
        try (var desk = new FeeDesk("2027-01-01", new WholeServer(stops))) {
            AccountKey account = desk.account(1, "100000");
            desk.at("2027-02-02");
            desk.read(account, "2027-01-31T23:55:00Z", "104000");
            List<ManagerCard> payees = payees(desk, account);
            desk.snapshot("2027-01");
            Job job = desk.start("2027-02", TYPE, FeeStep.POST);
            var walk = new Walk(desk, stops, job, payees);
            walk.run(FeeStep.PREVIEW, dying);
            approved(desk);
            walk.run(FeeStep.POST, dying);
            List<String> journal = desk.journal();
            walk.whole(FeeStep.POST);
            walk.whole(FeeStep.PREVIEW);
            assertThat(desk.journal()).as("run again when it was over").isEqualTo(journal);
            return new Ended(Canonical.digest(journal), journal.size(), walk.calls, walk.deaths);
        }
    }

    private static final class Walk {
        private final FeeDesk desk;
        private final StopsDead stops;
        private final Job job;
        private final List<ManagerCard> payees;
        private long calls;
        private long deaths;

        Walk(FeeDesk desk, StopsDead stops, Job job, List<ManagerCard> payees) {
            this.desk = desk;
            this.stops = stops;
            this.job = job;
            this.payees = payees;
        }

        void run(FeeStep step, boolean dying) {
            if (dying) {
                beforeTheFirst(step);
                payees.forEach(payee -> each(() -> one(step, payee)));
            }
            long before = stops.calls();
            whole(step);
            calls += stops.calls() - before;
        }

        /// Dies at each call of whole runs until the first payee is begun: at most its own work is
        /// met twice.
        private void beforeTheFirst(FeeStep step) {
            for (int at = 1; at <= 20; at++) {
                diesAt(at, () -> whole(step));
            }
        }

        /// Dies at each call of a piece of work, until there is none left to die at.
        private void each(Runnable work) {
            int at = 1;
            while (diesAt(at, work)) {
                at++;
            }
        }

        private boolean diesAt(int call, Runnable work) {
            stops.dieAt(call);
            try {
                work.run();
                return false;
            } catch (StopsDead.Died died) {
                deaths++;
                return true;
            } finally {
                stops.live();
            }
        }

        private FeeWork.Wanted wanted(FeeStep step) {
            return new FeeWork.Wanted(
                    new StartFeeRuns("2027-01", TYPE, step, null),
                    job.startedBy(),
                    "Test operator");
        }

        private void one(FeeStep step, ManagerCard payee) {
            FeeWork.Wanted wanted = wanted(step);
            feeWork().one(wanted.asked(), FeeWork.actor(job, wanted), payee);
        }

        void whole(FeeStep step) {
            String words = feeWork().run(job, wanted(step), new Quiet());
            assertThat(words).as("what the run said").doesNotContain("blocked");
        }

        private FeeWork feeWork() {
            return desk.server.features().feeRuns().work();
        }
    }

    private static List<ManagerCard> managers() {
        return IntStream.rangeClosed(1, PAYEES)
                .mapToObj(
                        i ->
                                new ManagerCard(
                                        new ManagerId(new UUID(1, i)),
                                        "Manager %03d".formatted(i),
                                        ManagerState.ACTIVE,
                                        1))
                .toList();
    }

    private static List<ManagerCard> payees(FeeDesk desk, AccountKey account) {
        var store = new FeeStore();
        List<ManagerCard> managers = managers();
        desk.server
                .mongo()
                .write(
                        unit -> {
                            for (ManagerCard manager : managers) {
                                store.add(unit, manager);
                                store.add(unit, mandate(manager, account));
                            }
                            return true;
                        });
        return managers;
    }

    private static Mandate mandate(ManagerCard manager, AccountKey account) {
        LocalDate first = LocalDate.parse("2027-01-01");
        UUID id = new UUID(2, manager.id().value().getLeastSignificantBits());
        return new Mandate(
                new MandateId(id),
                manager.id(),
                "Mandate of " + manager.name(),
                "CORE",
                first,
                null,
                List.of(new MandateAccount(account, first, null)),
                List.of(
                        new AgreedFrom(
                                first,
                                FeeConvention.HOUSE.agreement(
                                        new BigDecimal("0.20"), Currency.USD))),
                null,
                1);
    }

    /// All of them approved at once, as two persons would one by one.
    private static void approved(FeeDesk desk) {
        var store = new FeeStore();
        desk.server
                .mongo()
                .write(
                        unit -> {
                            for (FeeRun run : store.standing(unit)) {
                                assertThat(run.feeRunState()).isEqualTo(FeeRunState.PREVIEWED);
                                store.replace(
                                        unit, run, RunStates.approved(run, CHECKER, unit.now()));
                            }
                            return true;
                        });
    }

    private static final class Quiet implements Progress {
        @Override
        public void step(long done, long total) {}

        @Override
        public void stopIfAsked() {}
    }
}
