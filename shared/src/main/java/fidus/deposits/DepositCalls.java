package fidus.deposits;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class DepositCalls {
    public static final Call<FindDeposits, DepositPage> FIND =
            get(
                    "/api/v1/deposits",
                    FindDeposits.class,
                    DepositPage.class,
                    Permission.SEE_MOVEMENTS);

    /// Those that wait for nobody.
    public static final Call<Nothing, UnaskedDeposits> UNASKED =
            get(
                    "/api/v1/deposits/unasked",
                    Nothing.class,
                    UnaskedDeposits.class,
                    Permission.SEE_MOVEMENTS);

    /// From which day the books would have a deposit, before it is recorded.
    public static final Call<AboutDepositDay, DepositDay> COUNTS_ON =
            get(
                    "/api/v1/deposits/days/{valueDate}",
                    AboutDepositDay.class,
                    DepositDay.class,
                    Permission.PREPARE_PAYMENT);

    /// Records a deposit as PENDING and prepares its confirmation.
    public static final Call<RecordDeposit, Prepared> RECORD =
            post(
                    "/api/v1/deposits",
                    RecordDeposit.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Asks again for the confirmation of a pending deposit.
    public static final Call<AboutDeposit, Prepared> CONFIRM =
            post(
                    "/api/v1/deposits/{id}/confirmations",
                    AboutDeposit.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    /// Says that a pending deposit never came.
    public static final Call<EndDeposit, Deposit> FAIL =
            post(
                    "/api/v1/deposits/{id}/failures",
                    EndDeposit.class,
                    Deposit.class,
                    Permission.PREPARE_PAYMENT);

    /// Prepares the reversal of a confirmed deposit of which nothing is in a contract.
    public static final Call<EndDeposit, Prepared> REVERSE =
            post(
                    "/api/v1/deposits/{id}/reversals",
                    EndDeposit.class,
                    Prepared.class,
                    Permission.PREPARE_PAYMENT);

    private DepositCalls() {}
}
