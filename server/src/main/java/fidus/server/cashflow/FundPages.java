package fidus.server.cashflow;

import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashMoved;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.FundPart;
import fidus.cashflow.FundPartKind;
import fidus.cashflow.ManagerFee;
import fidus.cashflow.Obligations;
import fidus.cashflow.PoolDue;
import fidus.cashflow.RebateOwed;
import fidus.cashflow.UnallocatedCash;
import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.readings.ReadingState;
import fidus.server.deals.Results.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The fund accounting page of one currency, each figure with what it is the sum of. The parts are
/// those of the calendar's opening and of coverage; the cash flow begins with this page's revenue.
final class FundPages {
    private final House house;
    private final Currency currency;
    private final Terms terms;
    private final List<FundPart> parts = new ArrayList<>();

    /// What the page needs beside the house.
    ///
    /// @param rebates what brokers owe
    /// @param rebatesInNet whether that enters the net profitability
    /// @param separationOpening what a separation account held when its books began
    record Terms(
            List<RebateOwed> rebates,
            boolean rebatesInNet,
            Function<Result, @Nullable Money> separationOpening) {}

    private FundPages(House house, Currency currency, Terms terms) {
        this.house = house;
        this.currency = currency;
        this.terms = terms;
    }

    static FundPageSection of(House house, Currency currency, Terms terms) {
        return new FundPages(house, currency, terms).section();
    }

    /// What is placed and owed, without rebates and cash: what the revenue is made of.
    static FundAccounting placed(House house, Currency currency) {
        var page = new FundPages(house, currency, new Terms(List.of(), false, _ -> null));
        page.gather();
        return page.figures(null);
    }

    private void gather() {
        accounts(AccountPurpose.TRADING, FundPartKind.TRADING_EQUITY, Reading::ownedEquity);
        accounts(AccountPurpose.SEPARATION, FundPartKind.SEPARATION_BALANCE, Reading::balance);
        houseCapital();
        contracts();
        fees();
        rebates();
    }

    private FundPageSection section() {
        CashFlowOpening opening = Openings.of(house, currency, Money.zero(currency));
        gather();
        cash(opening);
        return new FundPageSection(
                currency,
                figures(opening.cashNow().orElse(null)),
                opening.basis(),
                opening.missing(),
                parts,
                funds(),
                separationOpening());
    }

    private FundAccounting figures(@Nullable Money cash) {
        return new FundAccounting(
                sum(FundPartKind.TRADING_EQUITY),
                sum(FundPartKind.SEPARATION_BALANCE),
                sum(FundPartKind.CLIENT_PRINCIPAL),
                sum(FundPartKind.HOUSE_CAPITAL),
                sum(FundPartKind.UNPAID_REBATES),
                cash,
                sum(FundPartKind.INTEREST_UNPAID, FundPartKind.SHARES_UNPAID),
                sum(
                        FundPartKind.MANAGER_FEES_UNPAID,
                        FundPartKind.COMMISSIONS_UNPAID,
                        FundPartKind.POOLS_UNPAID),
                terms.rebatesInNet);
    }

    private @Nullable Money sum(FundPartKind... kinds) {
        return FundPart.sum(parts, List.of(kinds), currency).orElse(null);
    }

    private void accounts(
            AccountPurpose purpose, FundPartKind kind, Function<Reading, Money> figure) {
        for (Result result : house.active(purpose, currency)) {
            Optional<Reading> reading = ReadingState.reading(result.pnl().state());
            add(kind, name(result), subject(result), reading.map(figure).orElse(null));
        }
    }

    private void houseCapital() {
        for (Result result : house.active(AccountPurpose.TRADING, currency)) {
            CapitalSource source = result.account().capitalSource();
            if (source == CapitalSource.HOUSE || source == CapitalSource.UNKNOWN) {
                add(
                        FundPartKind.HOUSE_CAPITAL,
                        name(result),
                        subject(result),
                        source == CapitalSource.HOUSE
                                ? result.figures().adjustedAllocation()
                                : null);
            }
        }
    }

