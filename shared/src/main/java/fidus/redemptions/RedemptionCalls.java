package fidus.redemptions;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;

public final class RedemptionCalls {
    public static final Call<FindRedemptions, RedemptionPage> FIND =
            get(
                    "/api/v1/redemptions",
                    FindRedemptions.class,
                    RedemptionPage.class,
                    Permission.SEE_MOVEMENTS);

    /// Takes the chosen rows and prepares their approval.
    public static final Call<RequestRedemption, Prepared> REQUEST =
            post(
                    "/api/v1/redemptions",
                    RequestRedemption.class,
                    Prepared.class,
                    Permission.REQUEST_REDEMPTION);

    /// Asks again for the approval of a pending redemption.
    public static final Call<AboutRedemption, Prepared> ASK_APPROVAL =
            post(
                    "/api/v1/redemptions/{id}/approvals",
                    AboutRedemption.class,
                    Prepared.class,
                    Permission.REQUEST_REDEMPTION);

    /// What could be approved up to a day: available rows and requests that wait.
    public static final Call<FindReadyRedemptions, ReadyRedemptions> READY =
            get(
                    "/api/v1/ready-redemptions",
                    FindReadyRedemptions.class,
                    ReadyRedemptions.class,
                    Permission.SEE_MOVEMENTS);

    /// Those of all contracts as one list; a job requests and approves it after the decision.
    public static final Call<ApproveAllRedemptions, Prepared> APPROVE_ALL =
            post(
                    "/api/v1/redemptions/approval-lists",
                    ApproveAllRedemptions.class,
                    Prepared.class,
                    Permission.REQUEST_REDEMPTION);

    /// Takes a pending request back; its rows can be requested again.
    public static final Call<EndRedemption, RedemptionRequest> CANCEL =
            post(
                    "/api/v1/redemptions/{id}/cancellations",
                    EndRedemption.class,
                    RedemptionRequest.class,
                    Permission.REQUEST_REDEMPTION);

    /// Takes an approval back before the payment (E11 is reversed).
    public static final Call<EndRedemption, RedemptionRequest> REVOKE =
            post(
                    "/api/v1/redemptions/{id}/revocations",
                    EndRedemption.class,
                    RedemptionRequest.class,
                    Permission.REVOKE_REDEMPTION,
                    Call.Trait.STEP_UP);

    private RedemptionCalls() {}
}
