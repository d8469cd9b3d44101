package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is asked of all runs, outdated ones too.
final class AccountRunStore {
    private AccountRunStore() {}

    /// The run that breaks of the account are told of by: the newest that came to its end.
    static Optional<RunId> newest(Unit unit, String account) {
        return RunStore.runs(unit)
                .all(
                        and(
                                eq("account", account),
                                in("run.runState", List.of("COMPLETED", "SIGNED_OFF", "LOCKED"))),
                        descending("startedAt"),
                        1)
                .stream()
                .map(RunStore.StoredRun::id)
                .findFirst();
    }

    /// Those of these accounts that no run ever compared to its end.
    static List<String> without(Unit unit, List<String> accounts) {
        Set<String> compared = ComparedStore.among(unit, accounts);
        return accounts.stream().filter(account -> !compared.contains(account)).toList();
    }

    /// Those that are over and were not thrown away, of all accounts, newest first.
    static List<RunStore.StoredRun> over(Unit unit) {
        return RunStore.runs(unit)
                .whole(
                        in("run.runState", List.of("COMPLETED", "SIGNED_OFF", "LOCKED")),
                        orderBy(descending("startedAt"), descending("_id")));
    }

    /// Those under way that compare just this.
    static List<RunId> running(Unit unit, ReconciliationRun.Key key, Rows.Period period) {
        var runs = new RunStore();
        return runs.running(unit, key.accountKey()).stream()
                .map(id -> runs.get(unit, id).run())
                .filter(run -> run.key().equals(key))
                .filter(run -> run.from().equals(period.from()) && run.to().equals(period.to()))
                .map(ReconciliationRun::id)
                .toList();
    }

    /// The version of each run by its id. Whoever matches, undoes or accepts makes another version
    /// of a run, also of an outdated one.
    static Map<String, Long> versions(Unit unit, String account) {
        Map<String, Long> versions = new TreeMap<>();
        RunStore.runs(unit)
                .each(
                        eq("account", account),
                        ascending("_id"),
                        run -> versions.put(run.id().value().toString(), run.version()));
        return versions;
    }
}
