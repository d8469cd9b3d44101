package fidus.reconciliation.endings;

import static fidus.contract.Call.get;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// What was decided about many breaks at once.
public final class EndingCalls {
    public static final Call<Nothing, EndingList> ENDINGS =
            get(
                    "/api/v1/reconciliation/endings",
                    Nothing.class,
                    EndingList.class,
                    Permission.SEE_TRADING);
    public static final Call<FindEndingLines, EndingPage> LINES =
            get(
                    "/api/v1/reconciliation/endings/{id}/breaks",
                    FindEndingLines.class,
                    EndingPage.class,
                    Permission.SEE_TRADING);

    private EndingCalls() {}
}
