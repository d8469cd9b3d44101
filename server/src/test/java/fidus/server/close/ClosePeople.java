package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.server.deals.TradingOffice;
import fidus.server.mongo.Unit;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// An office that closes months.
class ClosePeople extends TradingOffice {
    ClosePeople(String day) {
        super(day);
    }

    /// A new administrator.
    final String admin() {
        return token(Role.ADMIN);
    }

    String done(Job job) {
        for (int i = 0; i < 3_000; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                assertThat(now.jobState()).as(now.outcome()).isEqualTo(JobState.DONE);
                return String.valueOf(now.outcome());
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("Not over within half a minute: " + job);
    }

    <T> T write(Function<Unit, T> work) {
        return server.mongo().write(work);
    }
}
