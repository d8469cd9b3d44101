package fidus.server.cashflow;

import fidus.cashflow.CashFlow;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowLimits;
import fidus.cashflow.CashFlowLine;
import fidus.cashflow.CashFlowQuestion;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ClientChoice;
import fidus.cashflow.ContractPace;
import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageReport;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.FindMonth;
import fidus.cashflow.FundPage;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.HeldCash;
import fidus.cashflow.MonthLines;
import fidus.cashflow.PaceReport;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.allocation.AllocationEvent;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.deals.Deals;
import fidus.server.deals.Results.Result;
import fidus.server.funds.Funds;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.Contracts;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.rates.Rates;
import fidus.server.settings.Settings;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingKey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calendar, coverage and pace. All of them are made anew for each question from what the other
/// features know; only recorded cash balances are its own.
public final class CashFlows {
    private final Ground ground;
    private final CashBalances cash;
    private final Holdings holdings;

    /// What cash flow stands on.
    ///
    /// @param others what is known of payments and fees
    public record Ground(
            Audit audit,
            Approvals approvals,
            Ledger ledger,
            Funds funds,
            Accounts accounts,
            Contracts contracts,
            ContractBooks books,
            Deals deals,
            Others others) {}

    private CashLimits limits =
            (_, currency, day) ->
                    CashFlowLimits.of(
                            currency, CashFlowLimits.Set.standard(), null, day.toString());

    private Conversion conversion = Conversion.WITHOUT_RATES;

    private Text text = (_, key, _) -> key.standard();

    /// What is set on a day.
    @FunctionalInterface
    private interface Text {
        String inForce(Unit unit, SettingKey key, LocalDate day);
    }

    public CashFlows(Ground ground) {
        this.ground = ground;
        this.holdings = new Holdings(ground.ledger, ground.books);
        this.cash = new CashBalances(ground.audit, ground.approvals, ground.accounts, holdings);
    }

    /// What the house calls too little, large and entered twice. Called while wiring.
    public void settings(Settings settings, Rates known) {
        conversion = Conversion.of(known);
        limits = CashLimits.of(settings, known);
        text = settings::text;
        cash.doubleCount(unit -> settings.numberToday(unit, SettingKey.WALLET_DOUBLE_COUNT_LIMIT));
    }

    public static void shape(Migrations migrations) {
        CashStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(CashflowCalls.CALENDAR, this::calendar);
        routes.answer(CashflowCalls.MONTH, this::month);
        routes.answer(CashflowCalls.COVERAGE, this::coverage);
        routes.answer(CashflowCalls.PACE, this::pace);
        routes.answer(CashflowCalls.FUND_PAGE, this::fundPage);
        cash.routes(routes);
    }

    private CashFlow calendar(Asked asked, FindCashFlow find) {
        House house = house(asked.unit());
        Books books = books(asked.unit(), house.results());
        List<CashFlowLine> lines = house.lines();
        Set<CashFlowKind> always = always(asked.unit(), house.today());
        Set<CashFlowKind> includes = EnumSet.copyOf(always);
        includes.addAll(find.includes());
        var calendars = new ArrayList<CashFlowCalendar>();
        for (Currency currency : house.currencies()) {
            var question =
                    new CashFlowQuestion(
                            currency,
                            house.today(),
                            Openings.of(house, currency, books.transit(currency)),
                            includes,
                            find.fundCode(),
                            find.clientId(),
                            limits.in(asked.unit(), currency, house.today()));
            calendars.add(CashFlowCalendar.of(question, lines));
        }
        return new CashFlow(
                house.today(), house.now(), calendars, clients(house), List.copyOf(always));
    }

    private MonthLines month(Asked asked, FindMonth find) {
        if (!find.month().matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw Refused.at("month", Problem.Code.BAD_VALUE, "A month is written like 2027-03.");
        }
        return MonthLines.of(find, house(asked.unit()).lines());
    }

    /// How the house stood at the end of a month and what was to come then, in every currency in
    /// which something was held or owed.
    ///
    /// @param coverage assets against obligations
    /// @param calendars the next 14 months from the last day on
    /// @param cash what banks and wallets held
    public record AtMonthEnd(
            List<Coverage> coverage, List<CashFlowCalendar> calendars, HeldCash cash) {}

