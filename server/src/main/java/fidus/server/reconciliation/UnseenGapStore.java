package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.mt5.AccountKey;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Trading accounts of which a file came while too much else was read to see whether a statement is
/// missing.
final class UnseenGapStore {
    private static final String UNSEEN = "reconciliationGapsUnseen";

    /// @param id of the account, as runs name it
    /// @param from the first day of which its files speak
    /// @param files how many of them came
    record Unseen(String id, AccountKey account, LocalDate from, long files) {
        private Unseen with(LocalDate day) {
            return new Unseen(id, account, day.isBefore(from) ? day : from, files + 1);
        }
    }

    static void shape(Migrations migrations) {
        migrations.collection(UNSEEN);
    }

    static @Nullable Unseen of(Unit unit, String account) {
        return unseen(unit).byId(account).orElse(null);
    }

    static List<Unseen> all(Unit unit) {
        return unseen(unit).whole(empty(), ascending("_id"));
    }

    static void add(Unit unit, AccountKey account, LocalDate from) {
        String id = account.toString();
        Unseen before = of(unit, id);
        unseen(unit).put(id, before == null ? new Unseen(id, account, from, 1) : before.with(from));
    }

    /// It was looked, unless another file came meanwhile.
    ///
    /// @return whether nothing is left to look at
    static boolean looked(Unit unit, Unseen before) {
        boolean same = before.equals(of(unit, before.id));
        if (same) {
            unseen(unit).remove(eq("_id", before.id));
        }
        return same;
    }

    private static Documents<Unseen> unseen(Unit unit) {
        return unit.documents(UNSEEN, Unseen.class);
    }
}
