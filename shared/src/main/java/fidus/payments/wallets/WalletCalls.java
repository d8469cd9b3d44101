package fidus.payments.wallets;

import static fidus.contract.Call.Trait.STEP_UP;
import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class WalletCalls {
    public static final Call<FindWallets, WalletList> LIST =
            get("/api/v1/wallets", FindWallets.class, WalletList.class, Permission.SEE_WALLETS);

    /// The wallet waits for verification, which is prepared with it.
    public static final Call<AddWallet, PayoutWallet> ADD =
            post(
                    "/api/v1/wallets",
                    AddWallet.class,
                    PayoutWallet.class,
                    Permission.PREPARE_WALLET,
                    STEP_UP);

    /// Asks again for a verification that lapsed or was rejected.
    public static final Call<AboutWallet, Prepared> VERIFY =
            post(
                    "/api/v1/wallets/{id}/verification",
                    AboutWallet.class,
                    Prepared.class,
                    Permission.PREPARE_WALLET,
                    STEP_UP);

    public static final Call<AboutWallet, Prepared> MAKE_PRIMARY =
            post(
                    "/api/v1/wallets/{id}/primary",
                    AboutWallet.class,
                    Prepared.class,
                    Permission.PREPARE_WALLET,
                    STEP_UP);
    public static final Call<RetireWallet, Prepared> RETIRE =
            post(
                    "/api/v1/wallets/{id}/retirement",
                    RetireWallet.class,
                    Prepared.class,
                    Permission.PREPARE_WALLET,
                    STEP_UP);
    public static final Call<Nothing, HouseAccountList> HOUSE_ACCOUNTS =
            get(
                    "/api/v1/house-accounts",
                    Nothing.class,
                    HouseAccountList.class,
                    Permission.SEE_PAYMENTS);
    public static final Call<AddHouseAccount, Prepared> ADD_HOUSE_ACCOUNT =
            post(
                    "/api/v1/house-accounts",
                    AddHouseAccount.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT,
                    STEP_UP);
    public static final Call<RetireHouseAccount, Prepared> RETIRE_HOUSE_ACCOUNT =
            post(
                    "/api/v1/house-accounts/{id}/retirement",
                    RetireHouseAccount.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT,
                    STEP_UP);

    private WalletCalls() {}
}
