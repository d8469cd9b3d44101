package fidus.investments;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;

public final class InvestmentCalls {
    public static final Call<FindInvestments, InvestmentPage> LIST =
            get(
                    "/api/v1/investments",
                    FindInvestments.class,
                    InvestmentPage.class,
                    Permission.SEE_CONTRACTS);
    public static final Call<AboutInvestment, Investment> ONE =
            get(
                    "/api/v1/investments/{id}",
                    AboutInvestment.class,
                    Investment.class,
                    Permission.SEE_CONTRACTS);
    public static final Call<EnterContract, Prepared> ENTER =
            post(
                    "/api/v1/investments",
                    EnterContract.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);

    public static final Call<ChangeMapping, Prepared> MAP =
            post(
                    "/api/v1/investments/{id}/mappings",
                    ChangeMapping.class,
                    Prepared.class,
                    Permission.PREPARE_CONTRACT);

    private InvestmentCalls() {}
}
