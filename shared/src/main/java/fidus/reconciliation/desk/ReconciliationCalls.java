package fidus.reconciliation.desk;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.statements.StatementFile;

/// Reconciling an account: runs, matches, breaks, sign-off.
public final class ReconciliationCalls {
    public static final Call<StartRun, RunStarted> START =
            post(
                    "/api/v1/reconciliation/runs",
                    StartRun.class,
                    RunStarted.class,
                    Permission.RECONCILE);
    public static final Call<StartBankRun, RunStarted> START_BANK =
            post(
                    "/api/v1/reconciliation/bank-runs",
                    StartBankRun.class,
                    RunStarted.class,
                    Permission.RECONCILE);
    public static final Call<AskBankPeriod, RunPeriod> BANK_PERIOD =
            get(
                    "/api/v1/reconciliation/bank-periods/next",
                    AskBankPeriod.class,
                    RunPeriod.class,
                    Permission.SEE_TRADING);
    public static final Call<FindRuns, RunList> RUNS =
            get(
                    "/api/v1/reconciliation/runs",
                    FindRuns.class,
                    RunList.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutRun, Workbench> WORKBENCH =
            get(
                    "/api/v1/reconciliation/runs/{id}",
                    AboutRun.class,
                    Workbench.class,
                    Permission.SEE_TRADING);
    public static final Call<MatchByHand, MatchMade> MATCH =
            post(
                    "/api/v1/reconciliation/runs/{runId}/matches",
                    MatchByHand.class,
                    MatchMade.class,
                    Permission.RECONCILE);
    public static final Call<UndoMatch, MatchUndone> UNDO =
            post(
                    "/api/v1/reconciliation/matches/{id}/undo",
                    UndoMatch.class,
                    MatchUndone.class,
                    Permission.RECONCILE);
    public static final Call<AskPeriod, RunPeriod> PERIOD =
            get(
                    "/api/v1/reconciliation/periods/next",
                    AskPeriod.class,
                    RunPeriod.class,
                    Permission.SEE_TRADING);
    public static final Call<RejectSuggestion, ExcludedRows> REJECT =
            post(
                    "/api/v1/reconciliation/runs/{runId}/rejections",
                    RejectSuggestion.class,
                    ExcludedRows.class,
                    Permission.RECONCILE);
    public static final Call<LiftExclusion, ExcludedRows> LIFT =
            post(
                    "/api/v1/reconciliation/exclusions/{id}/lift",
                    LiftExclusion.class,
                    ExcludedRows.class,
                    Permission.RECONCILE);
    public static final Call<FindBreaks, BreakList> BREAKS =
            get(
                    "/api/v1/reconciliation/breaks",
                    FindBreaks.class,
                    BreakList.class,
                    Permission.SEE_TRADING);
    public static final Call<FindBreakPage, BreakPage> BREAK_PAGE =
            get(
                    "/api/v1/reconciliation/breaks/page",
                    FindBreakPage.class,
                    BreakPage.class,
                    Permission.SEE_TRADING);
    public static final Call<Nothing, BreakOwners> OWNERS =
            get(
                    "/api/v1/reconciliation/breaks/owners",
                    Nothing.class,
                    BreakOwners.class,
                    Permission.SEE_TRADING);
    public static final Call<DoToFound, Job> DO_TO_FOUND =
            post(
                    "/api/v1/reconciliation/breaks/found/deeds",
                    DoToFound.class,
                    Job.class,
                    Permission.RECONCILE);
    public static final Call<ExplainBreak, BreakCard> EXPLAIN =
            post(
                    "/api/v1/reconciliation/breaks/{id}/explanation",
                    ExplainBreak.class,
                    BreakCard.class,
                    Permission.RECONCILE);
    public static final Call<ExplainBreaks, BreakList> EXPLAIN_ALL =
            post(
                    "/api/v1/reconciliation/breaks/explanations",
                    ExplainBreaks.class,
                    BreakList.class,
                    Permission.RECONCILE);
    public static final Call<DoToBreaks, BreaksDone> DO_TO_BREAKS =
            post(
                    "/api/v1/reconciliation/breaks/deeds",
                    DoToBreaks.class,
                    BreaksDone.class,
                    Permission.RECONCILE);

    /// The same as {@link #DO_TO_BREAKS} without doing it.
    public static final Call<DoToBreaks, BreakTrial> TRY_ON_BREAKS =
            post(
                    "/api/v1/reconciliation/breaks/deeds/trial",
                    DoToBreaks.class,
                    BreakTrial.class,
                    Permission.RECONCILE,
                    Call.Trait.TRIAL);

    public static final Call<AskCauses, CauseTrend> CAUSES =
            get(
                    "/api/v1/reconciliation/breaks/causes",
                    AskCauses.class,
                    CauseTrend.class,
                    Permission.SEE_TRADING);
    public static final Call<Nothing, AgedBreaks> AGED =
            get(
                    "/api/v1/reconciliation/breaks/aged",
                    Nothing.class,
                    AgedBreaks.class,
                    Permission.SEE_TRADING);

    /// The same and the breaks themselves, as a document to sign or to send on.
    public static final Call<Nothing, StatementFile> AGED_FILE =
            get(
                    "/api/v1/reconciliation/breaks/aged/file",
                    Nothing.class,
                    StatementFile.class,
                    Permission.SEE_TRADING);

    public static final Call<ResolveBreak, Prepared> RESOLVE =
            post(
                    "/api/v1/reconciliation/breaks/{id}/resolution",
                    ResolveBreak.class,
                    Prepared.class,
                    Permission.PREPARE_BREAK);
    public static final Call<SetAgainst, Prepared> SET_AGAINST =
            post(
                    "/api/v1/reconciliation/bank-accounts/{id}/pairs",
                    SetAgainst.class,
                    Prepared.class,
                    Permission.PREPARE_BREAK);
    public static final Call<TakeRowsApart, Prepared> TAKE_ROWS_APART =
            post(
                    "/api/v1/reconciliation/bank-accounts/{id}/pair-end",
                    TakeRowsApart.class,
                    Prepared.class,
                    Permission.PREPARE_BREAK);
    public static final Call<TakeApart, Prepared> TAKE_APART =
            post(
                    "/api/v1/reconciliation/breaks/{id}/pair-end",
                    TakeApart.class,
                    Prepared.class,
                    Permission.PREPARE_BREAK);
    public static final Call<WriteOffBreak, Prepared> WRITE_OFF =
            post(
                    "/api/v1/reconciliation/breaks/{id}/write-off",
                    WriteOffBreak.class,
                    Prepared.class,
                    Permission.PREPARE_BREAK);
    public static final Call<SignOff, Prepared> SIGN_OFF =
            post(
                    "/api/v1/reconciliation/runs/{id}/sign-off",
                    SignOff.class,
                    Prepared.class,
                    Permission.SIGN_OFF);
    public static final Call<SignOffRuns, Prepared> SIGN_OFF_RUNS =
            post(
                    "/api/v1/reconciliation/sign-offs",
                    SignOffRuns.class,
                    Prepared.class,
                    Permission.SIGN_OFF);

    /// Another person has to agree.
    public static final Call<WithdrawSignOff, Prepared> WITHDRAW_SIGN_OFF =
            post(
                    "/api/v1/reconciliation/runs/{id}/sign-off/withdrawal",
                    WithdrawSignOff.class,
                    Prepared.class,
                    Permission.SIGN_OFF);

    /// The same as {@link #SIGN_OFF_RUNS} without doing it: what stands against each of them.
    public static final Call<SignOffRuns, SignOffTrial> TRY_SIGN_OFFS =
            post(
                    "/api/v1/reconciliation/sign-offs/trial",
                    SignOffRuns.class,
                    SignOffTrial.class,
                    Permission.SIGN_OFF,
                    Call.Trait.TRIAL);

    private ReconciliationCalls() {}
}
