package fidus.server.cashflow;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.TradingAccount;
import fidus.mt5.transfers.OpenLeg;
import fidus.server.deals.Deals;
import fidus.server.deals.Results.Result;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the journal attributes of separation, and whose money is in transit.
final class Books {
    /// Every fund that is sold.
    static final List<FundCode> SOLD =
            List.of(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED);

    /// The fund dimension of what is the house's.
    static final String HOUSE = "HOUSE";

    private static final String SEPARATION = "1130";

    private static final String BROKER_INTEREST = "2240";
    private static final YearMonth ALL = YearMonth.of(9999, 12);

    private final Map<String, SortedMap<Currency, Money>> reserves = new HashMap<>();
    private final Map<String, SortedMap<Currency, Money>> owedToClients = new HashMap<>();
    private final List<Moving> moving = new ArrayList<>();

    /// @param fund absent for money of no fund that is sold
    private record Moving(@Nullable FundCode fund, boolean ofHouse, Money sum) {}

    Books() {}

    static Books of(Unit unit, Ledger ledger, Deals deals, List<Result> results) {
        var books = new Books();
        SOLD.forEach(fund -> books.read(unit, ledger, fund.name()));
        books.read(unit, ledger, HOUSE);
        books.brokerInterest(unit, ledger, ALL);
        Map<AccountKey, TradingAccount> registry = registry(results);
        var servers = new TreeSet<String>();
        registry.keySet().forEach(account -> servers.add(account.server()));
        for (String server : servers) {
            deals.transfers(unit, server).open().forEach(leg -> books.move(leg, registry));
        }
        books.outside(Outside.of(unit, ledger, deals, registry.values(), ALL));
        return books;
    }

    /// As they stood at the end of a month.
    static Books of(Unit unit, Ledger ledger, Deals deals, List<Result> results, MonthEnd at) {
        var books = new Books();
        for (Ledger.Balance one :
                ledger.balances(unit, List.of(SEPARATION), List.of("fund"), at.month())) {
            books.reserves
                    .computeIfAbsent(one.values().getFirst(), _ -> new TreeMap<>())
                    .merge(one.balance().currency(), one.balance(), Money::plus);
        }
        books.brokerInterest(unit, ledger, at.month());
        Map<AccountKey, TradingAccount> registry = registry(results);
        at.moving().forEach(leg -> books.move(leg, registry));
        books.outside(Outside.of(unit, ledger, deals, registry.values(), at.month()));
        return books;
    }

    private void outside(List<Outside> crossing) {
        for (Outside one : crossing) {
            TradingAccount account = one.account();
            boolean own = account != null && account.capitalSource() == CapitalSource.HOUSE;
            moving.add(new Moving(sold(account), own || one.fund().equals(HOUSE), one.onItsWay()));
        }
    }

    private static @Nullable FundCode sold(@Nullable TradingAccount of) {
        return of == null || !SOLD.contains(of.fundCode()) ? null : of.fundCode();
    }

    private static Map<AccountKey, TradingAccount> registry(List<Result> results) {
        var registry = new HashMap<AccountKey, TradingAccount>();
        results.forEach(one -> registry.put(one.account().key(), one.account()));
        return registry;
    }

    /// What separation holds for a fund or for HOUSE.
    Money reserve(String fund, Currency currency) {
        return sum(reserves.get(fund), currency);
    }

    /// Interest of brokers that belongs to a fund's clients.
    Money owedToClients(FundCode fund, Currency currency) {
        return sum(owedToClients.get(fund.name()), currency);
    }

    /// What belongs to a fund itself is no debt of it.
    private void brokerInterest(Unit unit, Ledger ledger, YearMonth through) {
        for (Ledger.Balance one :
                ledger.balances(
                        unit, List.of(BROKER_INTEREST), List.of("fund", "client"), through)) {
            if (!one.values().getLast().isEmpty()) {
                owedToClients
                        .computeIfAbsent(one.values().getFirst(), _ -> new TreeMap<>())
                        .merge(one.balance().currency(), one.balance().negated(), Money::plus);
            }
        }
    }

    private static Money sum(@Nullable SortedMap<Currency, Money> sums, Currency currency) {
        return sums == null
                ? Money.zero(currency)
                : sums.getOrDefault(currency, Money.zero(currency));
    }

    /// Client money on its way between two accounts, or between one and a bank.
    Money transit(@Nullable FundCode fund, Currency currency) {
        return sum(false, fund, currency);
    }

    /// The same of the house's money, of whatever fund.
    Money houseTransit(Currency currency) {
        return sum(true, null, currency);
    }

    /// All client money on its way, of whatever fund.
    Money transit(Currency currency) {
        Money sum = Money.zero(currency);
        for (Moving one : moving) {
            boolean counts = !one.ofHouse && one.sum.currency().equals(currency);
            sum = counts ? sum.plus(one.sum) : sum;
        }
        return sum;
    }

    private Money sum(boolean ofHouse, @Nullable FundCode fund, Currency currency) {
        Money sum = Money.zero(currency);
        for (Moving one : moving) {
            if (one.ofHouse == ofHouse
                    && (ofHouse || one.fund == fund)
                    && one.sum.currency().equals(currency)) {
                sum = sum.plus(one.sum);
            }
        }
        return sum;
    }

    private void read(Unit unit, Ledger ledger, String fund) {
        reserves.put(fund, ledger.balance(unit, SEPARATION, "fund", fund));
    }

    /// A leg on a trading account belongs to that account's fund, any other to the fund of the
    /// trading account it names. Rebates on their way are the house's wherever they go.
    private void move(OpenLeg leg, Map<AccountKey, TradingAccount> registry) {
        TradingAccount own = registry.get(leg.leg().account());
        TradingAccount other = registry.get(leg.leg().counterparty());
        TradingAccount of = isTrading(own) ? own : isTrading(other) ? other : own;
        FundCode fund = sold(of);
        boolean ofHouse =
                isRebates(own)
                        || isRebates(other)
                        || (of != null && of.capitalSource() == CapitalSource.HOUSE);
        moving.add(new Moving(fund, ofHouse, leg.inTransit()));
    }

    private static boolean isRebates(@Nullable TradingAccount account) {
        return account != null && account.accountPurpose() == AccountPurpose.REBATE;
    }

    private static boolean isTrading(@Nullable TradingAccount account) {
        return account != null && account.accountPurpose() == AccountPurpose.TRADING;
    }
}
