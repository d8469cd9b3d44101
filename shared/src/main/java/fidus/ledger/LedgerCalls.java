package fidus.ledger;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;

public final class LedgerCalls {
    public static final Call<FindEntries, EntryPage> ENTRIES =
            get(
                    "/api/v1/ledger/entries",
                    FindEntries.class,
                    EntryPage.class,
                    Permission.SEE_LEDGER);
    public static final Call<Nothing, TrialBalance> TRIAL_BALANCE =
            get(
                    "/api/v1/ledger/trial-balance",
                    Nothing.class,
                    TrialBalance.class,
                    Permission.SEE_LEDGER);

    /// Prepares the opening positions with which the books begin.
    public static final Call<PrepareOpening, Prepared> OPEN =
            post(
                    "/api/v1/ledger/openings",
                    PrepareOpening.class,
                    Prepared.class,
                    Permission.PREPARE_OPENING);

    private LedgerCalls() {}
}
