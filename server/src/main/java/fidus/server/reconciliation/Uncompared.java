package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.desk.NeverCompared;
import fidus.server.bank.BankStatements;
import fidus.server.bank.Extent;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Accounts in use that no run ever compared: of what their statements or books leave out nothing
/// is a break.
record Uncompared(Sources sources) {
    /// What is known of each, that which waits longest first. Read is no row of a statement and no
    /// deal but the first and the last.
    ///
    /// @param compared accounts of which that is known already
    List<NeverCompared> of(Unit unit, Set<String> compared) {
        BankStatements banks = sources.banks().get();
        List<HouseAccount> atBanks = banks.used(unit);
        List<AccountKey> atBrokers = sources.traded(unit).map(TradingAccount::key).toList();
        List<String> open =
                Stream.concat(
                                atBanks.stream().map(BankComparison::named),
                                atBrokers.stream().map(AccountKey::toString))
                        .filter(one -> !compared.contains(one))
                        .toList();
        Set<String> never = Set.copyOf(AccountRunStore.without(unit, open));
        Stream<NeverCompared> banked =
                atBanks.stream()
                        .filter(one -> never.contains(BankComparison.named(one)))
                        .flatMap(one -> banked(unit, banks, one).stream());
        Stream<NeverCompared> traded =
                atBrokers.stream()
                        .filter(one -> never.contains(one.toString()))
                        .flatMap(one -> traded(unit, one).stream());
        return Stream.concat(banked, traded)
                .sorted(
                        Comparator.comparing(NeverCompared::since)
                                .thenComparing(NeverCompared::account))
                .toList();
    }

    private static Optional<NeverCompared> banked(
            Unit unit, BankStatements banks, HouseAccount account) {
        String name = BankComparison.named(account);
        Optional<LocalDate> booked = banks.sides().firstBooked(unit, account);
        Extent told = Extent.of(unit, banks, account).orElse(null);
        if (told == null) {
            return booked.map(on -> new NeverCompared(name, account.id(), on, null, 0, 0));
        }
        LocalDate since = booked.filter(on -> on.isBefore(told.from())).orElse(told.from());
        return Optional.of(
                new NeverCompared(
                        name, account.id(), since, told.to(), told.statements(), told.rows()));
    }

    /// Empty where nothing was traded.
    private Optional<NeverCompared> traded(Unit unit, AccountKey account) {
        Sources.Traded told = sources.extent().apply(unit, account);
        return told == null
                ? Optional.empty()
                : Optional.of(
                        new NeverCompared(
                                account.toString(),
                                null,
                                day(unit, told.first()),
                                day(unit, told.last()),
                                0,
                                told.deals()));
    }

    private static LocalDate day(Unit unit, Instant at) {
        return unit.days().of(at);
    }
}
