package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.pnl.TruePnl;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Converts the fund accounting page. Used once.
public final class FundPageConversion {
    private static final int MOST_MISSING = 10;

    private final DayRates valuation;
    private final BiFunction<LocalDate, List<Currency>, DayRates> known;
    private final Map<Flow, DayRates> asked = new HashMap<>();
    private final Set<ExchangeRate> flowRates = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /// A day on which money of a currency moved.
    private record Flow(LocalDate on, Currency currency) {}

    private FundPageConversion(
            DayRates valuation, BiFunction<LocalDate, List<Currency>, DayRates> known) {
        this.valuation = valuation;
        this.known = known;
    }

    /// @param on the valuation day
    /// @param sections one for each currency
    /// @param accounts those that funds work with, in every currency
    /// @param known the rates of a day of these currencies: of all for the valuation day, of one
    ///   for the day of a flow
    public static ConvertedFundPage of(
            LocalDate on,
            List<FundPageSection> sections,
            List<WorkingAccount> accounts,
            BiFunction<LocalDate, List<Currency>, DayRates> known) {
        DayRates valuation = known.apply(on, currencies(sections));
        return new FundPageConversion(valuation, known).page(sections, accounts);
    }

    private ConvertedFundPage page(List<FundPageSection> sections, List<WorkingAccount> accounts) {
        List<Currency> currencies = currencies(sections);
        FundAccounting figures = isKnown(valuation, currencies) ? figures(sections) : null;
        List<FundReturn> funds = funds(sections.getFirst().funds(), accounts);
        return new ConvertedFundPage(
                ExchangeRate.BASE,
                valuation.on(),
                valuation.used(currencies),
                flowRates.stream()
                        .sorted(
                                Comparator.comparing(ExchangeRate::on)
                                        .thenComparing(ExchangeRate::currency))
                        .toList(),
                figures,
                funds,
                missing());
    }

    private static List<Currency> currencies(List<FundPageSection> sections) {
        return sections.stream().map(FundPageSection::currency).toList();
    }

    private DayRates rates(DatedChange flow) {
        Currency currency = flow.change().currency();
        return flow.on().equals(valuation.on())
                ? valuation
                : asked.computeIfAbsent(
                        new Flow(flow.on(), currency),
                        _ -> known.apply(flow.on(), List.of(currency)));
    }

    /// Says what is missing where something is.
    private boolean isKnown(DayRates rates, List<Currency> currencies) {
        List<String> lacking = rates.missing(currencies);
        missing.addAll(lacking);
        return lacking.isEmpty();
    }

    private List<String> missing() {
        List<String> some = new ArrayList<>(missing.stream().limit(MOST_MISSING).toList());
        if (missing.size() > MOST_MISSING) {
            some.add("And %d more.".formatted(missing.size() - MOST_MISSING));
        }
        return some;
    }

    private FundAccounting figures(List<FundPageSection> sections) {
        return new FundAccounting(
                sum(sections, FundAccounting::tradingEquity),
                sum(sections, FundAccounting::separationBalance),
                sum(sections, FundAccounting::clientPrincipal),
                sum(sections, FundAccounting::houseCapitalPlaced),
                sum(sections, FundAccounting::unpaidRebates),
                sum(sections, FundAccounting::unallocatedCash),
                sum(sections, FundAccounting::obligations),
                sum(sections, FundAccounting::feesUnpaid),
                sections.getFirst().figures().rebatesInNet());
    }

    private @Nullable Money sum(
            List<FundPageSection> sections, Function<FundAccounting, @Nullable Money> part) {
        BigDecimal sum = BigDecimal.ZERO;
        for (FundPageSection section : sections) {
            Money one = part.apply(section.figures());
            if (one == null) {
                return null;
            }
            sum = sum.add(valuation.value(one));
        }
        return Money.rounded(sum, ExchangeRate.BASE);
    }

    /// @param sold one for each fund that is sold
    private List<FundReturn> funds(List<FundReturn> sold, List<WorkingAccount> accounts) {
        var funds = new ArrayList<FundReturn>();
        for (FundReturn one : sold) {
            FundCode fund = one.fundCode();
            List<WorkingAccount> own =
                    accounts.stream()
                            .filter(account -> account.figures().fundCode() == fund)
                            .toList();
            // Every account says what it lacks before one stops the fund.
            if (own.stream().filter(account -> !isConvertible(account)).count() == 0) {
                funds.add(
                        FundReturn.of(
                                fund,
                                own.stream().map(this::converted).toList(),
                                ExchangeRate.BASE));
            }
        }
        return funds;
    }

    private boolean isConvertible(WorkingAccount account) {
        List<Currency> its = List.of(account.figures().currency());
        boolean lacksNone = isKnown(valuation, its);
        for (DatedChange one : account.allocated()) {
            lacksNone &= isKnown(rates(one), its);
        }
        for (DatedChange one : account.withdrawn()) {
            lacksNone &= isKnown(rates(one), its);
        }
        return lacksNone;
    }

    private AccountFigures converted(WorkingAccount account) {
        AccountFigures own = account.figures();
        TruePnl pnl = own.pnl();
        Money allocated = sum(account.allocated());
        return new AccountFigures(
                own.purpose(),
                own.capitalSource(),
                own.lifecycle(),
                own.fundCode(),
                own.state(),
                pnl == null
                        ? null
                        : TruePnl.of(
                                Money.rounded(
                                        valuation.value(pnl.ownedEquity()), ExchangeRate.BASE),
                                sum(account.withdrawn()),
                                allocated),
                allocated);
    }

    private Money sum(List<DatedChange> changes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (DatedChange one : changes) {
            DayRates then = rates(one);
            sum = sum.add(then.value(one.change()));
            flowRates.addAll(then.used(List.of(one.change().currency())));
        }
        return Money.rounded(sum, ExchangeRate.BASE);
    }
}
