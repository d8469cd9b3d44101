package fidus.statements;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.jobs.Job;

/// Statements of clients and the fund pack of the house.
public final class StatementCalls {
    public static final Call<AboutMonth, StatementMonth> MONTH =
            get(
                    "/api/v1/statements/{period}",
                    AboutMonth.class,
                    StatementMonth.class,
                    Permission.SEE_CONTRACTS);

    /// The figures as they are now, kept nowhere.
    public static final Call<AboutClientMonth, StatementPreview> PREVIEW =
            get(
                    "/api/v1/statements/{period}/clients/{clientId}",
                    AboutClientMonth.class,
                    StatementPreview.class,
                    Permission.SEE_CONTRACTS);

    public static final Call<AboutClientMonth, StatementHistory> HISTORY =
            get(
                    "/api/v1/statements/{period}/clients/{clientId}/issues",
                    AboutClientMonth.class,
                    StatementHistory.class,
                    Permission.SEE_CONTRACTS);

    /// Starts the work that makes and keeps them.
    public static final Call<IssueStatements, Job> ISSUE =
            post(
                    "/api/v1/statements/{period}/issues",
                    IssueStatements.class,
                    Job.class,
                    Permission.ISSUE_STATEMENTS);

    public static final Call<AskFile, StatementFile> FILE =
            get(
                    "/api/v1/issued-statements/{id}/file",
                    AskFile.class,
                    StatementFile.class,
                    Permission.SEE_CONTRACTS);

    /// What it says otherwise than the one it replaces.
    public static final Call<AboutStatement, StatementDifference> DIFFERENCE =
            get(
                    "/api/v1/issued-statements/{id}/difference",
                    AboutStatement.class,
                    StatementDifference.class,
                    Permission.SEE_CONTRACTS);

    /// The one that was issued while its month is closed; else the figures as they are now.
    public static final Call<AboutMonth, FundPack> FUND_PACK =
            get(
                    "/api/v1/fund-packs/{period}",
                    AboutMonth.class,
                    FundPack.class,
                    Permission.SEE_TRADING);

    public static final Call<AskPackFile, StatementFile> FUND_PACK_FILE =
            get(
                    "/api/v1/fund-packs/{period}/file",
                    AskPackFile.class,
                    StatementFile.class,
                    Permission.SEE_TRADING);

    public static final Call<AboutMonth, PackHistory> FUND_PACKS =
            get(
                    "/api/v1/fund-packs/{period}/issues",
                    AboutMonth.class,
                    PackHistory.class,
                    Permission.SEE_TRADING);

    public static final Call<AskFile, StatementFile> ISSUED_PACK_FILE =
            get(
                    "/api/v1/issued-fund-packs/{id}/file",
                    AskFile.class,
                    StatementFile.class,
                    Permission.SEE_TRADING);

    /// What it says otherwise than the one it replaces.
    public static final Call<AboutStatement, StatementDifference> PACK_DIFFERENCE =
            get(
                    "/api/v1/issued-fund-packs/{id}/difference",
                    AboutStatement.class,
                    StatementDifference.class,
                    Permission.SEE_TRADING);

    private StatementCalls() {}
}
