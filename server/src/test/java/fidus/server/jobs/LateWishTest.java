package fidus.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Person;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A wish to cancel that comes when the last step is under way changes nothing any more.
@Timeout(60)
class LateWishTest {
    @Test
    void whoCancelledTooLateIsToldThatAllWasDone() {
        try (var server = RunningServer.start()) {
            Person person = server.person(Role.OPERATOR);
            String token = server.token(Role.OPERATOR);
            Jobs jobs = server.parts().jobs();
            jobs.work(
                    "DRY_RUN",
                    Nothing.class,
                    (job, _, progress) -> {
                        progress.stopIfAsked();
                        server.call(JobCalls.CANCEL, new AboutJob(job.id()), token);
                        return "50 suggestions accepted.";
                    });
            var by = new Actor(person.id(), person.name(), List.of(Role.OPERATOR), "", "");
            var request = new Jobs.Request("DRY_RUN", "One step", "test/1", new Nothing());
            Job job = server.parts().mongo().write(unit -> jobs.prepare(unit, by, request));
            jobs.begin(job);

            Job over = server.call(JobCalls.ONE, new AboutJob(job.id()), token);
            while (!over.jobState().isOver()) {
                LockSupport.parkNanos(5_000_000);
                over = server.call(JobCalls.ONE, new AboutJob(job.id()), token);
            }

            assertThat(over.jobState()).isEqualTo(JobState.DONE);
            assertThat(over.outcome())
                    .isEqualTo(
                            "50 suggestions accepted. The wish to cancel came too late: all of it"
                                    + " was done.");
        }
    }
}
