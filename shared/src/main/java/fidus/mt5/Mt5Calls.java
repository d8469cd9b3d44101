package fidus.mt5;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

/// Trading accounts, their deals and their readings.
public final class Mt5Calls {
    public static final Call<Nothing, AccountList> ACCOUNTS =
            get("/api/v1/accounts", Nothing.class, AccountList.class, Permission.SEE_TRADING);
    public static final Call<AboutAccount, AccountPage> ACCOUNT =
            get(
                    "/api/v1/accounts/{server}/{login}",
                    AboutAccount.class,
                    AccountPage.class,
                    Permission.SEE_TRADING);
    public static final Call<RegisterAccount, Prepared> REGISTER =
            post(
                    "/api/v1/accounts",
                    RegisterAccount.class,
                    Prepared.class,
                    Permission.PREPARE_ACCOUNT);
    public static final Call<ReleaseAccount, Prepared> RELEASE =
            post(
                    "/api/v1/accounts/{server}/{login}/release",
                    ReleaseAccount.class,
                    Prepared.class,
                    Permission.PREPARE_ACCOUNT);
    public static final Call<ChangeAccount, Prepared> CHANGE =
            post(
                    "/api/v1/accounts/{server}/{login}/pool-state",
                    ChangeAccount.class,
                    Prepared.class,
                    Permission.PREPARE_ACCOUNT);
    public static final Call<FindDeals, DealPage> DEALS =
            get("/api/v1/deals", FindDeals.class, DealPage.class, Permission.SEE_TRADING);
    public static final Call<DecideDeal, DealDecided> DECIDE_DEAL =
            post(
                    "/api/v1/accounts/{server}/{login}/deals/{ticket}/category",
                    DecideDeal.class,
                    DealDecided.class,
                    Permission.REVIEW_DEALS);
    public static final Call<Nothing, HeldReadings> HELD_READINGS =
            get("/api/v1/readings/held", Nothing.class, HeldReadings.class, Permission.SEE_TRADING);
    public static final Call<DecideReading, HeldReading> DECIDE_READING =
            post(
                    "/api/v1/readings/{id}/decision",
                    DecideReading.class,
                    HeldReading.class,
                    Permission.DECIDE_READING);

    private Mt5Calls() {}
}
