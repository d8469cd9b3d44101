package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.bank.BankRow;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SavedProfile;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Statements and their rows, kept as read.
final class BankStore {
    private static final String STATEMENTS = "bankStatements";
    private static final String ROWS = "bankRows";
    private static final String SETTINGS = "bankAccountSettings";
    private static final String PROFILES = "csvProfiles";
    private static final String HEADS = "bankHead";
    private static final Counter NUMBERS = new Counter(HEADS, "statements", 1);
    private static final int AT_ONCE = 1_000;

    /// A row as stored.
    ///
    /// @param id such as STMT-12-3
    /// @param day the booking date, or the day that stands for it
    /// @param identity the same for a row that is said again; one fresh row has it
    /// @param repeats the row that says the same, present for REPEATED
    record StoredRow(
            String id,
            HouseAccountId houseAccountId,
            BankStatementId statementId,
            int place,
            LocalDate day,
            String identity,
            RowFate rowFate,
            @Nullable String repeats,
            BankRow row) {
        Money money() {
            return row.money();
        }

        StoredRow of(RowFate fate, @Nullable String row) {
            return new StoredRow(
                    id, houseAccountId, statementId, place, day, identity, fate, row, this.row);
        }

        StoredRow known(String as) {
            return new StoredRow(
                    id, houseAccountId, statementId, place, day, as, rowFate, repeats, row);
        }

        String original() {
            return repeats == null ? id : repeats;
        }

        boolean counts() {
            return rowFate == RowFate.FRESH;
        }

        /// Not so for some that were stored when a file that says no currency was read in none.
        boolean isIn(HouseAccount account) {
            return money().currency().equals(account.currency());
        }

        SeenRow seen() {
            return new SeenRow(id, rowFate, repeats, row);
        }
    }

