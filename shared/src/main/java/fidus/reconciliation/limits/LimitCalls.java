package fidus.reconciliation.limits;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Write-off limits, one per currency, by a maker and a checker.
public final class LimitCalls {
    public static final Call<Nothing, WriteOffLimits> LIMITS =
            get(
                    "/api/v1/reconciliation/write-off-limits",
                    Nothing.class,
                    WriteOffLimits.class,
                    Permission.SEE_TRADING);
    public static final Call<SetWriteOffLimit, Prepared> SET_LIMIT =
            post(
                    "/api/v1/reconciliation/write-off-limits",
                    SetWriteOffLimit.class,
                    Prepared.class,
                    Permission.PREPARE_PROFILE);

    private LimitCalls() {}
}
