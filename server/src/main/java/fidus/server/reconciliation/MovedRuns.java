package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks again at the runs of a trading account that are to be signed when a file of its broker was
/// taken in: to compare their days takes too long for whoever reads the list of runs.
record MovedRuns(Mongo mongo, RunStore runs, Grounds grounds) {
    /// The newest of them; what became of others is told where they are opened.
    private static final int MOST = 20;

    void look(AccountKey account) {
        Map<RunId, String> words = mongo.read(unit -> words(unit, account.toString()));
        if (!words.isEmpty()) {
            var _ =
                    mongo.write(
                            unit -> {
                                var store = new MovedRunStore();
                                words.forEach((run, said) -> store.put(unit, run, said));
                                return true;
                            });
        }
    }

    private Map<RunId, String> words(Unit unit, String account) {
        Map<RunId, String> words = new LinkedHashMap<>();
        List<RunStore.StoredRun> open =
                runs.holding(unit, account).stream()
                        .filter(LaterNews::isToBeSigned)
                        .filter(stored -> Obstacles.isSmall(stored.run()))
                        .limit(MOST)
                        .toList();
        open.forEach(stored -> words.put(stored.id(), words(unit, stored)));
        return words;
    }

    private String words(Unit unit, RunStore.StoredRun stored) {
        try {
            grounds.requireUnchanged(unit, stored);
            return "";
        } catch (Refused why) {
            return why.problem().message();
        }
    }
}
