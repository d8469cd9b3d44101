package fidus.growth;

import static fidus.contract.Call.get;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// How capital grew, from the whole portfolio down to the positions of a day.
public final class GrowthCalls {
    public static final Call<Nothing, GrowthReport> REPORT =
            get("/api/v1/growth", Nothing.class, GrowthReport.class, Permission.SEE_TRADING);
    public static final Call<FindGrowth, GrowthDays> DAYS =
            get("/api/v1/growth/days", FindGrowth.class, GrowthDays.class, Permission.SEE_TRADING);
    public static final Call<AboutGrowthDay, GrowthDay> DAY =
            get(
                    "/api/v1/growth/accounts/{server}/{login}/days/{day}",
                    AboutGrowthDay.class,
                    GrowthDay.class,
                    Permission.SEE_TRADING);

    private GrowthCalls() {}
}
