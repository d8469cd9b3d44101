package fidus.investments.book;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.investments.AboutInvestment;
import fidus.investments.Investment;

/// The life of a contract after it was entered.
public final class BookCalls {
    public static final Call<AboutInvestment, ContractPage> PAGE =
            get(
                    "/api/v1/investments/{id}/page",
                    AboutInvestment.class,
                    ContractPage.class,
                    Permission.SEE_CONTRACTS);
    public static final Call<StartContract, Prepared> START =
            post(
                    "/api/v1/investments/{id}/starts",
                    StartContract.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<TakeOver, Prepared> TAKE_OVER =
            post(
                    "/api/v1/investments/{id}/take-overs",
                    TakeOver.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<AmendContract, Prepared> AMEND =
            post(
                    "/api/v1/investments/{id}/amendments",
                    AmendContract.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<CorrectStartDate, Prepared> CORRECT_START =
            post(
                    "/api/v1/investments/{id}/start-dates",
                    CorrectStartDate.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<RedeemEarly, Prepared> REDEEM_EARLY =
            post(
                    "/api/v1/investments/{id}/early-redemptions",
                    RedeemEarly.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<ChangeContract, Investment> CANCEL =
            post(
                    "/api/v1/investments/{id}/cancellations",
                    ChangeContract.class,
                    Investment.class,
                    Permission.PREPARE_CONTRACT);
    public static final Call<ChangeContract, Investment> SUSPEND =
            post(
                    "/api/v1/investments/{id}/suspensions",
                    ChangeContract.class,
                    Investment.class,
                    Permission.SUSPEND);
    public static final Call<ChangeContract, Investment> RESUME =
            post(
                    "/api/v1/investments/{id}/resumptions",
                    ChangeContract.class,
                    Investment.class,
                    Permission.SUSPEND);

    private BookCalls() {}
}
