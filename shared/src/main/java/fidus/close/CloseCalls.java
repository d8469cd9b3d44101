package fidus.close;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;

/// The month-end close.
public final class CloseCalls {
    public static final Call<Nothing, MonthLines> MONTHS =
            get("/api/v1/closes", Nothing.class, MonthLines.class, Permission.SEE_LEDGER);
    public static final Call<AboutClose, CloseMonth> MONTH =
            get(
                    "/api/v1/closes/{period}",
                    AboutClose.class,
                    CloseMonth.class,
                    Permission.SEE_LEDGER);

    /// What was signed, also of a close that was opened again.
    public static final Call<AboutVersion, ClosedMonth> VERSION =
            get(
                    "/api/v1/closes/{period}/versions/{version}",
                    AboutVersion.class,
                    ClosedMonth.class,
                    Permission.SEE_LEDGER);

    public static final Call<AboutClose, CloseMonth> FREEZE =
            post(
                    "/api/v1/closes/{period}/freeze",
                    AboutClose.class,
                    CloseMonth.class,
                    Permission.CLOSE_MONTH);
    public static final Call<RunStep, Job> RUN =
            post("/api/v1/closes/{period}/runs", RunStep.class, Job.class, Permission.CLOSE_MONTH);
    public static final Call<AboutClose, CloseMonth> CARRY =
            post(
                    "/api/v1/closes/{period}/carried",
                    AboutClose.class,
                    CloseMonth.class,
                    Permission.CLOSE_MONTH);

    /// Also in the place of another approver who skipped the step.
    public static final Call<SkipStep, CloseMonth> SKIP =
            post(
                    "/api/v1/closes/{period}/skips",
                    SkipStep.class,
                    CloseMonth.class,
                    Permission.SKIP_CLOSE_STEP);

    /// Why two figures differ, as part of what is signed.
    public static final Call<ExplainTieOut, CloseMonth> EXPLAIN =
            post(
                    "/api/v1/closes/{period}/explanations",
                    ExplainTieOut.class,
                    CloseMonth.class,
                    Permission.CLOSE_MONTH);

    /// Prepares the balance of a wallet without statements for another person's approval.
    public static final Call<AttestBalance, Prepared> ATTEST =
            post(
                    "/api/v1/closes/{period}/attested-balances",
                    AttestBalance.class,
                    Prepared.class,
                    Permission.CLOSE_MONTH);

    /// Prepares the record of the month after a locked one for another person's approval.
    public static final Call<RecordMonthStart, Prepared> START =
            post(
                    "/api/v1/closes/{period}/month-start",
                    RecordMonthStart.class,
                    Prepared.class,
                    Permission.CLOSE_MONTH);

    /// Another person's approval locks the month.
    public static final Call<SignClose, Prepared> SIGN_OFF =
            post(
                    "/api/v1/closes/{period}/sign-off",
                    SignClose.class,
                    Prepared.class,
                    Permission.CLOSE_MONTH);

    public static final Call<ReopenMonth, Prepared> REOPEN =
            post(
                    "/api/v1/closes/{period}/reopening",
                    ReopenMonth.class,
                    Prepared.class,
                    Permission.REOPEN_MONTH);

    private CloseCalls() {}
}
