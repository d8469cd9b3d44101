package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.desktop.shell.Texts;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.UUID;

/// How far work on all that a filter finds is: half of its steps only look at the breaks.
final class BulkProgressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12200 | 1 | Looking at 12,200 of 60,006, nothing is changed yet",
                "7700 | 2 | Looking at 7,700 of 60,006, nothing is changed yet (begun again after"
                        + " the server was restarted)",
                "60106 | 1 | 100 of 60,006 done, all were looked at first",
                "60206 | 3 | 200 of 60,006 done, all were looked at first (went on after the server"
                        + " was restarted)",
            })
    void nothingIsCalledDoneThatWasOnlyLookedAt(long done, int attempt, String said) {
        var job =
                new Job(
                        new JobId(UUID.randomUUID()),
                        "DO_TO_BREAKS",
                        "Explain 60,006 breaks",
                        "breaks/found",
                        "{}",
                        JobState.RUNNING,
                        done,
                        120_012,
                        false,
                        null,
                        new PersonId(UUID.randomUUID()),
                        Instant.EPOCH,
                        null,
                        attempt);
        assertThat(BulkDeeds.progress(job, Texts.of(BulkPane.class))).isEqualTo(said);
    }
}
