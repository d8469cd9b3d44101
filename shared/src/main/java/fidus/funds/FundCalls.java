package fidus.funds;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class FundCalls {
    public static final Call<Nothing, FundList> LIST =
            get("/api/v1/funds", Nothing.class, FundList.class, Permission.SEE_CONTRACTS);

    /// Prepares a new version of a fund's terms.
    public static final Call<NewTerms, Prepared> NEW_TERMS =
            post("/api/v1/funds/terms", NewTerms.class, Prepared.class, Permission.PREPARE_TERMS);

    /// Prepares the withdrawal of a version that is not in force yet.
    public static final Call<WithdrawTerms, Prepared> WITHDRAW_TERMS =
            post(
                    "/api/v1/funds/withdrawals",
                    WithdrawTerms.class,
                    Prepared.class,
                    Permission.PREPARE_TERMS);

    public static final Call<Nothing, PermitList> PERMITS =
            get("/api/v1/permits", Nothing.class, PermitList.class, Permission.SEE_MOVEMENTS);

    /// Prepares a waiver of the minimum for one contract of a client.
    public static final Call<AskWaiver, Prepared> WAIVE =
            post(
                    "/api/v1/permits/waivers",
                    AskWaiver.class,
                    Prepared.class,
                    Permission.PREPARE_PERMIT);

    /// Prepares an invitation into a closed fund.
    public static final Call<AskInvitation, Prepared> INVITE =
            post(
                    "/api/v1/permits/invitations",
                    AskInvitation.class,
                    Prepared.class,
                    Permission.PREPARE_PERMIT);

    private FundCalls() {}
}
