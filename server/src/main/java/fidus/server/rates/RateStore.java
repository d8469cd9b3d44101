package fidus.server.rates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.rates.ApprovedRate;
import fidus.rates.ExchangeRate;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class RateStore {
    private static final String RATES = "exchangeRates";
    private static final String REVALUATIONS = "revaluations";
    private static final int MOST = 1_000;

    /// A rate under its currency and day.
    record Kept(String id, Currency currency, LocalDate on, ApprovedRate approved, long version) {
        static Kept of(ApprovedRate approved) {
            ExchangeRate rate = approved.rate();
            return new Kept(
                    RateStore.id(rate), rate.currency(), rate.on(), approved, approved.version());
        }
    }

    /// @param period such as 2027-03
    record Posted(String id, String period, Revaluation revaluation, long version) {
        static Posted of(Revaluation one) {
            return new Posted(one.id().value().toString(), one.period(), one, one.version());
        }
    }

    static void shape(Migrations migrations) {
        migrations.collection(RATES).index(RATES, "currency", "on").index(RATES, "on");
        migrations.collection(REVALUATIONS).index(REVALUATIONS, "period");
    }

    static String id(ExchangeRate rate) {
        return rate.currency() + "/" + rate.on();
    }

    Optional<ApprovedRate> of(Unit unit, ExchangeRate rate) {
        return rates(unit).byId(id(rate)).map(Kept::approved);
    }

    /// The youngest of these days.
    Optional<ApprovedRate> within(Unit unit, Currency currency, LocalDate from, LocalDate to) {
        return rates(unit)
                .all(
                        and(
                                eq("currency", currency.code()),
                                gte("on", from.toString()),
                                lte("on", to.toString())),
                        descending("on"),
                        1)
                .stream()
                .map(Kept::approved)
                .findFirst();
    }

    List<ApprovedRate> newest(Unit unit, @Nullable String currency) {
        return rates(unit)
                .all(
                        currency == null ? empty() : eq("currency", currency),
                        orderBy(descending("on"), ascending("currency")),
                        MOST)
                .stream()
                .map(Kept::approved)
                .toList();
    }

    void put(Unit unit, ApprovedRate after) {
        if (after.version() == 1) {
            rates(unit).insert(Kept.of(after));
        } else {
            rates(unit).replace(id(after.rate()), after.version() - 1, Kept.of(after));
        }
    }

    void add(Unit unit, Revaluation one) {
        revaluations(unit).insert(Posted.of(one));
    }

    void replace(Unit unit, Revaluation before, Revaluation after) {
        revaluations(unit)
                .replace(before.id().value().toString(), before.version(), Posted.of(after));
    }

    /// @throws Refused `NOT_FOUND`
    Revaluation get(Unit unit, RevaluationId id) {
        return revaluations(unit)
                .byId(id.value().toString())
                .map(Posted::revaluation)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "id",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such revaluation."));
    }

    /// Oldest first.
    List<Revaluation> of(Unit unit, String period) {
        return revaluations(unit).whole(eq("period", period), ascending("_id")).stream()
                .map(Posted::revaluation)
                .sorted(Comparator.comparing(Revaluation::postedAt))
                .toList();
    }

    private static Documents<Kept> rates(Unit unit) {
        return unit.documents(RATES, Kept.class);
    }

    private static Documents<Posted> revaluations(Unit unit) {
        return unit.documents(REVALUATIONS, Posted.class);
    }
}
