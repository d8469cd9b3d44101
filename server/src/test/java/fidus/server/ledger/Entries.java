package fidus.server.ledger;

import fidus.ledger.Postings;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Entries to post in tests.
final class Entries {
    static final LocalDate DAY = LocalDate.of(2027, 3, 15);

    private Entries() {}

    /// An opening position of account 7.
    static NewEntry entry(String source, Money money) {
        return new NewEntry(
                "E26",
                source,
                "initial",
                DAY,
                List.of(
                        Postings.debit("1100", money, Map.of("tradingAccount", "7@Alpha")),
                        Postings.credit("3900", money, Map.of())),
                "Opening position");
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
