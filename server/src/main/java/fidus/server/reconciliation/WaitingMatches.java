package fidus.server.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.Prepared;
import fidus.contract.Wire;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.MatchByHand;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Matches that wait for another person, as what waits about the breaks of their rows.
record WaitingMatches(RunStore runs, BreakStore breaks) {
    /// @param words what waits about breaks by their subject; what waits about a break itself goes
    ///   before its match
    void into(Unit unit, List<Prepared> matches, Map<String, Waiting.What> words) {
        Map<String, Map<String, Waiting.What>> titles = new HashMap<>();
        for (Prepared one : matches) {
            MatchByHand match = match(one);
            for (RunStore.StoredRun run :
                    runs.among(unit, List.of(match.runId().value().toString()))) {
                Map<String, Waiting.What> ofKeys =
                        titles.computeIfAbsent(run.account(), _ -> new HashMap<>());
                keys(run.account(), match).forEach(key -> ofKeys.put(key, Waiting.What.of(one)));
            }
        }
        titles.forEach((account, ofKeys) -> into(unit, account, ofKeys, words));
    }

    /// The subjects of those that have the row which a break of this key is about.
    List<String> of(Unit unit, List<Prepared> matches, String account, String key) {
        return matches.stream()
                .filter(one -> names(unit, match(one), account, key))
                .map(Prepared::subject)
                .toList();
    }

    /// Those of an account.
    List<MatchByHand> of(Unit unit, List<Prepared> matches, String account) {
        return matches.stream()
                .map(WaitingMatches::match)
                .filter(one -> isOf(unit, one, account))
                .toList();
    }

    private boolean names(Unit unit, MatchByHand match, String account, String key) {
        return keys(account, match).contains(key) && isOf(unit, match, account);
    }

    private boolean isOf(Unit unit, MatchByHand match, String account) {
        return runs.among(unit, List.of(match.runId().value().toString())).stream()
                .anyMatch(run -> run.account().equals(account));
    }

    private void into(
            Unit unit,
            String account,
            Map<String, Waiting.What> ofKeys,
            Map<String, Waiting.What> words) {
        List<String> keys = List.copyOf(ofKeys.keySet());
        for (BreakStore.StoredBreak one :
                breaks.named(unit, account, ReconciliationBreak.UNMATCHED, keys)) {
            words.putIfAbsent(Breaks.subject(one), ofKeys.get(one.key()));
        }
    }

    private static List<String> keys(String account, MatchByHand match) {
        return Stream.concat(
                        match.bookRows().stream()
                                .map(row -> RunFindings.rowKey(account, Side.BOOK, row)),
                        match.statementRows().stream()
                                .map(row -> RunFindings.rowKey(account, Side.STATEMENT, row)))
                .toList();
    }

    private static MatchByHand match(Prepared prepared) {
        try {
            return Wire.STRICT.readValue(prepared.payload(), MatchByHand.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload of ours cannot be read", e);
        }
    }
}
