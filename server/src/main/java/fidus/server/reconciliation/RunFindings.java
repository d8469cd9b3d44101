package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
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
                            "S6",
                            proofKey(comparison),
                            proof.expectedStatementClosing().toString(),
                            proof.balances().statementClosing().toString(),
                            proof.rest(),
                            Severity.BLOCKING));
        }
        List<RuleOutcome> outcomes = new ArrayList<>(comparison.found().outcomes());
        outcomes.add(Outcomes.unmatched(result.unmatched().size()));
        outcomes.add(Outcomes.proof(proof));
        return new Findings(seen, outcomes, scope(comparison, result, ended));
    }

    /// Breaks of other periods are none of this run's business.
    private static Findings.Scope scope(
            Comparison comparison, MatchResult result, List<Match> ended) {
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
        rows.add(proofKey(comparison));
        rows.addAll(comparison.found().inScope().rows());
        return new Findings.Scope(comparison.found().inScope().rules(), rows);
    }

    private static String proofKey(Comparison comparison) {
        return proofKey(comparison.account(), comparison.period());
    }

    static String proofKey(String account, Rows.Period period) {
        return account + "/" + period.from() + "/" + period.to();
    }

    static String rowKey(String account, Side side, String row) {
        return account + "/" + side + "/" + row;
    }

    private static List<Findings.Seen> unmatched(Comparison comparison, MatchResult result) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        comparison
                .request()
                .book()
                .forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        comparison
                .request()
                .statement()
                .forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        Map<RowRef, String> why = new HashMap<>();
        result.explanations()
                .forEach(explanation -> why.put(explanation.row(), explanation.sentence()));
        List<Findings.Seen> seen = new ArrayList<>();
        for (RowRef ref : result.unmatched()) {
            MatchRow row = rows.get(ref);
            if (row == null) {
                continue;
            }
            String what = row.amount() + " " + row.bookingDate() + " " + row.text();
            boolean book = ref.side() == Side.BOOK;
            Money difference = book ? row.amount().negated() : row.amount();
            seen.add(
                    new Findings.Seen(
                            "S5",
                            rowKey(comparison.account(), ref.side(), ref.rowId()),
                            book ? what : why.getOrDefault(ref, ""),
                            book ? why.getOrDefault(ref, "") : what,
                            difference,
                            Severity.WARNING));
        }
        return seen;
    }

    private static List<Findings.Seen> differences(Comparison comparison, MatchResult result) {
        List<Findings.Seen> seen = new ArrayList<>();
        for (Match match : result.matches()) {
            if (!match.difference().isZero()) {
                seen.add(Outcomes.difference(comparison.account(), match));
            }
        }
        return seen;
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
