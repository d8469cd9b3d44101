package fidus.exchanges;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class ExchangeCalls {
    public static final Call<Nothing, ExchangeList> LIST =
            get("/api/v1/exchanges", Nothing.class, ExchangeList.class, Permission.SEE_LEDGER);
    public static final Call<PrepareExchange, Prepared> PREPARE =
            post(
                    "/api/v1/exchanges",
                    PrepareExchange.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);
    public static final Call<ReverseExchange, Prepared> REVERSE =
            post(
                    "/api/v1/exchanges/{id}/reversal",
                    ReverseExchange.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);

    private ExchangeCalls() {}
}
