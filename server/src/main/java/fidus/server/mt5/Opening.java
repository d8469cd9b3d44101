package fidus.server.mt5;

import fidus.ledger.Postings;
import fidus.mt5.AccountPurpose;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.server.ledger.NewEntry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The opening position of an account in the books (E26): the asset against 3900.
final class Opening {
    private Opening() {}

    /// Empty for accounts that are in no total.
    static Optional<NewEntry> entry(
            TradingAccount account, RegisterAccount register, LocalDate today) {
        return asset(account.accountPurpose())
                .map(
                        asset ->
                                new NewEntry(
                                        "E26",
                                        Accounts.subject(account.key()),
                                        "initial",
                                        today,
                                        List.of(
                                                Postings.debit(
                                                        asset,
                                                        register.initialAllocation(),
                                                        dimensions(account)),
                                                Postings.credit(
                                                        "3900",
                                                        register.initialAllocation(),
                                                        Map.of())),
                                        register.note()));
    }

    private static Optional<String> asset(AccountPurpose purpose) {
        return switch (purpose) {
            case TRADING -> Optional.of("1100");
            case SEPARATION -> Optional.of("1130");
            case REBATE -> Optional.of("1150");
            case INTERMEDIARY, DEMO -> Optional.empty();
        };
    }

    private static Map<String, String> dimensions(TradingAccount account) {
        return Map.of(
                "tradingAccount", account.key().toString(),
                "fund", account.bookFund(),
                "capitalSource", account.capitalSource().name(),
                "broker", account.broker());
    }
}
