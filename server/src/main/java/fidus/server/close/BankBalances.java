package fidus.server.close;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Optional;

/// What banks, wallets and brokers say the house held with them.
@FunctionalInterface
public interface BankBalances {
    /// No statement of any account was ever taken in.
    BankBalances NONE = (_, _, _) -> Optional.empty();

    /// An account of the house.
    ///
    /// @param chartAccount 1010, 1020 or 1050
    /// @param name as postings name it
    record HouseAccount(String chartAccount, String name, Currency currency) {}

    /// The balance at the end of a day; empty without a statement that reaches it.
    Optional<Money> on(Unit unit, HouseAccount account, LocalDate day);
}
