package fidus.server.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.ledger.PeriodState;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// How far each month is closed.
final class PeriodStore {
    private static final String PERIODS = "periods";

    /// @param id such as 2027-03
    record AccountingPeriod(String id, PeriodState periodState, long version) {}

    static void shape(Migrations migrations) {
        migrations.collection(PERIODS);
    }

    Optional<AccountingPeriod> period(Unit unit, String period) {
        return periods(unit).byId(period);
    }

    /// A locked period after this one means that this one is over too, even when nothing was ever
    /// posted in it.
    boolean lockedAfter(Unit unit, String period) {
        return periods(unit)
                .first(and(eq("periodState", PeriodState.LOCKED.name()), gt("_id", period)))
                .isPresent();
    }

    /// Periods from this one on that take no postings, in order.
    List<AccountingPeriod> closedFrom(Unit unit, String period) {
        return periods(unit)
                .whole(
                        and(gte("_id", period), ne("periodState", PeriodState.OPEN.name())),
                        ascending("_id"));
    }

    /// The latest month that is locked.
    Optional<AccountingPeriod> lastLocked(Unit unit) {
        return periods(unit)
                .all(eq("periodState", PeriodState.LOCKED.name()), descending("_id"), 1)
                .stream()
                .findFirst();
    }

    /// The earliest month that is being closed.
    Optional<AccountingPeriod> closing(Unit unit) {
        return periods(unit)
                .all(eq("periodState", PeriodState.CLOSING.name()), ascending("_id"), 1)
                .stream()
                .findFirst();
    }

    void store(Unit unit, @Nullable AccountingPeriod before, AccountingPeriod after) {
        if (before == null) {
            periods(unit).insert(after);
        } else {
            periods(unit).replace(before.id, before.version, after);
        }
    }

    private static Documents<AccountingPeriod> periods(Unit unit) {
        return unit.documents(PERIODS, AccountingPeriod.class);
    }
}
