package fidus.jobs;

import static fidus.contract.Call.Trait.BACKGROUND;
import static fidus.contract.Call.Trait.WITHOUT_KEY;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class JobCalls {
    /// The newest 100 jobs, newest first.
    public static final Call<Nothing, JobList> RECENT =
            get("/api/v1/jobs", Nothing.class, JobList.class, Permission.SEE_JOBS, BACKGROUND);

    public static final Call<AboutJob, Job> ONE =
            get("/api/v1/jobs/{id}", AboutJob.class, Job.class, Permission.SEE_JOBS, BACKGROUND);
    public static final Call<AboutJob, Job> CANCEL =
            post(
                    "/api/v1/jobs/{id}/cancellation",
                    AboutJob.class,
                    Job.class,
                    Permission.CANCEL_JOB,
                    WITHOUT_KEY);

    private JobCalls() {}
}
