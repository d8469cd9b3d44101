package fidus.fees.shares;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.jobs.Job;

/// Valuations of funds that share their performance.
public final class ShareCalls {
    public static final Call<FindShareRuns, ShareRunList> RUNS =
            get(
                    "/api/v1/fees/shares",
                    FindShareRuns.class,
                    ShareRunList.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutShareRun, ShareRunPage> RUN =
            get(
                    "/api/v1/fees/shares/{id}",
                    AboutShareRun.class,
                    ShareRunPage.class,
                    Permission.SEE_TRADING);
    public static final Call<PrepareShares, ShareRun> PREPARE =
            post(
                    "/api/v1/fees/months/{period}/shares",
                    PrepareShares.class,
                    ShareRun.class,
                    Permission.PREPARE_FEE_RUN);

    /// The valuations of all funds, one after the other.
    public static final Call<StartShares, Job> START =
            post(
                    "/api/v1/fees/months/{period}/share-jobs",
                    StartShares.class,
                    Job.class,
                    Permission.PREPARE_FEE_RUN);

    public static final Call<AboutShareRun, Prepared> APPROVE =
            post(
                    "/api/v1/fees/shares/{id}/approval",
                    AboutShareRun.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<ReverseShares, Prepared> REVERSE =
            post(
                    "/api/v1/fees/shares/{id}/reversal",
                    ReverseShares.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    private ShareCalls() {}
}
