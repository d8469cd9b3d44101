package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What one comparison found, as breaks, rule outcomes and the hash of all evidence.
final class RunFindings {
    private RunFindings() {}

    /// @param proof absent where there is no balance to prove with; what was found says so then
    /// @param ended matches with a difference that hold no longer: their breaks end
    static Findings of(
            Comparison comparison,
            MatchResult result,
            @Nullable BalanceProof proof,
            List<Match> ended) {
        List<Findings.Seen> seen = new ArrayList<>(comparison.found().seen());
        seen.addAll(unmatched(comparison, result));
        seen.addAll(differences(comparison, result));
        if (proof != null && !proof.holds()) {
            seen.add(
                    new Findings.Seen(
                            ProofDays.RULE,
                            ProofDays.of(comparison).key(),
                            proof.expectedStatementClosing().toString(),
                            proof.balances().statementClosing().toString(),
                            proof.rest(),
                            Severity.BLOCKING,
                            comparison.period().from()));
        }
        List<RuleOutcome> outcomes = new ArrayList<>(comparison.found().outcomes());
        outcomes.add(Outcomes.unmatched(comparison.counts(result).unmatched()));
        outcomes.add(Outcomes.proof(proof));
        return new Findings(seen, outcomes, scope(comparison, result, proof, ended));
    }

    /// Breaks of other periods are none of this run's business, except of proofs of days within its
    /// own.
    private static Findings.Scope scope(
            Comparison comparison,
            MatchResult result,
            @Nullable BalanceProof proof,
            List<Match> ended) {
        String account = comparison.account();
        Set<String> rows = new HashSet<>();
        for (MatchRow row : comparison.request().book()) {
            rows.add(rowKey(account, Side.BOOK, row.rowId()));
        }
        for (MatchRow row : comparison.request().statement()) {
            rows.add(rowKey(account, Side.STATEMENT, row.rowId()));
        }
        for (Match match : result.matches()) {
            rows.add(Outcomes.difference(account, match).key());
        }
        ended.forEach(match -> rows.add(Outcomes.difference(account, match).key()));
        ProofDays days = ProofDays.of(comparison);
        rows.add(days.key());
        rows.addAll(comparison.found().inScope().rows());
        Set<String> rules = comparison.found().inScope().rules();
        return new Findings.Scope(rules, rows, proof != null && proof.holds() ? days : null);
    }

    static String rowKey(String account, Side side, String row) {
        return account + "/" + side + "/" + row;
    }

    private static List<Findings.Seen> unmatched(Comparison comparison, MatchResult result) {
        Map<RowRef, MatchRow> rows = rows(comparison);
        Map<RowRef, String> why = new HashMap<>();
        result.explanations()
                .forEach(explanation -> why.put(explanation.row(), explanation.sentence()));
        List<Findings.Seen> seen = new ArrayList<>();
        for (RowRef ref : result.unmatched()) {
            MatchRow row = rows.get(ref);
            if (row == null || comparison.aside().isSettled(ref)) {
                continue;
            }
            seen.add(unmatched(comparison.account(), ref, row, why.getOrDefault(ref, "")));
        }
        return seen;
    }

    /// A row without a counterpart.
    ///
    /// @param why none was found
    static Findings.Seen unmatched(String account, RowRef ref, MatchRow row, String why) {
        String what = row.amount() + " " + row.bookingDate() + " " + row.text();
        boolean book = ref.side() == Side.BOOK;
        return new Findings.Seen(
                ReconciliationBreak.UNMATCHED,
                rowKey(account, ref.side(), ref.rowId()),
                book ? what : why,
                book ? why : what,
                book ? row.amount().negated() : row.amount(),
                Severity.WARNING,
                row.bookingDate());
    }

    private static Map<RowRef, MatchRow> rows(Comparison comparison) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        MatchRequest all = comparison.request();
        all.book().forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        all.statement().forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        return rows;
    }

    private static List<Findings.Seen> differences(Comparison comparison, MatchResult result) {
        List<Match> differing =
                result.matches().stream().filter(match -> !match.difference().isZero()).toList();
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<RowRef, MatchRow> rows = rows(comparison);
        return differing.stream()
                .map(match -> Outcomes.difference(comparison.account(), match, rows::get))
                .toList();
    }

    static String evidence(
            Comparison comparison,
            MatchResult result,
            Findings findings,
            @Nullable BalanceProof proof) {
        var evidence = new TreeMap<String, Object>();
        evidence.put("account", comparison.account());
        evidence.put("from", comparison.period().from());
        evidence.put("to", comparison.period().to());
        evidence.put("statement", comparison.evidence());
        evidence.put("input", result.inputHash());
        evidence.put("run", result.runHash());
        evidence.put("breaks", findings.seen());
        evidence.put("rules", findings.outcomes());
        evidence.put("proof", proof == null ? "none" : proof);
        return Canonical.digest(evidence);
    }
}
