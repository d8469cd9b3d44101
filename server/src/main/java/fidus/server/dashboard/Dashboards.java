package fidus.server.dashboard;

import fidus.contract.Nothing;
import fidus.dashboard.BreakTally;
import fidus.dashboard.Dashboard;
import fidus.dashboard.DashboardCalls;
import fidus.dashboard.PnlTotal;
import fidus.dashboard.RunLine;
import fidus.dashboard.Tally;
import fidus.money.Currency;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.Tiers;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.server.approvals.Approvals;
import fidus.server.deals.Deals;
import fidus.server.deals.Results.Result;
import fidus.server.imports.Imports;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Answers the first screen from what the other features know; it owns no data.
public final class Dashboards {
    private static final int LAST = 5;
    private static final List<String> STATES =
            List.of("FRESH", "ACCEPTABLE", "DEGRADED", "STALE", "UNAVAILABLE");

    private final Deals deals;
    private final Imports imports;
    private final Approvals approvals;
    private final Reconciled reconciled;
    private final Holding holding;

    /// What reconciliation and the books have to say.
    ///
    /// @param breaks open ones by severity and age
    /// @param runs the newest ones
    /// @param suspected how many breaks are unsettled of which somebody suspects fraud
    /// @param late how many accounts at banks no statement came of although one should have
    /// @param neverCompared how many accounts in use no run ever compared
    /// @param unasked how many recorded deposits nobody is asked to confirm any more
    public record Reconciled(
            Function<Unit, List<BreakTally>> breaks,
            Function<Unit, List<RunLine>> runs,
            ToIntFunction<Unit> suspected,
            ToIntFunction<Unit> late,
            ToIntFunction<Unit> neverCompared,
            ToIntFunction<Unit> unasked) {
        public static final Reconciled NEVER =
                new Reconciled(_ -> List.of(), _ -> List.of(), _ -> 0, _ -> 0, _ -> 0, _ -> 0);
    }

    /// What holds the data.
    ///
    /// @param store in words
    /// @param embedded the embedded engine rather than a replica set
    public record Holding(String store, boolean embedded) {}

    public Dashboards(
            Deals deals,
            Imports imports,
            Approvals approvals,
            Reconciled reconciled,
            Holding holding) {
        this.deals = deals;
        this.imports = imports;
        this.approvals = approvals;
        this.reconciled = reconciled;
        this.holding = holding;
    }

    public void routes(Routes routes) {
        routes.answer(DashboardCalls.DASHBOARD, this::dashboard);
    }

    private Dashboard dashboard(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        List<Result> results = deals.results().all(unit);
        Approvals.Waiting waiting = approvals.waiting(asked);
        return new Dashboard(
                unit.now(),
                freshness(results),
                reconciled.breaks().apply(unit),
                imports.recent(unit, LAST),
                reconciled.runs().apply(unit),
                waiting.toDecide(),
                waiting.own(),
                Math.toIntExact(deals.toReview(unit)),
                Math.toIntExact(deals.readings().heldCount(unit)),
                reconciled.suspected().applyAsInt(unit),
                reconciled.late().applyAsInt(unit),
                reconciled.neverCompared().applyAsInt(unit),
                reconciled.unasked().applyAsInt(unit),
                totals(results),
                holding.store(),
                holding.embedded());
    }

    private static List<Tally> freshness(List<Result> results) {
        var tallies = new LinkedHashMap<String, Integer>();
        STATES.forEach(state -> tallies.put(state, 0));
        for (Result result : results) {
            if (result.account().lifecycle() == AccountLifecycle.ACTIVE) {
                tallies.merge(name(result.pnl().state()), 1, Integer::sum);
            }
        }
        var shown = new ArrayList<Tally>();
        tallies.forEach((name, count) -> shown.add(new Tally(name, count)));
        return shown;
    }

    private static String name(ReadingState state) {
        return switch (state) {
            case ReadingState.Ok ok ->
                    ok.band() == FreshnessBand.CRITICAL ? "STALE" : ok.band().name();
            case ReadingState.Stale _ -> "STALE";
            case ReadingState.Unavailable _ -> "UNAVAILABLE";
        };
    }

    private static List<PnlTotal> totals(List<Result> results) {
        Map<Currency, List<AccountFigures>> byCurrency = new TreeMap<>();
        for (Result result : results) {
            if (result.account().accountPurpose() != AccountPurpose.DEMO) {
                byCurrency
                        .computeIfAbsent(result.account().currency(), _ -> new ArrayList<>())
                        .add(result.figures());
            }
        }
        var totals = new ArrayList<PnlTotal>();
        byCurrency.forEach((currency, figures) -> totals.addAll(tiers(figures, currency)));
        return totals;
    }

    private static List<PnlTotal> tiers(List<AccountFigures> figures, Currency currency) {
        Tiers tiers = Tiers.of(figures, currency);
        return List.of(
                total(
                        "CLIENT_TIER_WITHDRAWALS_BASIS",
                        tiers.clientTierWithdrawalsBasis(),
                        currency),
                total("CLIENT_TIER_SEPARATION_BASIS", tiers.clientTierSeparationBasis(), currency),
                total("HOUSE_TIER", tiers.house(), currency),
                total("REINVESTED_TIER", tiers.reinvested(), currency),
                total("TOTAL", tiers.total(), currency));
    }

    private static PnlTotal total(String tier, fidus.mt5.pnl.PnlTotal total, Currency currency) {
        TruePnl pnl = total.pnl();
        Basis basis = total.basis();
        return new PnlTotal(
                tier,
                currency,
                pnl == null ? null : pnl.truePnl(),
                pnl == null ? null : pnl.returnPercent().orElse(null),
                basis.completeness().name(),
                basis.of(),
                basis.of() - basis.known(),
                basis.asOf());
    }
}
