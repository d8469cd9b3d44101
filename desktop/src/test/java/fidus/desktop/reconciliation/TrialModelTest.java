package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// What a job found is read page by page; the days are those of the account.
class TrialModelTest {
    private static final int ROWS = DryRunFound.MOST + 1;
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);

    @AfterEach
    void stop() {
        fake.close();
    }

    private static DryRunFound page(int from) {
        var counts = new ReconciliationRun.Counts(ROWS, 0, 0, 0, ROWS, 0);
        List<DryRunFound.UnmatchedRow> rows =
                IntStream.range(from, Math.min(from + DryRunFound.MOST, ROWS))
                        .mapToObj(TrialModelTest::row)
                        .toList();
        return new DryRunFound(
                Sample.ACCOUNT,
                Sample.HASH,
                null,
                "BANK version 1",
                counts,
                counts,
                new DryRunFound.Tally(0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                rows,
                null,
                null);
    }

    private static DryRunFound.UnmatchedRow row(int at) {
        var row = new MatchRow("R" + at, DAY, DAY, Money.of("1.00", "EUR"), "", "", null);
        return new DryRunFound.UnmatchedRow(Side.BOOK, row, false, "");
    }

    @Test
    void whatAJobFoundIsReadToItsEnd() {
        fake.answer(
                ProfileCalls.DRY_RUN,
                _ -> {
                    throw Refused.because(Problem.Code.TOO_LARGE, "Too many rows.");
                });
        fake.answer(ProfileCalls.DRY_RUN_JOB, _ -> Sample.job(JobState.DONE, 5, "Tried"));
        fake.answer(ProfileCalls.DRY_RUN_FOUND, asked -> page(asked.get("from").asInt()));
        var model = new TrialModel(fake.signedIn(Sample.NOW), _ -> {});

        model.tryOut(new DryRun(MatchProfile.bank(), Sample.ACCOUNT, DAY, DAY));

        assertThat(model.found().get().unmatched()).hasSize(DryRunFound.MOST);
        assertThat(model.hasMore()).isTrue();
        model.readMore();
        assertThat(model.found().get().unmatched()).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(model.hasMore()).isFalse();
    }

    @Test
    void theDaysFollowTheAccountUntilAPersonChoosesOthers() {
        var run = new Sample().card(Sample.RUN, RunState.COMPLETED, List.of());
        fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(run), null));
        var later = Sample.NOW.plus(Duration.ofDays(31));
        var trial = new TrialModel(fake.signedIn(later), _ -> {});
        LocalDate month = trial.fromProperty().get();

        trial.accountProperty().set(run.account());
        assertThat(trial.fromProperty().get()).isEqualTo(run.run().from()).isNotEqualTo(month);
        assertThat(trial.toProperty().get()).isEqualTo(run.run().to());
        trial.accountProperty().set("bank/Never compared");
        assertThat(trial.fromProperty().get()).isEqualTo(month);
        trial.fromProperty().set(LocalDate.of(2026, 10, 7));
        trial.accountProperty().set(run.account());
        assertThat(trial.fromProperty().get()).isEqualTo(LocalDate.of(2026, 10, 7));
    }
}
