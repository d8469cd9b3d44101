package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakWords;
import fidus.server.reconciliation.DatedBreaks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// R12 to R17: what the reconciliations of the accounts found about their readings and deals. Each
/// break that is not over is a line, and a rule without one has a line that says what was looked
/// at.
final class BreakRules {
    /// The rules, by how breaks name them.
    static final Map<String, TieOutRule> RULES = rules();

    private static final String UNDATED = " No day of it is known, so that it stops every month.";

    private BreakRules() {}

    private static Map<String, TieOutRule> rules() {
        var rules = new TreeMap<String, TieOutRule>();
        for (TieOutRule one :
                List.of(
                        TieOutRule.R12,
                        TieOutRule.R13,
                        TieOutRule.R14,
                        TieOutRule.R15,
                        TieOutRule.R16,
                        TieOutRule.R17)) {
            rules.put(one.name(), one);
        }
        return Map.copyOf(rules);
    }

    /// @param today decides what an old break stops
    static List<TieOut> of(Map<AccountKey, DatedBreaks> breaks, LocalDate today) {
        var lines = new ArrayList<TieOut>();
        for (TieOutRule rule : new TreeMap<>(RULES).values()) {
            int before = lines.size();
            breaks.forEach(
                    (account, found) ->
                            found.concerning().stream()
                                    .filter(one -> one.rule().equals(rule.name()))
                                    .filter(one -> one.breakState() != BreakState.RESOLVED)
                                    .map(one -> line(rule, account, one, found, today))
                                    .forEach(lines::add));
            if (lines.size() == before) {
                lines.add(RegistryRules.passed(rule, breaks.size() + " accounts"));
            }
        }
        return lines;
    }

    /// What is added where no day of a break is known; empty where one is.
    static String undated(ReconciliationBreak one, DatedBreaks of) {
        return of.undated().contains(one.id()) ? UNDATED : "";
    }

    private static TieOut line(
            TieOutRule rule,
            AccountKey account,
            ReconciliationBreak found,
            DatedBreaks of,
            LocalDate today) {
        boolean open = found.breakState() == BreakState.OPEN;
        return TieOut.checked(
                        rule,
                        account.toString(),
                        open ? TieOutState.FAILS : TieOutState.EXPLAINED,
                        "The break of "
                                + BreakWords.ofRule(account.toString(), rule.name(), found.key())
                                + " is "
                                + found.breakState().words()
                                + ": "
                                + (open
                                        ? BreakWords.side(found.left())
                                                + ", it should be "
                                                + BreakWords.side(found.right())
                                                + (of.undated().contains(found.id())
                                                        ? "." + UNDATED
                                                        : "")
                                        : found.findings().note()))
                .as(found.severityOn(today));
    }
}
