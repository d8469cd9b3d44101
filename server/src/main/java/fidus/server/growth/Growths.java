package fidus.server.growth;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.growth.AboutGrowthDay;
import fidus.growth.AccountCourse;
import fidus.growth.AccountDay;
import fidus.growth.FindGrowth;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthDay;
import fidus.growth.GrowthDays;
import fidus.growth.GrowthLine;
import fidus.growth.GrowthMetrics;
import fidus.growth.GrowthReport;
import fidus.growth.GrowthScope;
import fidus.growth.GrowthSeries;
import fidus.growth.Position;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.pnl.Basis;
import fidus.server.deals.Deals;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// How capital grew: the whole portfolio, its funds, their managers, the accounts, their days and
/// the positions of a day. Every level is the sum of the one below it.
public final class Growths {
    private static final Instant END_OF_TIME = Instant.ofEpochSecond(253_402_300_799L);

    private final Accounts accounts;
    private final Deals deals;

    /// An account in use with its days and its closed positions.
    private record Known(TradingAccount account, AccountCourse course, List<Position> closed) {
        Basis basis() {
            return course.days().isEmpty()
                    ? new Basis(0, 1, 0, null)
                    : new Basis(1, 1, 0, course.days().getLast().at());
        }
    }

    public Growths(Accounts accounts, Deals deals) {
        this.accounts = accounts;
        this.deals = deals;
    }

    public void routes(Routes routes) {
        routes.answer(GrowthCalls.REPORT, this::report);
        routes.answer(GrowthCalls.DAYS, this::days);
        routes.answer(GrowthCalls.DAY, this::day);
    }

    private GrowthReport report(Asked asked, Nothing nothing) {
        List<Known> all =
                trading(asked.unit()).stream().map(one -> known(asked.unit(), one)).toList();
        var lines = new ArrayList<GrowthLine>();
        for (GrowthScope scope : scopes(all)) {
            lines.add(line(scope, all));
        }
        return new GrowthReport(asked.unit().now(), lines);
    }

    /// Each set above its own parts.
    private static List<GrowthScope> scopes(List<Known> all) {
        var scopes = new ArrayList<GrowthScope>();
        var currencies = new TreeSet<Currency>();
        all.forEach(one -> currencies.add(one.account.currency()));
        for (Currency currency : currencies) {
            scopes.add(new GrowthScope(currency, null, null, null));
            for (FundCode fund : FundCode.values()) {
                var inFund = new GrowthScope(currency, fund, null, null);
                var managers = new TreeSet<String>();
                all.stream()
                        .filter(one -> inFund.has(one.account))
                        .forEach(one -> managers.add(one.account.manager()));
                if (!managers.isEmpty()) {
                    scopes.add(inFund);
                }
                for (String manager : managers) {
                    var managed = new GrowthScope(currency, fund, manager, null);
                    scopes.add(managed);
                    all.stream()
                            .filter(one -> managed.has(one.account))
                            .forEach(
                                    one ->
                                            scopes.add(
                                                    new GrowthScope(
                                                            currency,
                                                            fund,
                                                            manager,
                                                            one.account.key())));
                }
            }
        }
        return scopes;
    }

    private static GrowthLine line(GrowthScope scope, List<Known> all) {
        List<Known> own = all.stream().filter(one -> scope.has(one.account)).toList();
        Money earned = Money.zero(scope.currency());
        Basis basis = Basis.NOTHING;
        var closed = new ArrayList<Position>();
        for (Known one : own) {
            earned = earned.plus(one.course.total());
            basis = basis.plus(one.basis());
            closed.addAll(one.closed);
        }
        GrowthSeries series =
                GrowthSeries.of(own.stream().map(Known::course).toList(), scope.currency());
        return new GrowthLine(
                scope,
                name(scope, own),
                earned,
                GrowthMetrics.of(series, closed, scope.currency()),
                basis);
    }

    private static String name(GrowthScope scope, List<Known> own) {
        return switch (scope.level()) {
            case PORTFOLIO -> "Portfolio";
            case FUND -> String.valueOf(scope.fundCode());
            case MANAGER -> own.getFirst().account.manager();
            case ACCOUNT -> own.getFirst().account.label();
        };
    }

    private GrowthDays days(Asked asked, FindGrowth find) {
        GrowthScope scope = find.scope();
        List<AccountCourse> courses =
                trading(asked.unit()).stream()
                        .filter(scope::has)
                        .map(one -> course(asked.unit(), one))
                        .toList();
        return new GrowthDays(GrowthSeries.of(courses, scope.currency()).points());
    }

    private GrowthDay day(Asked asked, AboutGrowthDay about) {
        Unit unit = asked.unit();
        var key = new AccountKey(about.server(), about.login());
        TradingAccount account = accounts.get(unit, key);
        AccountDay day =
                course(unit, account).days().stream()
                        .filter(one -> one.day().equals(about.day()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "day",
                                                Problem.Code.NOT_FOUND,
                                                "No reading of "
                                                        + key
                                                        + " was accepted on "
                                                        + about.day()
                                                        + "."));
        return GrowthDay.of(day, all(unit, key), deals.classified(unit, key));
    }

    /// ACTIVE TRADING accounts; no other account is in any return.
    private List<TradingAccount> trading(Unit unit) {
        return accounts.all(unit).stream()
                .filter(one -> one.accountPurpose() == AccountPurpose.TRADING)
                .filter(one -> one.lifecycle() == AccountLifecycle.ACTIVE)
                .toList();
    }

    private Known known(Unit unit, TradingAccount account) {
        List<Position> closed =
                Position.of(all(unit, account.key())).stream().filter(Position::isClosed).toList();
        return new Known(account, course(unit, account), closed);
    }

    private List<Deal> all(Unit unit, AccountKey account) {
        return deals.between(unit, account, Instant.EPOCH, END_OF_TIME);
    }

    private AccountCourse course(Unit unit, TradingAccount account) {
        AccountKey key = account.key();
        ZoneId zone = ZoneId.of(account.serverZone());
        return AccountCourse.of(
                new AllocationLedger(key, account.currency(), accounts.allocations(unit, key)),
                zone,
                deals.readings().lastOfDays(unit, key, zone),
                deals.classified(unit, key));
    }
}
