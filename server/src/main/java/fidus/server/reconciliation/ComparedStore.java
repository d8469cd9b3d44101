package fidus.server.reconciliation;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Which accounts a run compared to its end, once: that stays so whatever becomes of the run.
final class ComparedStore {
    private static final String COMPARED = "reconciliationAccountsCompared";

    /// @param id the account, as runs name it
    private record Compared(String id) {}

    static void shape(Migrations migrations) {
        migrations.once(
                COMPARED,
                "by runs of before",
                unit -> AccountRunStore.over(unit).forEach(run -> add(unit, run.account())));
    }

    /// A run becomes another version of itself, perhaps the one that came to its end.
    static void note(Unit unit, RunStore.StoredRun before, RunStore.StoredRun after) {
        if (before.run().outcome() == null && after.run().outcome() != null) {
            add(unit, after.account());
        }
    }

    private static void add(Unit unit, String account) {
        compared(unit).put(account, new Compared(account));
    }

    /// Those among these accounts, in one question however many runs they have.
    static Set<String> among(Unit unit, Collection<String> accounts) {
        Set<String> found = new HashSet<>();
        compared(unit).each(accounts, one -> found.add(one.id));
        return found;
    }

    private static Documents<Compared> compared(Unit unit) {
        return unit.documents(COMPARED, Compared.class);
    }
}
