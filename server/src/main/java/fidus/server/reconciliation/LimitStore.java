package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.limits.WriteOffLimit;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The write-off limits of each currency, one after the other.
final class LimitStore {
    /// Where nothing else was decided: the same number in every currency, so that no rate is
    /// needed.
    static final BigDecimal OTHERWISE = new BigDecimal("50.00");

    private static final String LIMITS = "writeOffLimits";
    private static final int MOST = 1_000;

    /// @param id currency and number
    record Stored(String id, String currency, int number, WriteOffLimit limit) {}

    static void shape(Migrations migrations) {
        migrations.unique(LIMITS, "currency", "number");
    }

    Money of(Unit unit, Currency currency) {
        return last(unit, currency)
                .map(WriteOffLimit::limit)
                .orElseGet(() -> Money.rounded(OTHERWISE, currency));
    }

    Optional<WriteOffLimit> last(Unit unit, Currency currency) {
        return limits(unit).all(eq("currency", currency.code()), descending("number"), 1).stream()
                .findFirst()
                .map(Stored::limit);
    }

    void add(Unit unit, WriteOffLimit limit) {
        String currency = limit.limit().currency().code();
        limits(unit)
                .insert(
                        new Stored(
                                currency + "/" + limit.number(), currency, limit.number(), limit));
    }

    List<WriteOffLimit> all(Unit unit) {
        return limits(unit)
                .all(empty(), orderBy(ascending("currency"), descending("number")), MOST)
                .stream()
                .map(Stored::limit)
                .toList();
    }

    private static Documents<Stored> limits(Unit unit) {
        return unit.documents(LIMITS, Stored.class);
    }
}
