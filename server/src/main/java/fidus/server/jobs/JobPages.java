package fidus.server.jobs;

import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobList;
import fidus.server.audit.Actor;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

/// Long work, for those who started it or may see what it is about.
record JobPages(JobStore store) {
    void routes(Routes routes) {
        routes.answer(JobCalls.RECENT, this::recent);
        routes.answer(JobCalls.ONE, this::one);
    }

    private JobList recent(Asked asked, Nothing nothing) {
        Actor reader = asked.actor();
        return new JobList(
                store.recent(asked.unit(), WorkDuties.seenWith(reader.roles()), reader.id()));
    }

    /// @throws Refused `NOT_FOUND`, also for what the reader may not see
    Job one(Asked asked, AboutJob about) {
        Job job = store.get(asked.unit(), about.id());
        Actor reader = asked.actor();
        boolean seen =
                job.startedBy().equals(reader.id())
                        || WorkDuties.seenWith(reader.roles()).contains(job.work());
        if (!seen) {
            throw JobStore.missing();
        }
        return job;
    }
}
