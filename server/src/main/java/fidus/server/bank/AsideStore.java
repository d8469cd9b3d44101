package fidus.server.bank;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Statements that were set aside, and what becomes of their rows.
final class AsideStore {
    private static final String ASIDE = "bankStatementsAside";
    private static final int AT_ONCE = 1_000;

    static void shape(Migrations migrations) {
        migrations.index(ASIDE, "houseAccountId");
    }

    /// Why a statement does not count any more.
    ///
    /// @param id of the statement
    /// @param log how far the audit log went before it was set aside; absent where that was before
    ///   this was kept
    record Aside(
            String id,
            HouseAccountId houseAccountId,
            String reason,
            String byName,
            String agreedByName,
            Instant at,
            @Nullable Long log) {
        String sentence(BusinessDays days) {
            return "Set aside by %s and %s on %s: %s"
                    .formatted(byName, agreedByName, days.of(at), reason);
        }
    }

    /// @param log how far the audit log goes
    void setAside(Unit unit, TakenStatement statement, Decided by, String reason, long log) {
        aside(unit)
                .insert(
                        new Aside(
                                statement.id().value().toString(),
                                statement.houseAccountId(),
                                reason,
                                by.maker().name(),
                                by.checker().name(),
                                unit.now(),
                                log));
    }

    boolean isAside(Unit unit, BankStatementId id) {
        return aside(unit).byId(id.value().toString()).isPresent();
    }

    /// Those of an account that do not count any more, by the id of their statement.
    Map<String, Aside> of(Unit unit, HouseAccountId account) {
        Map<String, Aside> aside = new HashMap<>();
        aside(unit)
                .whole(eq("houseAccountId", account.value().toString()), ascending("_id"))
                .forEach(one -> aside.put(one.id, one));
        return aside;
    }

    /// The rows that repeat one of these, as they were stored.
    List<BankStore.StoredRow> repeating(Unit unit, Collection<String> ids) {
        List<String> asked = List.copyOf(ids);
        List<BankStore.StoredRow> found = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<String> some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
            found.addAll(
                    BankStore.rows(unit)
                            .all(
                                    and(
                                            in("repeats", some),
                                            eq("rowFate", RowFate.REPEATED.name())),
                                    orderBy(ascending("statementId"), ascending("place")),
                                    Integer.MAX_VALUE));
        }
        return found;
    }

    /// How many rows of these statements are repeated now, by the id of their statement; none where
    /// no row is. Counted inside the store.
    Map<String, Long> repeated(Unit unit, List<String> statements) {
        Map<String, Long> counted = new HashMap<>();
        for (int from = 0; from < statements.size(); from += AT_ONCE) {
            List<String> some =
                    statements.subList(from, Math.min(from + AT_ONCE, statements.size()));
            BankStore.rows(unit)
                    .aggregate(
                            List.of(
                                    match(
                                            and(
                                                    in("statementId", some),
                                                    eq("rowFate", RowFate.REPEATED.name()))),
                                    group("$statementId", sum("rows", 1L))))
                    .forEach(
                            one ->
                                    counted.put(
                                            one.getString("_id"),
                                            one.get("rows", Number.class).longValue()));
        }
        return counted;
    }

    /// The rows of an account that were stored as repeated, by day, whatever became of their
    /// statements.
    ///
    /// @param first the first of their days, and last the last
    void eachRepeated(
            Unit unit,
            HouseAccountId account,
            LocalDate first,
            LocalDate last,
            Consumer<BankStore.StoredRow> then) {
        BankStore.rows(unit)
                .each(
                        and(
                                eq("houseAccountId", account.value().toString()),
                                eq("rowFate", RowFate.REPEATED.name()),
                                gte("day", first.toString()),
                                lte("day", last.toString())),
                        ascending("day"),
                        then);
    }

    void replace(Unit unit, List<BankStore.StoredRow> changed) {
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<BankStore.StoredRow> some =
                    changed.subList(from, Math.min(from + AT_ONCE, changed.size()));
            BankStore.rows(unit)
                    .remove(in("_id", some.stream().map(BankStore.StoredRow::id).toList()));
            BankStore.rows(unit).insertAll(some);
        }
    }

    private static Documents<Aside> aside(Unit unit) {
        return unit.documents(ASIDE, Aside.class);
    }
}
