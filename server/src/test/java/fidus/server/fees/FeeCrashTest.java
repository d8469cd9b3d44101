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

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A fee run over 500 payees that dies at one store call after the other, each time one further on,
/// and goes on after each: the journal is that of a run that never stopped.
class FeeCrashTest {
    private static final int PAYEES = 500;
    private static final int EVERY = 60;
    private static final PersonId CHECKER = new PersonId(new UUID(0, 77));
    private static final FeeType TYPE = FeeType.MANAGER_PERFORMANCE;

    /// @param journal digest of everything posted, numbers included
    /// @param deaths how often it died before it came to its end
    private record Ended(String journal, int entries, int deaths) {}

    @Test
    void whereverItDiesTheJournalIsThatOfOneThatDidNot() {
        Ended whole = ended(false);
        Ended often = ended(true);
        assertThat(whole.entries).isEqualTo(2 * PAYEES);
        assertThat(often.deaths).as("deaths").isGreaterThan(EVERY);
        assertThat(often.entries).isEqualTo(whole.entries);
        assertThat(often.journal).as("after %s deaths", often.deaths).isEqualTo(whole.journal);
    }

    private static Ended ended(boolean dying) {
        var stops = new StopsDead();
        try (var desk = new FeeDesk("2027-01-01", new WholeServer(stops))) {
            AccountKey account = desk.account(1, "100000");
            desk.at("2027-02-02");
            desk.read(account, "2027-01-31T23:55:00Z", "104000");
            payees(desk, account);
            desk.snapshot("2027-01");
            Job job = desk.start("2027-02", TYPE, FeeStep.POST);
            int deaths = run(desk, stops, job, new Step(FeeStep.PREVIEW, dying, 700));
            approved(desk);
            deaths += run(desk, stops, job, new Step(FeeStep.POST, dying, 130));
            List<String> journal = desk.journal();
            work(desk, job, FeeStep.POST);
            work(desk, job, FeeStep.PREVIEW);
            assertThat(desk.journal()).as("run again when it was over").isEqualTo(journal);
            return new Ended(Canonical.digest(journal), journal.size(), deaths);
        }
    }

    /// @param stride calls further at which it dies once every place of a payee's work was met
    private record Step(FeeStep step, boolean dying, int stride) {}

    private static int run(FeeDesk desk, StopsDead stops, Job job, Step step) {
        int deaths = 0;
        int at = 1;
        while (step.dying) {
            stops.dieAt(at);
            try {
                work(desk, job, step.step);
                stops.live();
                return deaths;
            } catch (StopsDead.Died died) {
                deaths++;
            }
            stops.live();
            at += at < EVERY ? 1 : step.stride;
        }
        work(desk, job, step.step);
        return deaths;
    }

    private static void work(FeeDesk desk, Job job, FeeStep step) {
        var wanted =
                new FeeWork.Wanted(
                        new StartFeeRuns("2027-01", TYPE, step, null),
                        job.startedBy(),
                        "Test operator");
        String words = desk.server.features().feeRuns().work().run(job, wanted, new Quiet());
        assertThat(words).as("what the run said").doesNotContain("blocked");
    }

    private static void payees(FeeDesk desk, AccountKey account) {
        var store = new FeeStore();
        LocalDate first = LocalDate.parse("2027-01-01");
        desk.server
                .mongo()
                .write(
                        unit -> {
                            for (int i = 1; i <= PAYEES; i++) {
                                var manager = new ManagerId(new UUID(1, i));
                                String name = "Manager %03d".formatted(i);
                                store.add(
                                        unit,
                                        new ManagerCard(manager, name, ManagerState.ACTIVE, 1));
                                store.add(
                                        unit,
                                        new Mandate(
                                                new MandateId(new UUID(2, i)),
                                                manager,
                                                "Mandate of " + name,
                                                "CORE",
                                                first,
                                                null,
                                                List.of(new MandateAccount(account, first, null)),
                                                List.of(
                                                        new AgreedFrom(
                                                                first,
                                                                FeeConvention.HOUSE.agreement(
                                                                        new BigDecimal("0.20"),
                                                                        Currency.USD))),
                                                null,
                                                1));
                            }
                            return true;
                        });
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
