package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A trading account: its deals against the statements of its broker.
final class TradingComparison {
    /// The rules that look at one statement each.
    private static final List<String> STATEMENTS = List.of("S1", "S2");

    private TradingComparison() {}

    /// @throws Refused `NOT_FOUND` when no statement of the account was imported
    static Comparison gather(Unit unit, Sources sources, AccountKey account, Rows.Period period) {
        return gather(unit, sources, account, period, true);
    }

    /// Without what the rules say, for which all that its server's other accounts traded is read.
    ///
    /// @throws Refused `NOT_FOUND` when no statement of the account was imported
    static Comparison unruled(Unit unit, Sources sources, AccountKey account, Rows.Period period) {
        return gather(unit, sources, account, period, false);
    }

    private static Comparison gather(
            Unit unit, Sources sources, AccountKey account, Rows.Period period, boolean ruled) {
        String name = account.toString();
        List<Deal> deals = sources.deals().apply(unit, account);
        List<MatchStore.StoredMatch> kept = Comparison.kept(unit, name);
        var carrying = new Carrying(period, Carrying.since(unit, name, period), kept, _ -> false);
        List<MatchRow> booked = Rows.book(deals);
        BrokerSide newest =
                BrokerSide.of(
                        unit, sources, account, carrying.earliest(unit, name, booked), period);
        BrokerSide broker =
                OlderRows.with(
                        newest,
                        sources.statements().apply(unit, account),
                        carrying.missing(unit, name, booked, newest),
                        period.from());
        List<DealRow> printed = broker.rows();
        Carrying.Standing stands = carrying.of(booked, Rows.statement(printed));
        Money opened = sources.opening().apply(unit, account);
        BrokerChecks checks = checks(unit, sources, account, broker, period);
        MatchRequest request =
                Comparison.request(unit, name, new ProfileStore().of(unit, name), stands, kept);
        return new Comparison(
                name,
                period,
                request,
                balances(broker, opened, deals, period),
                stands.carried(),
                checks.ties(),
                broker.evidence(),
                new ExclusionStore().lifted(unit, name),
                ruled ? found(unit, sources, account, checks, printed) : Findings.NONE,
                SetAside.of(unit, name, request, SetAside.Settled.over(stands.over())),
                null);
    }

    private static Findings found(
            Unit unit,
            Sources sources,
            AccountKey account,
            BrokerChecks checks,
            List<DealRow> printed) {
        String name = account.toString();
        Findings system = SystemRules.evaluate(unit, sources, account);
        var copies = SecondCopies.of(unit, name, sources.differing().apply(unit, account), printed);
        Set<String> settled =
                checks.settled(
                        new BreakStore().standing(unit, name, STATEMENTS),
                        sources.statements().apply(unit, account));
        List<Findings.Seen> seen = new ArrayList<>(system.seen());
        seen.addAll(copies.seen());
        seen.addAll(checks.findings());
        List<RuleOutcome> outcomes = new ArrayList<>(system.outcomes());
        outcomes.add(copies.outcome());
        outcomes.addAll(checks.outcomes());
        Set<String> rules = new HashSet<>(system.inScope().rules());
        rules.addAll(List.of("S4", SecondCopies.RULE));
        return new Findings(seen, outcomes, new Findings.Scope(rules, settled));
    }

    private static BrokerChecks checks(
            Unit unit, Sources sources, AccountKey account, BrokerSide broker, Rows.Period period) {
        boolean active = isActive(unit, sources, account);
        return BrokerChecks.of(account, broker, period, active, RunWork.today(unit));
    }

    private static boolean isActive(Unit unit, Sources sources, AccountKey account) {
        return sources.accounts().apply(unit).stream()
                .anyMatch(
                        one ->
                                one.key().equals(account)
                                        && one.lifecycle() == AccountLifecycle.ACTIVE);
    }

    private static BalanceProof.Balances balances(
            BrokerSide broker, Money opened, List<Deal> deals, Rows.Period period) {
        List<DealRow> rows = deals.stream().map(deal -> deal.row()).toList();
        return new BalanceProof.Balances(
                broker.opening(period.from()),
                broker.closing(period.to()),
                opened.plus(sum(rows, period.from(), opened)),
                opened.plus(sum(rows, period.to().plusDays(1), opened)));
    }

    /// Σ of the rows that move the balance before a day.
    private static Money sum(List<DealRow> rows, LocalDate before, Money like) {
        Money sum = Money.zero(like.currency());
        for (DealRow row : rows) {
            boolean early = row.serverTime().toLocalDate().isBefore(before);
            sum = early && Rows.movesBalance(row) ? sum.plus(row.netAmount()) : sum;
        }
        return sum;
    }
}
