package fidus.approvals;

import static fidus.contract.Call.Trait.STEP_UP;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;

/// Waiting for the second person.
public final class ApprovalCalls {
    public static final Call<FindPrepared, PreparedList> FIND =
            get(
                    "/api/v1/approvals",
                    FindPrepared.class,
                    PreparedList.class,
                    Permission.SEE_APPROVALS);
    public static final Call<FindApprovalRows, ApprovalRowPage> ROWS =
            get(
                    "/api/v1/approvals/{id}/rows",
                    FindApprovalRows.class,
                    ApprovalRowPage.class,
                    Permission.SEE_APPROVALS);
    public static final Call<AboutPrepared, SinceAsked> SINCE =
            get(
                    "/api/v1/approvals/{id}/since",
                    AboutPrepared.class,
                    SinceAsked.class,
                    Permission.SEE_APPROVALS);
    public static final Call<Decide, Prepared> DECIDE =
            post(
                    "/api/v1/approvals/{id}/decision",
                    Decide.class,
                    Prepared.class,
                    Permission.SEE_APPROVALS,
                    STEP_UP);

    private ApprovalCalls() {}
}
