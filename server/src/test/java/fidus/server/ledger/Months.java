package fidus.server.ledger;

import fidus.ledger.PeriodState;
import fidus.server.ledger.PeriodStore.AccountingPeriod;
import fidus.server.mongo.Mongo;

/// Months as a close leaves them behind.
public final class Months {
    private Months() {}

    /// @param month such as 2027-03
    public static void lock(Mongo mongo, String month) {
        put(mongo, month, PeriodState.LOCKED);
    }

    /// As a reopening leaves it.
    public static void reopen(Mongo mongo, String month) {
        put(mongo, month, PeriodState.OPEN);
    }

    private static void put(Mongo mongo, String month, PeriodState state) {
        var _ =
                mongo.write(
                        unit -> {
                            unit.documents("periods", AccountingPeriod.class)
                                    .put(month, new AccountingPeriod(month, state, 100));
                            return true;
                        });
    }
}
