package fidus.reconciliation.desk;

import static fidus.contract.Call.Trait.DOWNLOAD;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.FileTold;
import fidus.jobs.Job;

/// A run of any length, a window at a time.
public final class WindowCalls {
    public static final Call<AboutRun, RunDesk> DESK =
            get(
                    "/api/v1/reconciliation/runs/{id}/desk",
                    AboutRun.class,
                    RunDesk.class,
                    Permission.SEE_TRADING);
    public static final Call<FindRows, RowWindow> ROWS =
            get(
                    "/api/v1/reconciliation/runs/{id}/rows",
                    FindRows.class,
                    RowWindow.class,
                    Permission.SEE_TRADING);
    public static final Call<FindPlace, PlaceFound> PLACE =
            get(
                    "/api/v1/reconciliation/runs/{id}/places",
                    FindPlace.class,
                    PlaceFound.class,
                    Permission.SEE_TRADING);
    public static final Call<FindSums, RowSums> SUMS =
            get(
                    "/api/v1/reconciliation/runs/{id}/sums",
                    FindSums.class,
                    RowSums.class,
                    Permission.SEE_TRADING);
    public static final Call<AboutRow, RowStory> ROW =
            get(
                    "/api/v1/reconciliation/runs/{id}/row",
                    AboutRow.class,
                    RowStory.class,
                    Permission.SEE_TRADING);
    public static final Call<FindSuggestions, SuggestionList> SUGGESTIONS =
            get(
                    "/api/v1/reconciliation/runs/{id}/suggestions",
                    FindSuggestions.class,
                    SuggestionList.class,
                    Permission.SEE_TRADING);

    /// The whole run as the files that `fidus match` writes, in one ZIP.
    public static final Call<AboutRun, FileTold> FILE =
            get(
                    "/api/v1/reconciliation/runs/{id}/file",
                    AboutRun.class,
                    FileTold.class,
                    Permission.SEE_TRADING,
                    DOWNLOAD);

    public static final Call<AcceptSuggestions, Job> ACCEPT =
            post(
                    "/api/v1/reconciliation/runs/{runId}/acceptances",
                    AcceptSuggestions.class,
                    Job.class,
                    Permission.RECONCILE);

    /// What {@link #ACCEPT} of all from a score on would take; nothing is changed.
    public static final Call<AcceptSuggestions, AcceptanceTrial> TRY_ACCEPT =
            post(
                    "/api/v1/reconciliation/runs/{runId}/acceptances/trial",
                    AcceptSuggestions.class,
                    AcceptanceTrial.class,
                    Permission.RECONCILE,
                    Call.Trait.TRIAL);

    private WindowCalls() {}
}
