package fidus.franchises;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class FranchiseCalls {
    public static final Call<Nothing, FranchiseList> LIST =
            get("/api/v1/franchises", Nothing.class, FranchiseList.class, Permission.SEE_MOVEMENTS);
    public static final Call<AddFranchise, Franchise> ADD =
            post(
                    "/api/v1/franchises",
                    AddFranchise.class,
                    Franchise.class,
                    Permission.PREPARE_COMMISSION);
    public static final Call<SellThrough, Prepared> SELL =
            post(
                    "/api/v1/franchises/{id}/sales",
                    SellThrough.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);
    public static final Call<FindPools, PoolList> POOLS =
            get(
                    "/api/v1/franchise-pools",
                    FindPools.class,
                    PoolList.class,
                    Permission.SEE_MOVEMENTS);
    public static final Call<ApprovePools, Prepared> APPROVE =
            post(
                    "/api/v1/franchises/{id}/approvals",
                    ApprovePools.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    /// Those of all companies as one list; a job approves it after the decision.
    public static final Call<ApproveAllPools, Prepared> APPROVE_ALL =
            post(
                    "/api/v1/franchise-pools/approval-lists",
                    ApproveAllPools.class,
                    Prepared.class,
                    Permission.PREPARE_COMMISSION);

    /// Takes an approval back before the payment; the pool is DUE again.
    public static final Call<RevokePool, PoolLine> REVOKE =
            post(
                    "/api/v1/franchise-pools/revocations",
                    RevokePool.class,
                    PoolLine.class,
                    Permission.REVOKE_COMMISSION,
                    Call.Trait.STEP_UP);

    private FranchiseCalls() {}
}
