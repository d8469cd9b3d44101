package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs as they are listed, newest first.
final class RunListStore {
    private static final String ACCOUNT = "account";
    private static final String STARTED = "startedAt";

    /// Some runs, and whether there are older ones.
    ///
    /// @param last the oldest of the page; older ones come after it
    record Page(List<RunStore.StoredRun> runs, RunStore.@Nullable StoredRun last) {}

    /// @param account absent means all; then the newest run of each account is among the first
    ///   page, however old it is
    /// @param before absent for the first page
    Page page(Unit unit, @Nullable String account, RunStore.@Nullable StoredRun before, int most) {
        Bson of = account == null ? empty() : eq(ACCOUNT, account);
        Bson filter = before == null ? of : and(of, older(before));
        List<RunStore.StoredRun> found =
                runs(unit).all(filter, orderBy(descending(STARTED), descending("_id")), most + 1);
        boolean more = found.size() > most;
        List<RunStore.StoredRun> some = more ? found.subList(0, most) : found;
        RunStore.StoredRun last = more ? some.getLast() : null;
        boolean first = before == null && account == null;
        return new Page(first && more ? withNewest(unit, some) : some, last);
    }

    private static Bson older(RunStore.StoredRun than) {
        Date at = Date.from(than.startedAt());
        return and(lte(STARTED, at), or(lt(STARTED, at), lt("_id", than.id().value().toString())));
    }

    private static List<RunStore.StoredRun> withNewest(Unit unit, List<RunStore.StoredRun> newest) {
        Map<String, RunStore.StoredRun> all = new LinkedHashMap<>();
        newest.forEach(run -> all.put(id(run), run));
        var runs = new RunStore();
        for (String account : accounts(unit)) {
            runs.newest(unit, account, 1).forEach(run -> all.putIfAbsent(id(run), run));
        }
        List<RunStore.StoredRun> sorted = new ArrayList<>(all.values());
        sorted.sort(
                Comparator.comparing(RunStore.StoredRun::startedAt)
                        .thenComparing(RunListStore::id)
                        .reversed());
        return sorted;
    }

    /// Those that were ever reconciled: one question each, whatever the number of their runs.
    private static List<String> accounts(Unit unit) {
        List<String> accounts = new ArrayList<>();
        List<RunStore.StoredRun> next = runs(unit).all(gt(ACCOUNT, ""), ascending(ACCOUNT), 1);
        while (!next.isEmpty()) {
            String account = next.getFirst().account();
            accounts.add(account);
            next = runs(unit).all(gt(ACCOUNT, account), ascending(ACCOUNT), 1);
        }
        return accounts;
    }

    private static String id(RunStore.StoredRun run) {
        return run.id().value().toString();
    }

    private static Documents<RunStore.StoredRun> runs(Unit unit) {
        return RunStore.runs(unit);
    }
}
