package fidus.fees.runs;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;

/// Managers, mandates, month ends and fee runs.
public final class FeeCalls {
    public static final Call<Nothing, ManagerList> MANAGERS =
            get("/api/v1/managers", Nothing.class, ManagerList.class, Permission.SEE_TRADING);
    public static final Call<ManagerToAdd, ManagerCard> ADD_MANAGER =
            post(
                    "/api/v1/managers",
                    ManagerToAdd.class,
                    ManagerCard.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<ManagerToRetire, ManagerCard> RETIRE_MANAGER =
            post(
                    "/api/v1/managers/{id}/retirement",
                    ManagerToRetire.class,
                    ManagerCard.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<Nothing, MandateList> MANDATES =
            get("/api/v1/mandates", Nothing.class, MandateList.class, Permission.SEE_TRADING);
    public static final Call<PrepareMandate, Prepared> PREPARE_MANDATE =
            post(
                    "/api/v1/mandates",
                    PrepareMandate.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<ChangeMandate, Prepared> CHANGE_MANDATE =
            post(
                    "/api/v1/mandates/{id}/changes",
                    ChangeMandate.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<AboutMonth, FeeMonth> MONTH =
            get(
                    "/api/v1/fees/months/{period}",
                    AboutMonth.class,
                    FeeMonth.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutMonth, MonthSnapshot> SNAPSHOT =
            post(
                    "/api/v1/fees/months/{period}/snapshots",
                    AboutMonth.class,
                    MonthSnapshot.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<StartFeeRuns, Job> START =
            post(
                    "/api/v1/fees/months/{period}/runs",
                    StartFeeRuns.class,
                    Job.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<FindFeeRuns, FeeRunList> RUNS =
            get("/api/v1/fees/runs", FindFeeRuns.class, FeeRunList.class, Permission.SEE_TRADING);
    public static final Call<AboutFeeRun, FeeRunPage> RUN =
            get(
                    "/api/v1/fees/runs/{id}",
                    AboutFeeRun.class,
                    FeeRunPage.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutFeeRun, FeeRunFile> FILE =
            get(
                    "/api/v1/fees/runs/{id}/file",
                    AboutFeeRun.class,
                    FeeRunFile.class,
                    Permission.SEE_TRADING);

    /// The same as a table, one figure in a row.
    public static final Call<AboutFeeRun, FeeRunTable> TABLE =
            get(
                    "/api/v1/fees/runs/{id}/table",
                    AboutFeeRun.class,
                    FeeRunTable.class,
                    Permission.SEE_TRADING);

    public static final Call<AboutFeeRun, Prepared> APPROVE =
            post(
                    "/api/v1/fees/runs/{id}/approval",
                    AboutFeeRun.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<AboutFeeRun, FeeRun> POST =
            post(
                    "/api/v1/fees/runs/{id}/posting",
                    AboutFeeRun.class,
                    FeeRun.class,
                    Permission.PREPARE_FEE_RUN);

    /// Asks another person to take back the approval of a run that is not posted.
    public static final Call<WithdrawFeeRun, Prepared> WITHDRAW =
            post(
                    "/api/v1/fees/runs/{id}/withdrawal",
                    WithdrawFeeRun.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    public static final Call<ReverseFeeRun, Prepared> REVERSE =
            post(
                    "/api/v1/fees/runs/{id}/reversal",
                    ReverseFeeRun.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    private FeeCalls() {}
}
