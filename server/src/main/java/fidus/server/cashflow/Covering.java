package fidus.server.cashflow;

import fidus.cashflow.CashOwner;
import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageAssets;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageSum;
import fidus.cashflow.FundCoverage;
import fidus.cashflow.ManagerFee;
import fidus.cashflow.Obligations;
import fidus.cashflow.PoolDue;
import fidus.cashflow.UnallocatedCash;
import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.server.deals.Results.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Assets against obligations in one currency.
final class Covering {
    private final House house;
    private final Books books;
    private final Currency currency;

    private Covering(House house, Books books, Currency currency) {
        this.house = house;
        this.books = books;
        this.currency = currency;
    }

    static Coverage of(House house, Books books, Currency currency) {
        return new Covering(house, books, currency).coverage();
    }

    private Coverage coverage() {
        var funds = new ArrayList<FundCoverage>();
        for (FundCode fund : Books.SOLD) {
            funds.add(
                    new FundCoverage(
                            fund,
                            new CoverageAssets(
                                    trading(fund),
                                    booked(books.reserve(fund.name(), currency)),
                                    cash(CashOwner.CLIENT, fund),
                                    booked(books.transit(fund, currency))),
                            obligations(fund, CoverageBasis.FULL_TERM),
                            obligations(fund, CoverageBasis.ACCRUED)));
        }
        return new Coverage(currency, List.copyOf(funds), houseLine(), unattributed(), fees(null));
    }

    /// Client accounts of a fund. One whose capital source is UNKNOWN lacks, because it may have to
    /// count; so does one that is said to hold another kind of money than a trading account can.
    private CoverageSum trading(FundCode fund) {
        CoverageSum sum = CoverageSum.nothing(currency);
        for (Result result : trading()) {
            TradingAccount account = result.account();
            if (account.fundCode() == fund && account.capitalSource() != CapitalSource.HOUSE) {
                sum = sum.plus(isClients(account) ? equity(result) : CoverageSum.missing());
            }
        }
        return sum;
    }

    private CoverageSum houseLine() {
        CoverageSum sum = CoverageSum.nothing(currency);
        for (Result result : trading()) {
            if (result.account().capitalSource() == CapitalSource.HOUSE) {
                sum = sum.plus(equity(result));
            }
        }
        for (Result result : house.holding(AccountPurpose.REBATE, currency)) {
            sum = sum.plus(equity(result));
        }
        for (UnallocatedCash one : cash(CashOwner.HOUSE)) {
            sum = sum.plus(now(one));
        }
        return sum.plus(booked(books.reserve(Books.HOUSE, currency)))
                .plus(booked(books.houseTransit(currency)))
                .plus(booked(loose(CashOwner.HOUSE)));
    }

    /// Client accounts and cash of no fund that is sold, and what the separation accounts hold
    /// beyond what the books attribute.
    private CoverageSum unattributed() {
        CoverageSum sum = booked(books.transit(null, currency));
        for (Result result : trading()) {
            TradingAccount account = result.account();
            if (!Books.SOLD.contains(account.fundCode())
                    && account.capitalSource() != CapitalSource.HOUSE) {
                sum = sum.plus(isClients(account) ? equity(result) : CoverageSum.missing());
            }
        }
        return sum.plus(cash(CashOwner.CLIENT, null))
                .plus(booked(loose(CashOwner.CLIENT)))
                .plus(separationRest());
    }

    private CoverageSum separationRest() {
        CoverageSum held = CoverageSum.nothing(currency);
        boolean whole = true;
        for (Result result : house.holding(AccountPurpose.SEPARATION, currency)) {
            CoverageSum one = Sums.of(result.pnl().state(), Reading::balance);
            whole &= one.sum() != null;
            held = held.plus(one);
        }
        Money sum = held.sum();
        if (!whole || sum == null) {
            // What is attributed already cannot be told from what is not.
            return new CoverageSum(null, held.basis());
        }
        Money rest = sum.minus(books.reserve(Books.HOUSE, currency));
        for (FundCode fund : Books.SOLD) {
            rest = rest.minus(books.reserve(fund.name(), currency));
        }
        return new CoverageSum(rest, held.basis());
    }

    private Obligations obligations(FundCode fund, CoverageBasis basis) {
        Obligations sum =
                Obligations.fees(fees(fund))
                        .plus(Obligations.brokerInterest(books.owedToClients(fund, currency)));
        for (ContractBook book : house.books()) {
            if (book.fundCode() == fund
                    && book.schedule().principal().currency().equals(currency)) {
                sum = sum.plus(Obligations.of(book, basis, house.today()));
            }
        }
        for (PoolDue pool : house.pools()) {
            if (pool.contract().fundCode() == fund
                    && pool.poolAmount().currency().equals(currency)
                    && !pool.paid()) {
                sum = sum.plus(Obligations.pools(pool.poolAmount()));
            }
        }
        return sum;
    }

    private Money fees(@Nullable FundCode fund) {
        Money sum = Money.zero(currency);
        for (ManagerFee fee : house.fees()) {
            if (fee.fundCode() == fund && fee.fee().currency().equals(currency)) {
                sum = sum.plus(fee.open());
            }
        }
        return sum;
    }

    private List<Result> trading() {
        return house.holding(AccountPurpose.TRADING, currency);
    }

    private static boolean isClients(TradingAccount account) {
        return account.capitalSource() == CapitalSource.CLIENT
                || account.capitalSource() == CapitalSource.REINVESTED_PROFIT;
    }

    private static CoverageSum equity(Result result) {
        return Sums.of(result.pnl().state(), Reading::ownedEquity);
    }

    private CoverageSum booked(Money sum) {
        return sum.isZero() ? CoverageSum.nothing(currency) : CoverageSum.known(sum, house.now());
    }

    private CoverageSum cash(CashOwner owner, @Nullable FundCode fund) {
        CoverageSum sum = CoverageSum.nothing(currency);
        for (UnallocatedCash one : cash(owner)) {
            if (one.holding().fundCode() == fund) {
                sum = sum.plus(now(one));
            }
        }
        return sum;
    }

    private CoverageSum now(UnallocatedCash one) {
        return CoverageSum.known(house.cash().now(one), one.asOf());
    }

    private Money loose(CashOwner owner) {
        return house.cash().loose(owner, currency);
    }

    private List<UnallocatedCash> cash(CashOwner owner) {
        return house.cash().recorded().stream()
                .filter(one -> one.holding().owner() == owner)
                .filter(one -> one.cashBalance().currency().equals(currency))
                .toList();
    }
}
