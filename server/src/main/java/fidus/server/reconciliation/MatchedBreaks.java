package fidus.server.reconciliation;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which breaks of unmatched rows are of rows that are matched now, and by which match.
record MatchedBreaks(Map<RowRef, MatchId> used) {
    static MatchedBreaks among(
            Unit unit, MatchStore matches, String account, Collection<BreakStore.StoredBreak> all) {
        Map<Side, List<String>> rows = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            String start = RunFindings.rowKey(account, side, "");
            rows.put(
                    side,
                    all.stream()
                            .filter(one -> one.rule().equals(ReconciliationBreak.UNMATCHED))
                            .filter(one -> one.key().startsWith(start))
                            .map(one -> one.key().substring(start.length()))
                            .toList());
        }
        Map<RowRef, MatchId> used = new HashMap<>();
        List<String> book = rows.getOrDefault(Side.BOOK, List.of());
        List<String> statement = rows.getOrDefault(Side.STATEMENT, List.of());
        for (Match match : matches.using(unit, account, book, statement)) {
            MatchId id = MatchStore.idOf(account, match);
            RowRefs.of(match).forEach(row -> used.put(row, id));
        }
        return new MatchedBreaks(used);
    }

    /// The match that uses the break's row, if one does.
    @Nullable MatchId of(BreakStore.StoredBreak one) {
        if (one.rule().equals(ReconciliationBreak.UNMATCHED)) {
            for (Side side : Side.values()) {
                String start = RunFindings.rowKey(one.account(), side, "");
                if (one.key().startsWith(start)) {
                    return used.get(new RowRef(side, one.key().substring(start.length())));
                }
            }
        }
        return null;
    }
}
