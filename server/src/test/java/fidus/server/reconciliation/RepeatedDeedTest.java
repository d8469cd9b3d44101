package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.DoToFound;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.ProfileCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/// A request that is sent twice because its answer was lost, and work on what is not any more what
/// was shown.
final class RepeatedDeedTest extends EndingDeeds {
    @Test
    void aRepeatedDeedOnEverythingFoundIsTheSameJob() {
        AccountKey account = PagedDesk.account(9_501, 8);
        DoToFound ask = found(account, BreakDeed.COMMENT, "Asked the broker about these");
        Job job =
                repeated(
                        ReconciliationCalls.DO_TO_FOUND,
                        ask,
                        found(account, BreakDeed.COMMENT, "Another comment"));

        assertThat(desk.ended(job).outcome()).startsWith("Done to ");
        for (BreakCard card : all(account)) {
            assertThat(
                            server.call(
                                            DossierCalls.DOSSIER,
                                            new AboutBreak(card.found().id()),
                                            desk.operator())
                                    .comments())
                    .hasSize(1);
        }
    }

    @Test
    void aRepeatedAcceptanceAndARepeatedDryRunAreTheSameJobs() {
        AccountKey account = desk.account(9_502);
        var bench = differing(account);
        Job accepted =
                repeated(
                        WindowCalls.ACCEPT,
                        new AcceptSuggestions(id(bench), BigDecimal.ONE),
                        new AcceptSuggestions(id(bench), BigDecimal.ZERO));
        Job tried =
                repeated(
                        ProfileCalls.DRY_RUN_JOB,
                        new DryRun(MatchProfile.broker(), account.toString(), Desk.FROM, Desk.TO),
                        new DryRun(MatchProfile.broker(), account.toString(), Desk.TO, Desk.TO));

        assertThat(List.of(desk.over(accepted), desk.over(tried)))
                .allMatch(job -> job.jobState() == JobState.DONE);
    }

    @Test
    void aRepeatedStartOfARunIsTheSameRun() {
        AccountKey account = desk.account(9_503);
        var _ = desk.take(ReconciliationTest.first(9_503));
        var key = UUID.randomUUID();
        var ask = new StartRun(account.server(), account.login(), null, null);

        RunStarted first = server.call(ReconciliationCalls.START, ask, desk.operator(), key);
        RunStarted again = server.call(ReconciliationCalls.START, ask, desk.operator(), key);

        assertThat(again).isEqualTo(first);
        assertThat(first.job()).isNotNull();
        var _ = desk.ended(first.job());
    }

    /// The job of two requests with one key, of which a third one with other content is refused.
    private static <Q> Job repeated(Call<Q, Job> call, Q ask, Q other) {
        var key = UUID.randomUUID();
        int before = jobs();
        Job first = server.call(call, ask, desk.operator(), key);
        Job again = server.call(call, ask, desk.operator(), key);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(jobs()).isEqualTo(before + 1);
        refused(Problem.Code.REQUEST_REUSED, () -> server.call(call, other, desk.operator(), key));
        return first;
    }

    private static int jobs() {
        return server.call(JobCalls.RECENT, new Nothing(), desk.operator()).jobs().size();
    }

    @Test
    void nothingIsDoneToOtherBreaksThanWereShown() {
        AccountKey account = PagedDesk.account(9_504, 6);
        DoToFound shown = found(account, BreakDeed.ASSIGN, "");
        var _ = desk.explain(all(account).getFirst(), CauseCode.TIMING);

        refused(
                Problem.Code.STALE_VERSION,
                () -> server.call(ReconciliationCalls.DO_TO_FOUND, shown, desk.operator()));

        assertThat(found(account, BreakDeed.ASSIGN, "").total()).isEqualTo(shown.total());
        assertThat(all(account)).filteredOn(card -> card.ownerName() != null).hasSize(1);
    }
}
