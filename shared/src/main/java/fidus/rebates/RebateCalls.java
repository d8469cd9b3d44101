package fidus.rebates;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;

public final class RebateCalls {
    public static final Call<Nothing, AgreementList> AGREEMENTS =
            get(
                    "/api/v1/rebate-agreements",
                    Nothing.class,
                    AgreementList.class,
                    Permission.SEE_TRADING);
    public static final Call<PrepareAgreement, Prepared> AGREE =
            post(
                    "/api/v1/rebate-agreements",
                    PrepareAgreement.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    /// Takes back an agreement that no run was ever computed with.
    public static final Call<WithdrawAgreement, Prepared> WITHDRAW =
            post(
                    "/api/v1/rebate-agreements/withdrawal",
                    WithdrawAgreement.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    public static final Call<FindRebateRuns, RebateRunList> RUNS =
            get(
                    "/api/v1/rebate-runs",
                    FindRebateRuns.class,
                    RebateRunList.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutRebateRun, RebateRun> RUN =
            get(
                    "/api/v1/rebate-runs/{id}",
                    AboutRebateRun.class,
                    RebateRun.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutRebateRun, RebateCreditList> CREDITS =
            get(
                    "/api/v1/rebate-runs/{id}/credits",
                    AboutRebateRun.class,
                    RebateCreditList.class,
                    Permission.SEE_TRADING);
    public static final Call<PrepareRebates, RebateRun> PREPARE =
            post(
                    "/api/v1/rebate-runs",
                    PrepareRebates.class,
                    RebateRun.class,
                    Permission.PREPARE_FEE_RUN);

    /// The runs of all brokers, one after the other.
    public static final Call<StartRebates, Job> START =
            post(
                    "/api/v1/rebate-runs/jobs",
                    StartRebates.class,
                    Job.class,
                    Permission.PREPARE_FEE_RUN);

    public static final Call<CheckRow, RebateRun> CHECK =
            post(
                    "/api/v1/rebate-runs/{id}/checks",
                    CheckRow.class,
                    RebateRun.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<AboutRebateRun, Prepared> APPROVE =
            post(
                    "/api/v1/rebate-runs/{id}/approval",
                    AboutRebateRun.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<AboutRebateRun, RebateRun> POST =
            post(
                    "/api/v1/rebate-runs/{id}/posting",
                    AboutRebateRun.class,
                    RebateRun.class,
                    Permission.PREPARE_FEE_RUN);
    public static final Call<RecordReceipt, Prepared> RECEIVE =
            post(
                    "/api/v1/rebate-runs/{id}/receipts",
                    RecordReceipt.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    /// What was recorded as paid to a bank and was not, or not for this claim.
    public static final Call<ReverseReceipt, Prepared> REVERSE_RECEIPT =
            post(
                    "/api/v1/rebate-runs/{id}/receipts/reversal",
                    ReverseReceipt.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    public static final Call<ReverseRebates, Prepared> REVERSE =
            post(
                    "/api/v1/rebate-runs/{id}/reversal",
                    ReverseRebates.class,
                    Prepared.class,
                    Permission.PREPARE_FEE_RUN);

    private RebateCalls() {}
}