    public AtMonthEnd atMonthEnd(Unit unit, MonthEnd at) {
        Instant then = at.end().minusMillis(1);
        List<Result> results = ground.deals.results().measured(unit, at.readings(), then);
        LocalDate last = at.month().atEndOfMonth();
        var house =
                new House(
                        last,
                        then,
                        at.books(),
                        results,
                        holdings.at(unit, at.end(), last, at.books()),
                        at.fees(),
                        at.pools(),
                        ground.others.interest().atEndOf(unit, at.month()),
                        Map.of());
        Books books = Books.of(unit, ground.ledger, ground.deals, results, at);
        List<CashFlowLine> lines = house.lines();
        var coverage = new ArrayList<Coverage>();
        var calendars = new ArrayList<CashFlowCalendar>();
        for (Currency currency : house.currencies()) {
            coverage.add(Covering.of(house, books, currency));
            var question =
                    new CashFlowQuestion(
                            currency,
                            house.today(),
                            Openings.of(house, currency, books.transit(currency)),
                            always(unit, last),
                            null,
                            null,
                            limits.in(unit, currency, last));
            calendars.add(CashFlowCalendar.of(question, lines));
        }
        return new AtMonthEnd(List.copyOf(coverage), List.copyOf(calendars), house.cash());
    }

    /// What banks and wallets held, as it was recorded last and carried on by the journal.
    ///
    /// @param end the first instant after it
    /// @param last the last value date that counts
    /// @param books whose funds are told from their contracts
    public HeldCash cash(Unit unit, Instant end, LocalDate last, List<ContractBook> books) {
        return holdings.at(unit, end, last, books);
    }

    private CoverageReport coverage(Asked asked, Nothing nothing) {
        House house = house(asked.unit());
        Books books = books(asked.unit(), house.results());
        var reports = new ArrayList<Coverage>();
        for (Currency currency : house.currencies()) {
            reports.add(Covering.of(house, books, currency));
        }
        return new CoverageReport(
                house.today(),
                house.now(),
                reports,
                basis(asked.unit(), house.today()),
                conversion.of(asked.unit(), reports, house.today()));
    }

    /// By which obligations the house judges coverage on a day.
    public CoverageBasis basis(Unit unit, LocalDate day) {
        return CoverageBasis.valueOf(text.inForce(unit, SettingKey.COVERAGE_BASIS, day));
    }

    private Set<CashFlowKind> always(Unit unit, LocalDate day) {
        return CashFlowKind.included(text.inForce(unit, SettingKey.RUNNING_BALANCE_INCLUDES, day));
    }

    private FundPage fundPage(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        House house = house(unit);
        Map<AccountKey, List<AllocationEvent>> allocations = ground.accounts.allocations(unit);
        var terms =
                new FundPages.Terms(
                        ground.others.rebates().apply(unit),
                        text.inForce(unit, SettingKey.REBATES_IN_NET, house.today()).equals("YES"),
                        one -> FundPages.opening(one, allocations));
        List<Currency> all = house.currencies();
        List<FundPageSection> sections =
                all.stream().map(in -> FundPages.of(house, in, terms)).toList();
        var inOne =
                new FundsInOne(
                        house,
                        unit.days(),
                        allocations,
                        key -> ground.deals.classified(unit, key),
                        key -> ground.deals.readings().oldest(unit, key));
        return new FundPage(
                house.today(),
                house.now(),
                sections,
                inOne.of(sections, (day, its) -> conversion.on(unit, its, day)));
    }

    private PaceReport pace(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        House house = house(unit);
        var paces =
                new Paces(
                        house,
                        books(unit, house.results()),
                        ground.contracts.all(unit),
                        unit.days());
        List<ContractPace> contracts =
                paces.of(ground.deals.pastResults().at(unit, paces.starts()));
        return new PaceReport(house.today(), house.now(), ContractPace.lines(contracts));
    }

    private House house(Unit unit) {
        var books = new ArrayList<ContractBook>();
        ground.books.each(unit, books::add);
        return new House(
                ground.funds.businessDate(unit),
                unit.now(),
                books,
                ground.deals.results().all(unit),
                holdings.now(unit, books),
                ground.others.fees().apply(unit),
                ground.others.pools().apply(unit),
                ground.others.interest().now(unit),
                ground.others.paidDays().apply(unit, books));
    }

    private Books books(Unit unit, List<Result> results) {
        return Books.of(unit, ground.ledger, ground.deals, results);
    }

    private static List<ClientChoice> clients(House house) {
        Map<ClientId, ClientChoice> clients = new LinkedHashMap<>();
        for (ContractBook book : house.books()) {
            clients.put(book.clientId(), new ClientChoice(book.clientId(), book.clientName()));
        }
        house.interest().forEach(one -> clients.putIfAbsent(one.client().id(), one.client()));
        return clients.values().stream().sorted(Comparator.comparing(ClientChoice::name)).toList();
    }
}
