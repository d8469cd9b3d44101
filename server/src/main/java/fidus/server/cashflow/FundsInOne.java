package fidus.server.cashflow;

import fidus.cashflow.ConvertedFundPage;
import fidus.cashflow.DatedChange;
import fidus.cashflow.FundPageConversion;
import fidus.cashflow.FundPageSection;
import fidus.cashflow.WorkingAccount;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CashCategory;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.pnl.TruePnl;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;
import fidus.server.deals.Results.Result;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// The fund page of all currencies in one. Flows are asked for of accounts in other currencies
/// alone: in the base currency a sum is worth itself on every day.
///
/// Capital that an account had when its books began counts from no day of its own; it is worth what
/// it was on the day of the first word of the account: its first reading or its registration.
///
/// @param days by which a moment is of a day
/// @param allocations of all accounts
/// @param movements the classified cash movements of an account
/// @param oldest the first accepted reading of an account
record FundsInOne(
        House house,
        BusinessDays days,
        Map<AccountKey, List<AllocationEvent>> allocations,
        Function<AccountKey, List<ClassifiedDeal>> movements,
        Function<AccountKey, Optional<Reading>> oldest) {
    /// Absent where there is but one currency.
    @Nullable ConvertedFundPage of(
            List<FundPageSection> sections, BiFunction<LocalDate, List<Currency>, DayRates> known) {
        return sections.size() < 2
                ? null
                : FundPageConversion.of(house.today(), sections, working(), known);
    }

    private List<WorkingAccount> working() {
        return house.currencies().stream()
                .flatMap(currency -> house.active(AccountPurpose.TRADING, currency).stream())
                .filter(one -> one.figures().adjustedAllocation().signum() > 0)
                .map(this::working)
                .toList();
    }

    private WorkingAccount working(Result one) {
        TruePnl pnl = one.pnl().pnl();
        if (one.account().currency().equals(ExchangeRate.BASE)) {
            return new WorkingAccount(
                    one.figures(),
                    List.of(
                            new DatedChange(
                                    house.today(),
                                    pnl == null
                                            ? one.figures().adjustedAllocation()
                                            : pnl.adjustedAllocation())),
                    pnl == null
                            ? List.of()
                            : List.of(new DatedChange(house.today(), pnl.netProfitWithdrawals())));
        }
        Instant until = Optional.ofNullable(one.pnl().asOf()).orElse(house.now());
        AccountKey key = one.account().key();
        return new WorkingAccount(
                one.figures(),
                allocations.getOrDefault(key, List.of()).stream()
                        .filter(event -> !event.effectiveAt().isAfter(until))
                        .map(event -> new DatedChange(day(event, one.account()), event.change()))
                        .toList(),
                movements.apply(key).stream()
                        .filter(moved -> !moved.deal().time().isAfter(until))
                        .filter(FundsInOne::isProfit)
                        .map(
                                moved ->
                                        new DatedChange(
                                                days.of(moved.deal().time()),
                                                moved.netAmount().negated()))
                        .toList());
    }

    /// Profit that left or came back; the account's own sign is the other one.
    private static boolean isProfit(ClassifiedDeal moved) {
        return moved.category() == CashCategory.PROFIT_WITHDRAWAL
                || moved.category() == CashCategory.PROFIT_RETURN;
    }

    private LocalDate begun(TradingAccount account) {
        Stream<Instant> read = oldest.apply(account.key()).stream().map(Reading::asOf);
        return Stream.concat(read, Stream.ofNullable(account.registeredAt()))
                .min(Comparator.naturalOrder())
                .map(days::of)
                .orElse(house.today());
    }

    private LocalDate day(AllocationEvent event, TradingAccount account) {
        return event.effectiveAt().equals(Instant.EPOCH)
                ? begun(account)
                : days.of(event.effectiveAt());
    }
}
