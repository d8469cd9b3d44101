package fidus.server.reconciliation;

import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.investments.Investment;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.FreshnessLimits;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingResult;
import fidus.server.bank.BankStatements;
import fidus.server.deals.DealFinding;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What reconciliation reads of the features before it; filled where everything is wired.
///
/// @param deals all deals of an account in the order of their tickets
/// @param readings accepted readings of an account, oldest first
/// @param freshness where the bands of age end today
/// @param pairing how the transfer legs of an account's server pair
/// @param names what every person is called, by the text of the id
/// @param whoMay everybody who can sign in and holds a permission
/// @param statements the imported statements of an account, newest first, each read when it is come
///   to
/// @param opening what an account held when its books began, before its first deal
/// @param differing second copies of deals of an account that say something else
/// @param banks the statements of the house's bank accounts
/// @param mappingTolerance how far the lines of a contract may be from its principal
/// @param breakDays how long breaks may stand, by severity
/// @param copies deals that stand on more than one login of the account's server
/// @param extent the times of an account's first and last deal, without reading the others; null
///   where it has none
public record Sources(
        Function<Unit, List<TradingAccount>> accounts,
        BiFunction<Unit, AccountKey, List<Deal>> deals,
        BiFunction<Unit, AccountKey, Money> opening,
        BiFunction<Unit, AccountKey, List<Deal>> copies,
        BiFunction<Unit, AccountKey, List<DealFinding>> differing,
        BiFunction<Unit, AccountKey, List<Reading>> readings,
        BiFunction<Unit, AccountKey, ReadingState> state,
        Function<Unit, FreshnessLimits> freshness,
        BiFunction<Unit, AccountKey, List<HeldReading>> held,
        BiFunction<Unit, AccountKey, PairingResult> pairing,
        Function<Unit, List<Investment>> contracts,
        Function<Unit, List<ClientId>> clients,
        Function<Unit, Map<String, String>> names,
        BiFunction<Unit, Permission, Set<PersonId>> whoMay,
        BiFunction<Unit, AccountKey, Iterable<BrokerStatement>> statements,
        Supplier<BankStatements> banks,
        Function<Unit, BigDecimal> mappingTolerance,
        Function<Unit, SettingHistory> breakDays,
        BiFunction<Unit, AccountKey, @Nullable Traded> extent) {
    /// What was traded on an account, from the first deal to the last.
    public record Traded(Instant first, Instant last, long deals) {}

    /// The accounts that are to be compared, as breaks name them: those at brokers that take part
    /// in totals, and those at banks that money is known of.
    List<String> inUse(Unit unit) {
        Stream<String> traded = traded(unit).map(one -> one.key().toString());
        Stream<String> banked = banks.get().used(unit).stream().map(BankComparison::named);
        return Stream.concat(traded, banked).toList();
    }

    /// Those at brokers.
    Stream<TradingAccount> traded(Unit unit) {
        return accounts.apply(unit).stream()
                .filter(one -> one.lifecycle() == AccountLifecycle.ACTIVE)
                .filter(one -> one.accountPurpose() != AccountPurpose.DEMO);
    }
}