    private void contracts() {
        for (ContractBook book : house.books()) {
            if (book.schedule().principal().currency().equals(currency)) {
                Obligations owed = Obligations.of(book, CoverageBasis.FULL_TERM, house.today());
                contract(FundPartKind.CLIENT_PRINCIPAL, book, owed.principal());
                contract(FundPartKind.INTEREST_UNPAID, book, owed.interest());
                contract(FundPartKind.SHARES_UNPAID, book, owed.shares());
                contract(FundPartKind.COMMISSIONS_UNPAID, book, owed.commissions());
            }
        }
    }

    private void contract(FundPartKind kind, ContractBook book, Money sum) {
        if (!sum.isZero()) {
            String name = book.number() + " · " + book.fundCode() + " · " + book.clientName();
            add(kind, name, "contract/" + book.id().value(), sum);
        }
    }

    private void fees() {
        for (ManagerFee fee : house.fees()) {
            if (fee.fee().currency().equals(currency) && !fee.open().isZero()) {
                String name =
                        fee.payee() + " · " + fee.origin().feeType().words() + " · " + fee.period();
                add(FundPartKind.MANAGER_FEES_UNPAID, name, "", fee.open());
            }
        }
        for (PoolDue pool : house.pools()) {
            if (pool.poolAmount().currency().equals(currency) && !pool.paid()) {
                String name = pool.contract().number() + " · pool " + pool.sequence();
                String subject = "contract/" + pool.contract().id().value();
                add(FundPartKind.POOLS_UNPAID, name, subject, pool.poolAmount());
            }
        }
    }

    private void rebates() {
        for (RebateOwed one : terms.rebates) {
            if (one.open().currency().equals(currency)) {
                String name = one.broker() + " · " + one.period();
                add(FundPartKind.UNPAID_REBATES, name, one.subject(), one.open());
            }
        }
    }

    private void cash(CashFlowOpening opening) {
        for (UnallocatedCash one : house.cash().recorded()) {
            if (one.cashBalance().currency().equals(currency)) {
                String name = one.holding().heldAt() + " · " + one.holding().owner();
                add(FundPartKind.UNALLOCATED_CASH, name, "", house.cash().now(one));
            }
        }
        for (CashMoved one : house.cash().moved()) {
            Money moved = one.move().moved();
            if (one.holding() == null && moved.currency().equals(currency)) {
                add(
                        FundPartKind.UNALLOCATED_CASH,
                        one.move().heldAt() + " · moved since",
                        "",
                        moved);
            }
        }
        if (opening.cashNow().isEmpty()) {
            add(FundPartKind.UNALLOCATED_CASH, "no balance is recorded", "", null);
        }
    }

    private List<FundReturn> funds() {
        List<AccountFigures> all = house.results().stream().map(Result::figures).toList();
        return Books.SOLD.stream().map(fund -> FundReturn.of(fund, all, currency)).toList();
    }

    private @Nullable Money separationOpening() {
        Money sum = Money.zero(currency);
        for (Result result : house.active(AccountPurpose.SEPARATION, currency)) {
            Money one = terms.separationOpening.apply(result);
            if (one == null) {
                return null;
            }
            sum = sum.plus(one);
        }
        return sum;
    }

    private void add(FundPartKind kind, String name, String subject, @Nullable Money part) {
        parts.add(new FundPart(kind, name, subject, part));
    }

    private static String name(Result result) {
        FundCode fund = result.account().fundCode();
        return result.account().label() + " · " + result.account().key() + " · " + fund;
    }

    private static String subject(Result result) {
        var key = result.account().key();
        return "account/" + key.server() + "/" + key.login();
    }

    /// What an account held when its books began.
    static Money opening(Result result, Map<AccountKey, List<AllocationEvent>> allocations) {
        Money sum = Money.zero(result.account().currency());
        for (AllocationEvent event : allocations.getOrDefault(result.account().key(), List.of())) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }
}
