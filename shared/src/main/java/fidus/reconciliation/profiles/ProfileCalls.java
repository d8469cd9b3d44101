package fidus.reconciliation.profiles;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;

/// The rules by which rows are matched.
public final class ProfileCalls {
    public static final Call<Nothing, ProfileList> PROFILES =
            get(
                    "/api/v1/reconciliation/profiles",
                    Nothing.class,
                    ProfileList.class,
                    Permission.SEE_TRADING);
    public static final Call<PrepareProfile, ProfileVersion> PREPARE =
            post(
                    "/api/v1/reconciliation/profiles",
                    PrepareProfile.class,
                    ProfileVersion.class,
                    Permission.PREPARE_PROFILE);
    public static final Call<PutInForce, Prepared> PUT_IN_FORCE =
            post(
                    "/api/v1/reconciliation/profiles/in-force",
                    PutInForce.class,
                    Prepared.class,
                    Permission.PREPARE_PROFILE);
    public static final Call<AssignProfile, Prepared> ASSIGN =
            post(
                    "/api/v1/reconciliation/profiles/uses",
                    AssignProfile.class,
                    Prepared.class,
                    Permission.PREPARE_PROFILE);
    public static final Call<DryRun, DryRunFound> DRY_RUN =
            post(
                    "/api/v1/reconciliation/dry-runs",
                    DryRun.class,
                    DryRunFound.class,
                    Permission.RECONCILE);

    /// The same for any number of rows, as a job.
    public static final Call<DryRun, Job> DRY_RUN_JOB =
            post(
                    "/api/v1/reconciliation/dry-runs/jobs",
                    DryRun.class,
                    Job.class,
                    Permission.RECONCILE);

    /// What such a job found, for thirty days.
    public static final Call<AboutDryRun, DryRunFound> DRY_RUN_FOUND =
            get(
                    "/api/v1/reconciliation/dry-runs/{id}",
                    AboutDryRun.class,
                    DryRunFound.class,
                    Permission.SEE_TRADING);

    private ProfileCalls() {}
}
