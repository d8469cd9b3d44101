package fidus.statements.partners;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.jobs.Job;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.AskFile;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFile;

/// Statements of agents and of white-label companies.
public final class PartnerCalls {
    public static final Call<AboutMonth, PartnerMonth> MONTH =
            get(
                    "/api/v1/partner-statements/{period}",
                    AboutMonth.class,
                    PartnerMonth.class,
                    Permission.SEE_MOVEMENTS);

    /// The figures as they are now, kept nowhere.
    public static final Call<AboutPartnerMonth, PartnerPreview> PREVIEW =
            get(
                    "/api/v1/partner-statements/{period}/partners/{partnerId}",
                    AboutPartnerMonth.class,
                    PartnerPreview.class,
                    Permission.SEE_MOVEMENTS);

    /// What is kept of a partner, of one month or of all of them.
    public static final Call<AboutPartner, PartnerHistory> HISTORY =
            get(
                    "/api/v1/issued-partner-statements",
                    AboutPartner.class,
                    PartnerHistory.class,
                    Permission.SEE_MOVEMENTS);

    /// Starts the work that makes and keeps them.
    public static final Call<IssuePartners, Job> ISSUE =
            post(
                    "/api/v1/partner-statements/{period}/issues",
                    IssuePartners.class,
                    Job.class,
                    Permission.ISSUE_STATEMENTS);

    public static final Call<AskFile, StatementFile> FILE =
            get(
                    "/api/v1/issued-partner-statements/{id}/file",
                    AskFile.class,
                    StatementFile.class,
                    Permission.SEE_MOVEMENTS);

    /// What it says otherwise than the one it replaces.
    public static final Call<AboutStatement, StatementDifference> DIFFERENCE =
            get(
                    "/api/v1/issued-partner-statements/{id}/difference",
                    AboutStatement.class,
                    StatementDifference.class,
                    Permission.SEE_MOVEMENTS);

    private PartnerCalls() {}
}
