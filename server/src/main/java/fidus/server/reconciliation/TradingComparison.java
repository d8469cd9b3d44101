package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A trading account: its deals against the last imported statement of its broker.
final class TradingComparison {
    private TradingComparison() {}

    /// @throws Refused `NOT_FOUND` when no statement of the account was imported
    static Comparison gather(Unit unit, Sources sources, AccountKey account, Rows.Period period) {
        List<BrokerStatement> statements = statements(unit, sources, account);
        BrokerStatement statement = statements.getFirst();
        List<Deal> deals = sources.deals().apply(unit, account);
        Money booked = sources.opening().apply(unit, account);
        var checks =
                StatementChecks.of(
                        account, statements, isActive(unit, sources, account), RunWork.today(unit));
        var copies = SecondCopies.of(sources.differing().apply(unit, account), statement);
        MatchRequest request =
                Comparison.request(
                        unit,
                        account.toString(),
                        new ProfileStore().of(unit, account.toString()),
                        Rows.book(deals, period),
                        Rows.statement(statement.rows(), period));
        return new Comparison(
                account.toString(),
                period,
                request,
                balances(statement, booked, deals, period),
                Set.of(),
                checks.ties(),
                statement.sha256(),
                new ExclusionStore().lifted(unit, account.toString()),
                found(SystemRules.evaluate(unit, sources, account), copies, checks),
                SetAside.of(unit, account.toString(), request));
    }

    private static Findings found(Findings system, SecondCopies copies, StatementChecks checks) {
        List<Findings.Seen> seen = new ArrayList<>(system.seen());
        seen.addAll(copies.seen());
        seen.addAll(checks.findings());
        List<RuleOutcome> outcomes = new ArrayList<>(system.outcomes());
        outcomes.add(copies.outcome());
        outcomes.addAll(checks.outcomes());
        Set<String> rules = new HashSet<>(system.inScope().rules());
        rules.addAll(List.of("S1", "S2", "S4", SecondCopies.RULE));
        return new Findings(seen, outcomes, new Findings.Scope(rules, Set.of()));
    }

    /// The last statement and the one before it.
    ///
    /// @throws Refused `NOT_FOUND` when none was imported
    static List<BrokerStatement> statements(Unit unit, Sources sources, AccountKey account) {
        List<BrokerStatement> statements = sources.statements().apply(unit, account);
        if (statements.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "No broker statement of "
                            + account
                            + " has been imported yet. Import one first.");
        }
        return statements;
    }

    private static boolean isActive(Unit unit, Sources sources, AccountKey account) {
        return sources.accounts().apply(unit).stream()
                .anyMatch(
                        one ->
                                one.key().equals(account)
                                        && one.lifecycle() == AccountLifecycle.ACTIVE);
    }

    private static BalanceProof.Balances balances(
            BrokerStatement statement, Money booked, List<Deal> deals, Rows.Period period) {
        List<DealRow> rows = deals.stream().map(deal -> deal.row()).toList();
        Money zero = statement.opening();
        return new BalanceProof.Balances(
                statement.opening().plus(sum(statement.rows(), null, period.from(), zero)),
                statement.closing().minus(sum(statement.rows(), period.to(), null, zero)),
                booked.plus(sum(rows, null, period.from(), booked)),
                booked.plus(sum(rows, null, period.to().plusDays(1), booked)));
    }

    /// Σ of the rows that move the balance, after the day `after` (or from the start) and before
    /// the day `before` (or to the end).
    private static Money sum(
            List<DealRow> rows, @Nullable LocalDate after, @Nullable LocalDate before, Money like) {
        Money sum = Money.zero(like.currency());
        for (DealRow row : rows) {
            LocalDate day = row.serverTime().toLocalDate();
            boolean late = after == null || day.isAfter(after);
            boolean early = before == null || day.isBefore(before);
            if (late && early && Rows.movesBalance(row)) {
                sum = sum.plus(row.netAmount());
            }
        }
        return sum;
    }
}