    static void shape(Migrations migrations) {
        AsideStore.shape(migrations);
        migrations
                .unique(STATEMENTS, "number")
                .index(ROWS, "repeats")
                .index(STATEMENTS, "houseAccountId", "from", "number")
                .index(STATEMENTS, "houseAccountId", "to")
                .index(STATEMENTS, "sha256")
                .index(ROWS, "statementId", "place")
                .index(ROWS, "houseAccountId", "day")
                .uniqueWhere(ROWS, "rowFate", RowFate.FRESH.name(), "houseAccountId", "identity")
                .collection(SETTINGS)
                .unique(PROFILES, "houseAccountId", "profileVersion")
                .collection(HEADS)
                .confidential(STATEMENTS, TakenStatement.class)
                .confidential(SETTINGS, BankAccountSetting.class);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, TakenStatement statement, List<StoredRow> rows) {
        statements(unit).insert(statement);
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            rows(unit).insertAll(rows.subList(from, Math.min(from + AT_ONCE, rows.size())));
        }
    }

    /// Those that count, by the day they begin.
    List<TakenStatement> statements(Unit unit, HouseAccountId account) {
        Set<String> aside = new AsideStore().of(unit, account).keySet();
        return taken(unit, account).stream()
                .filter(one -> !aside.contains(one.id().value().toString()))
                .toList();
    }

    /// All that were taken in, by the day they begin.
    List<TakenStatement> taken(Unit unit, HouseAccountId account) {
        return statements(unit)
                .whole(
                        eq("houseAccountId", account.value().toString()),
                        orderBy(ascending("from"), ascending("number")));
    }

    /// What was taken in of a file of these bytes and is not set aside, in the order it was taken.
    List<TakenStatement> standing(Unit unit, String sha256) {
        return statements(unit).whole(eq("sha256", sha256), ascending("number")).stream()
                .filter(one -> !new AsideStore().isAside(unit, one.id()))
                .toList();
    }

    TakenStatement statement(Unit unit, BankStatementId id) {
        return statements(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such statement."));
    }

    /// In the statement's order, whatever became of them.
    List<StoredRow> rowsOf(Unit unit, BankStatementId statement) {
        return rows(unit)
                .all(
                        eq("statementId", statement.value().toString()),
                        ascending("place"),
                        Integer.MAX_VALUE);
    }

    /// Those of all these statements, in no order.
    void eachRowOf(Unit unit, List<BankStatementId> statements, Consumer<StoredRow> then) {
        for (int from = 0; from < statements.size(); from += AT_ONCE) {
            List<String> some =
                    statements.subList(from, Math.min(statements.size(), from + AT_ONCE)).stream()
                            .map(id -> id.value().toString())
                            .toList();
            rows(unit).each(in("statementId", some), ascending("_id"), then);
        }
    }

    /// Some of them in the statement's order, from this place on.
    List<StoredRow> rowsOf(Unit unit, BankStatementId statement, int from, int most) {
        return rows(unit)
                .all(
                        and(eq("statementId", statement.value().toString()), gte("place", from)),
                        ascending("place"),
                        most);
    }

    /// The rows that count, by day.
    List<StoredRow> fresh(Unit unit, HouseAccountId account) {
        return rows(unit)
                .all(
                        and(
                                eq("houseAccountId", account.value().toString()),
                                eq("rowFate", RowFate.FRESH.name())),
                        orderBy(ascending("day"), ascending("_id")),
                        Integer.MAX_VALUE);
    }

    /// The ids of the fresh rows that have one of these identities.
    Map<String, String> known(Unit unit, HouseAccountId account, List<String> identities) {
        Map<String, String> known = new HashMap<>();
        for (int from = 0; from < identities.size(); from += AT_ONCE) {
            List<String> some =
                    new ArrayList<>(
                            identities.subList(from, Math.min(from + AT_ONCE, identities.size())));
            rows(unit)
                    .each(
                            and(
                                    eq("houseAccountId", account.value().toString()),
                                    eq("rowFate", RowFate.FRESH.name()),
                                    in("identity", some)),
                            ascending("_id"),
                            row -> known.put(row.identity, row.id));
        }
        return known;
    }

    /// The rows that count of these days, as they were stored.
    List<StoredRow> freshOn(Unit unit, HouseAccountId account, Collection<LocalDate> days) {
        List<String> asked = days.stream().map(LocalDate::toString).toList();
        List<StoredRow> found = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            found.addAll(
                    rows(unit)
                            .all(
                                    and(
                                            eq("houseAccountId", account.value().toString()),
                                            eq("rowFate", RowFate.FRESH.name()),
                                            in(
                                                    "day",
                                                    asked.subList(
                                                            from,
                                                            Math.min(
                                                                    from + AT_ONCE,
                                                                    asked.size())))),
                                    orderBy(ascending("statementId"), ascending("place")),
                                    Integer.MAX_VALUE));
        }
        return found;
    }

    Optional<StoredRow> row(Unit unit, String id) {
        return rows(unit).byId(id);
    }

    Map<String, StoredRow> rows(Unit unit, Collection<String> ids) {
        Map<String, StoredRow> found = new HashMap<>();
        rows(unit).each(ids, row -> found.put(row.id(), row));
        return found;
    }

    /// A row, or the part of one.
    Optional<StoredRow> piece(Unit unit, String id) {
        return row(unit, RowNames.whole(id)).stream()
                .flatMap(row -> RowNames.isPart(id) ? Parts.of(row).stream() : Stream.of(row))
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    Optional<BankAccountSetting> setting(Unit unit, HouseAccountId account) {
        return settings(unit).byId(account.value().toString());
    }

    void put(Unit unit, @Nullable BankAccountSetting before, BankAccountSetting after) {
        if (before == null) {
            settings(unit).insert(after);
        } else {
            settings(unit).replace(after.id().value().toString(), before.version(), after);
        }
    }

    /// Newest first.
    List<SavedProfile> profiles(Unit unit, HouseAccountId account) {
        return profiles(unit)
                .whole(
                        eq("houseAccountId", account.value().toString()),
                        descending("profileVersion"));
    }

    void add(Unit unit, SavedProfile profile) {
        profiles(unit).insert(profile);
    }

    static Documents<TakenStatement> statements(Unit unit) {
        return unit.documents(STATEMENTS, TakenStatement.class);
    }

    static Documents<StoredRow> rows(Unit unit) {
        return unit.documents(ROWS, StoredRow.class);
    }

    private static Documents<BankAccountSetting> settings(Unit unit) {
        return unit.documents(SETTINGS, BankAccountSetting.class);
    }

    private static Documents<SavedProfile> profiles(Unit unit) {
        return unit.documents(PROFILES, SavedProfile.class);
    }
}
