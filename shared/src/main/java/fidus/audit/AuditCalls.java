package fidus.audit;

import static fidus.contract.Call.get;

import fidus.auth.Permission;
import fidus.contract.Call;

public final class AuditCalls {
    public static final Call<FindAudit, AuditPage> FIND =
            get("/api/v1/audit", FindAudit.class, AuditPage.class, Permission.SEE_AUDIT);

    private AuditCalls() {}
}
