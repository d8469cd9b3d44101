package fidus.dashboard;

import static fidus.contract.Call.Trait.BACKGROUND;
import static fidus.contract.Call.get;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class DashboardCalls {
    public static final Call<Nothing, Dashboard> DASHBOARD =
            get(
                    "/api/v1/dashboard",
                    Nothing.class,
                    Dashboard.class,
                    Permission.SEE_TRADING,
                    BACKGROUND);

    private DashboardCalls() {}
}
