package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.reconciliation.desk.RuleOutcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// S1, S2 and S4 of all statements that a run reads: one that a newer one repeats in whole says
/// nothing any more.
///
/// @param of each with the one before it, newest first
/// @param within those that speak of the run's days: a sign-off needs them clean
record BrokerChecks(List<StatementChecks> of, List<StatementChecks> within) {
    static BrokerChecks of(AccountKey account, BrokerSide side, boolean active, LocalDate today) {
        List<StatementChecks> all = new ArrayList<>();
        List<StatementChecks> within = new ArrayList<>();
        List<BrokerStatement> statements = side.statements();
        for (int i = 0; i < statements.size(); i++) {
            BrokerStatement one = statements.get(i);
            boolean only = i > 0 && i == statements.size() - 1;
            boolean repeated =
                    statements.subList(0, i).stream().anyMatch(newer -> holds(newer, one));
            if (!repeated && !only) {
                var checks =
                        StatementChecks.of(
                                account, statements.subList(i, statements.size()), active, today);
                all.add(checks);
                if (side.within().contains(one)) {
                    within.add(checks);
                }
            }
        }
        return new BrokerChecks(all, within.isEmpty() ? List.of(all.getFirst()) : within);
    }

    private static boolean holds(BrokerStatement whole, BrokerStatement part) {
        return !whole.from().isAfter(part.from()) && !whole.to().isBefore(part.to());
    }

    boolean ties() {
        return within.stream().allMatch(StatementChecks::ties);
    }

    /// S4 is about the account: the newest statement's answer stands for all.
    List<Findings.Seen> findings() {
        List<Findings.Seen> seen = new ArrayList<>(of.getFirst().findings());
        for (StatementChecks older : of.subList(1, of.size())) {
            older.findings().stream().filter(one -> !one.rule().equals("S4")).forEach(seen::add);
        }
        return seen;
    }

    List<RuleOutcome> outcomes() {
        List<RuleOutcome> newest = of.getFirst().outcomes();
        return within.stream()
                .filter(one -> !one.ties())
                .findFirst()
                .orElse(within.getFirst())
                .outcomes()
                .stream()
                .map(one -> one.rule().equals("S4") ? newest.getLast() : one)
                .toList();
    }
}
