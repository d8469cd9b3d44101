package fidus.investments;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.time.BusinessDays;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// On which days a contract's principal was on which accounts. What comes to an account or leaves
/// it in the course of a day does so at the end of that day.
public record PlacedDays(BusinessDays days) {
    /// The day at whose end a mapping begins to count. Those a contract was entered with are there
    /// from its start, whenever it was entered.
    public LocalDate began(Investment contract, AccountMapping mapping) {
        return contract.wasEnteredWith(mapping) ? LocalDate.MIN : days.of(mapping.from());
    }

    /// The day at whose end it counts no more; the greatest there is while it counts.
    public LocalDate ended(AccountMapping mapping) {
        return mapping.until() == null ? LocalDate.MAX : days.of(mapping.until());
    }

    /// The days on which principal of a contract came to an account or left it.
    public Stream<LocalDate> moves(Investment contract) {
        return contract.mappings().stream()
                .filter(mapping -> mapping.account() != null)
                .flatMap(
                        mapping ->
                                Stream.of(began(contract, mapping), ended(mapping))
                                        .filter(day -> !day.equals(LocalDate.MAX)));
    }

    /// Principal of a contract per account from the end of one day on, until it moves.
    public Map<AccountKey, Money> mappedFrom(Investment contract, LocalDate day) {
        var mapped = new TreeMap<AccountKey, Money>();
        for (AccountMapping mapping : contract.mappings()) {
            AccountKey account = mapping.account();
            boolean there = !began(contract, mapping).isAfter(day) && ended(mapping).isAfter(day);
            if (account != null && there) {
                mapped.merge(account, mapping.mappedPrincipal(), Money::plus);
            }
        }
        return mapped;
    }
}
