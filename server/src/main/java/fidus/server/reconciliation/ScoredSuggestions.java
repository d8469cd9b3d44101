package fidus.server.reconciliation;

import fidus.reconciliation.ClearSuggestions;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptanceTrial;
import fidus.server.mongo.Unit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The suggestions of a run that may be accepted by their score, as they are suggested at this
/// moment. Where a pass ignores references the score says nothing of the texts: such suggestions
/// are taken only where somebody asked for them.
record ScoredSuggestions(RunStore runs, RunWindows windows) {
    /// @param uncompared whether those are asked for whose texts were not compared
    ClearSuggestions clear(Unit unit, RunId run, BigDecimal leastScore, boolean uncompared) {
        MatchProfile rules = rules(unit, run);
        String account = runs.get(unit, run).account();
        return ClearSuggestions.of(
                windows.findings().suggestions(unit, run, Integer.MAX_VALUE),
                new ProfileStore().of(unit, account).ambiguityMargin(),
                one ->
                        ClearSuggestions.reaches(one, leastScore)
                                && (uncompared || rules.compares(one.pass())));
    }

    AcceptanceTrial trial(Unit unit, RunId run, BigDecimal leastScore) {
        MatchProfile rules = rules(unit, run);
        ClearSuggestions compared = clear(unit, run, leastScore, false);
        return new AcceptanceTrial(
                kinds(rules, compared.accepted()),
                compared.left(),
                kinds(rules, uncompared(unit, run, leastScore)));
    }

    /// Those that are taken only where they are asked for.
    List<Suggestion> uncompared(Unit unit, RunId run, BigDecimal leastScore) {
        MatchProfile rules = rules(unit, run);
        return clear(unit, run, leastScore, true).accepted().stream()
                .filter(one -> !rules.compares(one.pass()))
                .toList();
    }

    /// The rules whose passes suggested them.
    private MatchProfile rules(Unit unit, RunId run) {
        ReconciliationRun.Key key = runs.get(unit, run).run().key();
        return new ProfileStore().get(unit, key.profileName(), key.profileVersion());
    }

    private static List<AcceptanceTrial.Kind> kinds(MatchProfile rules, List<Suggestion> of) {
        Map<String, Integer> counts = new TreeMap<>();
        of.forEach(one -> counts.merge(one.pass(), 1, Integer::sum));
        Map<String, ReferenceMode> modes = new TreeMap<>();
        for (MatchPass pass : rules.passes()) {
            modes.put(pass.code(), pass.reference());
        }
        return counts.entrySet().stream()
                .map(
                        one ->
                                new AcceptanceTrial.Kind(
                                        one.getKey(), modes.get(one.getKey()), one.getValue()))
                .toList();
    }
}
