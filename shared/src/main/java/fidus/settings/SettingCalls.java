package fidus.settings;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// The rules the house sets itself.
public final class SettingCalls {
    public static final Call<Nothing, SettingList> LIST =
            get("/api/v1/settings", Nothing.class, SettingList.class, Permission.SEE_SETTINGS);
    public static final Call<ChangeSetting, Prepared> CHANGE =
            post(
                    "/api/v1/settings/{key}/values",
                    ChangeSetting.class,
                    Prepared.class,
                    Permission.PREPARE_SETTING);

    private SettingCalls() {}
}
