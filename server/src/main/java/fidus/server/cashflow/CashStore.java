package fidus.server.cashflow;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.cashflow.CashHolding;
import fidus.cashflow.UnallocatedCash;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class CashStore {
    private static final String CASH = "unallocatedCash";
    private static final String LAST = "lastUnallocatedCash";

    /// The youngest balance of a holding.
    ///
    /// @param id the holding's key
    record Last(String id, UnallocatedCash cash) {}

    static void shape(Migrations migrations) {
        migrations.index(CASH, "asOf").collection(LAST);
    }

    void add(Unit unit, UnallocatedCash cash) {
        unit.documents(CASH, UnallocatedCash.class).insert(cash);
        String key = cash.holding().key();
        unit.documents(LAST, Last.class).put(key, new Last(key, cash));
    }

    Optional<UnallocatedCash> last(Unit unit, CashHolding holding) {
        return unit.documents(LAST, Last.class).byId(holding.key()).map(Last::cash);
    }

    /// By the order of recording where two were as of one instant.
    List<UnallocatedCash> at(Unit unit, Instant before) {
        var found = new TreeMap<String, UnallocatedCash>();
        unit.documents(CASH, UnallocatedCash.class)
                .each(
                        lt("asOf", before),
                        ascending("asOf", "recordedAt"),
                        one -> found.put(one.holding().key(), one));
        return List.copyOf(found.values());
    }

    List<UnallocatedCash> last(Unit unit) {
        var found = new ArrayList<UnallocatedCash>();
        unit.documents(LAST, Last.class)
                .each(empty(), ascending("_id"), last -> found.add(last.cash()));
        return found;
    }
}
