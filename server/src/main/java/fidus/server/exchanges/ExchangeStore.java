package fidus.server.exchanges;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.exchanges.ExchangeId;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.MoneyExchange;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;

/// Exchanges as they were posted; of one reference of an account at most one stands.
final class ExchangeStore {
    private static final String EXCHANGES = "moneyExchanges";
    private static final String STATE = "exchangeState";
    private static final String POSTED = ExchangeState.POSTED.name();

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(EXCHANGES, STATE, POSTED, "from", "reference")
                .uniqueWhere(EXCHANGES, STATE, POSTED, "to", "reference")
                .index(EXCHANGES, "on")
                .index(EXCHANGES, "reference");
    }

    void add(Unit unit, MoneyExchange one) {
        exchanges(unit).insert(one);
    }

    void replace(Unit unit, MoneyExchange before, MoneyExchange after) {
        exchanges(unit).replace(before.id().value().toString(), before.version(), after);
    }

    /// @throws Refused `NOT_FOUND`
    MoneyExchange get(Unit unit, ExchangeId id) {
        return exchanges(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "id",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such exchange."));
    }

    /// The standing one with this reference that left or reached an account.
    Optional<MoneyExchange> withReference(Unit unit, String account, String reference) {
        return exchanges(unit)
                .first(
                        and(
                                eq(STATE, POSTED),
                                eq("reference", reference),
                                or(eq("fromName", account), eq("toName", account))));
    }

    List<MoneyExchange> newest(Unit unit, int most) {
        return exchanges(unit).all(empty(), orderBy(descending("on"), descending("_id")), most);
    }

    long count(Unit unit) {
        return exchanges(unit).count(empty());
    }

    private static Documents<MoneyExchange> exchanges(Unit unit) {
        return unit.documents(EXCHANGES, MoneyExchange.class);
    }
}
