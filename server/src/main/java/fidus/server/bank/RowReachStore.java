package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Finds the rows of statements that a comparison needs.
final class RowReachStore {
    private static final int AT_ONCE = 1_000;

    /// Each row that counts once, in no order.
    void each(
            Unit unit, HouseAccount account, Reach reach, Consumer<BankStore.StoredRow> consumer) {
        for (Reach.Days days : reach.days()) {
            // by day as the index has them: very many rows cannot be sorted
            BankStore.rows(unit)
                    .each(
                            and(of(account), within(days)),
                            orderBy(ascending("day"), ascending("_id")),
                            consumer);
        }
        Settled settled = reach.settled();
        if (settled != null) {
            Set<String> told = new HashSet<>();
            Consumer<BankStore.StoredRow> once =
                    row -> {
                        if (told.add(row.id())) {
                            consumer.accept(row);
                        }
                    };
            late(unit, account, settled, once);
            var days = new Reach.Days(settled.since(), settled.until());
            for (List<String> ids : pieces(settled.statement())) {
                find(unit, and(of(account), within(days), in("_id", ids)), once);
            }
        }
    }

    /// What was taken in later, of the days that are settled.
    private static void late(
            Unit unit,
            HouseAccount account,
            Settled settled,
            Consumer<BankStore.StoredRow> consumer) {
        List<String> late =
                BankStore.statements(unit)
                        .all(
                                and(
                                        eq("houseAccountId", account.id().value().toString()),
                                        gt("number", settled.heads().statements())),
                                ascending("number"),
                                Integer.MAX_VALUE)
                        .stream()
                        .map(TakenStatement::id)
                        .map(id -> id.value().toString())
                        .toList();
        var days = new Reach.Days(settled.since(), settled.until());
        pieces(late)
                .forEach(
                        ids ->
                                find(
                                        unit,
                                        and(of(account), within(days), in("statementId", ids)),
                                        consumer));
    }

    /// How many rows of a statement count and are of these days.
    static long counting(Unit unit, TakenStatement statement, Reach.Days days) {
        return BankStore.rows(unit)
                .count(
                        and(
                                eq("statementId", statement.id().value().toString()),
                                eq("rowFate", RowFate.FRESH.name()),
                                within(days)));
    }

    private static void find(Unit unit, Bson filter, Consumer<BankStore.StoredRow> consumer) {
        BankStore.rows(unit).each(filter, ascending("_id"), consumer);
    }

    private static Bson of(HouseAccount account) {
        return and(
                eq("houseAccountId", account.id().value().toString()),
                eq("rowFate", RowFate.FRESH.name()));
    }

    private static Bson within(Reach.Days days) {
        return and(gte("day", days.from().toString()), lte("day", days.to().toString()));
    }

    private static List<List<String>> pieces(Collection<String> of) {
        List<String> all = of.stream().sorted().toList();
        return IntStream.range(0, (all.size() + AT_ONCE - 1) / AT_ONCE)
                .mapToObj(i -> all.subList(i * AT_ONCE, Math.min(all.size(), (i + 1) * AT_ONCE)))
                .toList();
    }
}
