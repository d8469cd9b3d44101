package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Breaks; one per account, rule and key, however often it is seen.
final class BreakStore {
    static final String BREAKS = "reconciliationBreaks";

    /// @param id of the break
    record StoredBreak(
            BreakId id,
            String account,
            String rule,
            String key,
            String breakState,
            ReconciliationBreak found,
            long version) {
        boolean isSuspected() {
            CauseCode cause = found.findings().causeCode();
            return cause != null
                    && cause.alertsCompliance()
                    && found.breakState() == BreakState.EXPLAINED;
        }

        static StoredBreak of(String account, ReconciliationBreak found, long version) {
            return new StoredBreak(
                    found.id(),
                    account,
                    found.rule(),
                    found.key(),
                    found.breakState().name(),
                    found,
                    version);
        }
    }

    /// Those nobody has settled and of which fraud is suspected.
    ///
    /// @param account absent for all
    List<StoredBreak> suspected(Unit unit, @Nullable String account) {
        return find(unit, account, true).stream().filter(StoredBreak::isSuspected).toList();
    }

    static void shape(Migrations migrations) {
        LimitStore.shape(migrations);
        BreakTrendStore.shape(migrations);
        DossierStore.shape(migrations);
        migrations
                .unique(BREAKS, "account", "rule", "key")
                .index(BREAKS, "account", "breakState")
                .index(BREAKS, "breakState");
    }

    void add(Unit unit, StoredBreak added) {
        breaks(unit).insert(added);
    }

    void addAll(Unit unit, List<StoredBreak> added) {
        breaks(unit).insertAll(added);
    }

    StoredBreak get(Unit unit, BreakId id) {
        return breaks(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such break."));
    }

    /// @throws Refused `STALE_VERSION` when it is not what was shown any more
    StoredBreak current(Unit unit, BreakId id, int version) {
        StoredBreak before = get(unit, id);
        if (before.found.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This break was changed meanwhile. Load it again and repeat the change.");
        }
        return before;
    }

    StoredBreak replace(Unit unit, StoredBreak before, ReconciliationBreak after) {
        StoredBreak stored = StoredBreak.of(before.account(), after, before.version() + 1);
        breaks(unit).replace(before.id().value().toString(), before.version(), stored);
        return stored;
    }

    List<StoredBreak> ofAccount(Unit unit, String account) {
        return breaks(unit).all(eq("account", account), ascending("_id"), Integer.MAX_VALUE);
    }

    int count(Unit unit, String account, BreakState state) {
        return Math.toIntExact(
                breaks(unit).count(and(eq("account", account), eq("breakState", state.name()))));
    }

    /// Those of one rule with one of these keys.
    List<StoredBreak> named(Unit unit, String account, String rule, List<String> keys) {
        return breaks(unit)
                .all(
                        and(eq("account", account), eq("rule", rule), in("key", keys)),
                        ascending("_id"),
                        keys.size() + 1);
    }

    List<StoredBreak> find(Unit unit, @Nullable String account, boolean openOnly) {
        var filters = new ArrayList<Bson>();
        if (account != null) {
            filters.add(eq("account", account));
        }
        if (openOnly) {
            filters.add(in("breakState", List.of("OPEN", "EXPLAINED")));
        }
        return breaks(unit)
                .all(
                        filters.isEmpty() ? empty() : and(filters),
                        ascending("_id"),
                        Integer.MAX_VALUE);
    }

    private static Documents<StoredBreak> breaks(Unit unit) {
        return unit.documents(BREAKS, StoredBreak.class);
    }
}
