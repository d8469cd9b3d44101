package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows as a person reads them: with the statements they came from.
final class RowSourceStore {
    /// The statements of some rows, by their ids.
    Map<BankStatementId, TakenStatement> of(Unit unit, Collection<BankStore.StoredRow> rows) {
        List<String> ids =
                rows.stream().map(row -> row.statementId().value().toString()).distinct().toList();
        Map<BankStatementId, TakenStatement> found = new HashMap<>();
        BankStore.statements(unit).each(ids, one -> found.put(one.id(), one));
        return found;
    }

    /// What the bank booked or announced of these days, once each, by day.
    List<BankStore.StoredRow> on(Unit unit, HouseAccountId account, Collection<LocalDate> days) {
        List<BankStore.StoredRow> found = new ArrayList<>();
        BankStore.rows(unit)
                .each(
                        and(
                                eq("houseAccountId", account.value().toString()),
                                in("day", days.stream().map(LocalDate::toString).toList()),
                                in(
                                        "rowFate",
                                        List.of(RowFate.FRESH.name(), RowFate.NOT_BOOKED.name()))),
                        orderBy(ascending("day"), ascending("_id")),
                        found::add);
        return found;
    }

    /// The rows that count of these days and bring a sum, in whole or in a part, as they were
    /// stored.
    List<BankStore.StoredRow> bringing(
            Unit unit, HouseAccountId account, Collection<LocalDate> days, Money sum) {
        Bson amount = eq("money.amount", sum.amount());
        Bson currency = eq("money.currency", sum.currency().code());
        Bson whole =
                and(
                        eq("row.money.amount", sum.amount()),
                        eq("row.money.currency", sum.currency().code()));
        return BankStore.rows(unit)
                .whole(
                        and(
                                eq("houseAccountId", account.value().toString()),
                                eq("rowFate", RowFate.FRESH.name()),
                                in("day", days.stream().map(LocalDate::toString).toList()),
                                or(whole, elemMatch("row.details", and(amount, currency)))),
                        orderBy(ascending("statementId"), ascending("place")));
    }
}
