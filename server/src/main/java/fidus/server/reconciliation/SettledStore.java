package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.money.Money;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.bank.Reach;
import fidus.server.bank.Settled;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is left open of the signed days of bank accounts. It only saves reading them again: without
/// it they are read whole.
final class SettledStore {
    private static final String SETTLED = "settledDays";
    private static final String OPEN = "settledDaysOpen";
    private static final int PART = 1_000;
    private static final int FORM = 3;

    /// @param id the account, as runs name it
    /// @param form of what was booked; absent where what banks kept of returned payments was left
    ///   out of it, and 2 where what wrote off a difference was, so that these days are read whole
    ///   once more
    record StoredSettled(
            String id,
            LocalDate since,
            LocalDate until,
            long entries,
            long statements,
            String asides,
            Money booked,
            @Nullable Integer form) {}

    /// @param rows such as BOOK/ENTRY-12-1
    record StoredOpen(String id, String account, List<String> rows) {}

    static void shape(Migrations migrations) {
        migrations.collection(SETTLED).index(OPEN, "account");
    }

    /// What is known of an account's days of before one.
    ///
    /// @param now how far books and statements go
    Optional<Settled> before(Unit unit, String account, LocalDate day, Reach.Heads now) {
        return settled(unit)
                .byId(account)
                .filter(found -> found.until.isBefore(day))
                .filter(found -> found.asides.equals(now.asides()))
                .filter(found -> Objects.equals(found.form, FORM))
                .map(found -> of(unit, found));
    }

    private static Settled of(Unit unit, StoredSettled found) {
        Set<String> book = new HashSet<>();
        Set<String> statement = new HashSet<>();
        for (StoredOpen some :
                open(unit).all(eq("account", found.id), ascending("_id"), Integer.MAX_VALUE)) {
            for (String row : some.rows) {
                String id = row.substring(row.indexOf('/') + 1);
                (row.startsWith(Side.BOOK + "/") ? book : statement).add(id);
            }
        }
        var heads = new Reach.Heads(found.entries, found.statements, found.asides);
        return new Settled(found.since, found.until, heads, found.booked, book, statement);
    }

    /// Keeps it, unless what is known reaches further.
    void put(Unit unit, String account, Settled settled) {
        Optional<StoredSettled> before = settled(unit).byId(account);
        if (before.isPresent() && before.get().until.isAfter(settled.until())) {
            return;
        }
        open(unit).remove(eq("account", account));
        List<String> rows = new ArrayList<>();
        settled.book().forEach(row -> rows.add(Side.BOOK + "/" + row));
        settled.statement().forEach(row -> rows.add(Side.STATEMENT + "/" + row));
        Collections.sort(rows);
        List<StoredOpen> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += PART) {
            List<String> some = List.copyOf(rows.subList(from, Math.min(from + PART, rows.size())));
            parts.add(new StoredOpen(account + "/" + from / PART, account, some));
        }
        open(unit).insertAll(parts);
        Reach.Heads heads = settled.heads();
        settled(unit)
                .put(
                        account,
                        new StoredSettled(
                                account,
                                settled.since(),
                                settled.until(),
                                heads.entries(),
                                heads.statements(),
                                heads.asides(),
                                settled.booked(),
                                FORM));
    }

    /// What settled these days is withdrawn: they are read whole.
    void forget(Unit unit, String account) {
        settled(unit).remove(eq("_id", account));
        open(unit).remove(eq("account", account));
    }

    /// Rows whose match was undone may be open, of whatever day they are.
    ///
    /// @param match that was undone
    void free(Unit unit, String account, String match, Collection<RowRef> rows) {
        if (settled(unit).byId(account).isPresent()) {
            String id = account + "/" + match;
            List<String> names = rows.stream().map(row -> row.side() + "/" + row.rowId()).toList();
            open(unit).put(id, new StoredOpen(id, account, names));
        }
    }

    private static Documents<StoredSettled> settled(Unit unit) {
        return unit.documents(SETTLED, StoredSettled.class);
    }

    private static Documents<StoredOpen> open(Unit unit) {
        return unit.documents(OPEN, StoredOpen.class);
    }
}
