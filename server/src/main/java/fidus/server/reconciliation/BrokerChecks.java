package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.reconciliation.desk.RuleOutcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// S1, S2 and S4 of all statements that a run reads: one that a newer one repeats in whole says
/// nothing any more.
///
/// @param of each with the one before it, newest first
/// @param within those that speak of the run's days: a sign-off needs them clean
record BrokerChecks(List<StatementChecks> of, List<StatementChecks> within) {
    /// Those of later days are left to runs of them: the one they go on from may not be read.
    static BrokerChecks of(
            AccountKey account,
            BrokerSide side,
            Rows.Period period,
            boolean active,
            LocalDate today) {
        List<StatementChecks> all = new ArrayList<>();
        List<StatementChecks> own = new ArrayList<>();
        List<BrokerStatement> statements = side.statements();
        for (int i = 0; i < statements.size(); i++) {
            BrokerStatement one = statements.get(i);
            boolean within = side.within().contains(one);
            boolean only = i > 0 && i == statements.size() - 1 && !within;
            boolean later = BrokerSide.isAfter(one, period) && !within;
            boolean repeated =
                    statements.subList(0, i).stream()
                            .map(newer -> new Rows.Period(newer.from(), newer.to()))
                            .anyMatch(newer -> holds(newer, one));
            if (!repeated && !only && !later) {
                var checks =
                        StatementChecks.of(account, continuing(one, statements), active, today);
                all.add(checks);
                if (within) {
                    own.add(checks);
                }
            }
        }
        return new BrokerChecks(all, own.isEmpty() ? List.of(all.getFirst()) : own);
    }

    /// The statement, the one it goes on from, and the others. It goes on from the one that begins
    /// before it and ends nearest to its first day, whenever that was imported.
    private static StatementChecks.Continued continuing(
            BrokerStatement one, List<BrokerStatement> all) {
        BrokerStatement before = null;
        for (BrokerStatement other : all) {
            boolean begins = !other.equals(one) && other.from().isBefore(one.from());
            if (begins && (before == null || reach(other, one).isAfter(reach(before, one)))) {
                before = other;
            }
        }
        return new StatementChecks.Continued(one, before, all);
    }

    private static LocalDate reach(BrokerStatement before, BrokerStatement one) {
        return before.to().isBefore(one.from()) ? before.to() : one.from();
    }

    private static boolean holds(Rows.Period whole, BrokerStatement part) {
        return !whole.from().isAfter(part.from()) && !whole.to().isBefore(part.to());
    }

    /// Of breaks of S1 and S2 those that are over when nothing is seen of them: their statement was
    /// held against the one before it, or a newer one repeats it, or it is not there any more. What
    /// other runs found of statements that were not looked at here still stands.
    ///
    /// @param open keys of breaks that are not settled
    /// @param all the account's statements, newest first, read only as far as they are needed
    Set<String> settled(Set<String> open, Iterable<BrokerStatement> all) {
        Set<String> unknown = new HashSet<>(open);
        of.stream()
                .filter(one -> one.before() != null)
                .forEach(
                        one -> unknown.remove(StatementChecks.key(one.account(), one.statement())));
        Set<String> settled = new HashSet<>(open);
        List<Rows.Period> newer = new ArrayList<>();
        Iterator<BrokerStatement> statements = all.iterator();
        while (!unknown.isEmpty() && statements.hasNext()) {
            BrokerStatement one = statements.next();
            String key = StatementChecks.key(of.getFirst().account(), one);
            boolean repeated = newer.stream().anyMatch(other -> holds(other, one));
            if (unknown.remove(key) && !repeated) {
                settled.remove(key);
            }
            newer.add(new Rows.Period(one.from(), one.to()));
        }
        return settled;
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
