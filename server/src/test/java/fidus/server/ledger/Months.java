package fidus.server.ledger;

import fidus.ledger.PeriodState;
import fidus.server.ledger.LedgerStore.AccountingPeriod;
import fidus.server.mongo.Mongo;

/// Months as a close leaves them behind.
public final class Months {
    private Months() {}

    /// @param month such as 2027-03
    public static void lock(Mongo mongo, String month) {
        var _ =
                mongo.write(
                        unit -> {
                            unit.documents("periods", AccountingPeriod.class)
                                    .put(
                                            month,
                                            new AccountingPeriod(month, PeriodState.LOCKED, 100));
                            return true;
                        });
    }
}
