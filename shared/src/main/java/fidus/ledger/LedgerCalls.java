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
    public static final Call<AboutEntry, JournalEntry> ENTRY =
            get(
                    "/api/v1/ledger/entries/{id}",
                    AboutEntry.class,
                    JournalEntry.class,
                    Permission.SEE_LEDGER);
    public static final Call<Nothing, TrialBalance> TRIAL_BALANCE =
            get(
                    "/api/v1/ledger/trial-balance",
                    Nothing.class,
                    TrialBalance.class,
                    Permission.SEE_LEDGER);

    /// As it stood at the end of a day: of what was valued up to then.
    public static final Call<BalanceOn, TrialBalance> TRIAL_BALANCE_ON =
            get(
                    "/api/v1/ledger/trial-balances/{through}",
                    BalanceOn.class,
                    TrialBalance.class,
                    Permission.SEE_LEDGER);

    /// Prepares the opening positions with which the books begin.
    public static final Call<PrepareOpening, Prepared> OPEN =
            post(
                    "/api/v1/ledger/openings",
                    PrepareOpening.class,
                    Prepared.class,
                    Permission.PREPARE_OPENING);

    /// Prepares the move of the opening balances to the retained result.
    public static final Call<MoveOpening, Prepared> MOVE_OPENING =
            post(
                    "/api/v1/ledger/opening-result",
                    MoveOpening.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);

    /// Prepares an entry that follows from no record.
    public static final Call<PrepareEntry, Prepared> ENTER =
            post(
                    "/api/v1/ledger/entries",
                    PrepareEntry.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);

    /// Prepares the reversal of an entry that people decided.
    public static final Call<ReverseEntry, Prepared> REVERSE =
            post(
                    "/api/v1/ledger/reversals",
                    ReverseEntry.class,
                    Prepared.class,
                    Permission.PREPARE_ENTRY);

    private LedgerCalls() {}
}
