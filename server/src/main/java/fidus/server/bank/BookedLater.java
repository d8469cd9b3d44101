package fidus.server.bank;

import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Set;

/// Whether something was booked that days of an account may be compared by otherwise.
///
/// @param last of the days
public record BookedLater(BankEntries entries, HouseAccount account, LocalDate last) {
    /// The number of the last entry of the house.
    public long last(Unit unit) {
        return entries.last(unit);
    }

    /// Whether an entry came after the one of this number that is valued by the last day.
    public boolean after(Unit unit, long number) {
        return !entries.upTo(unit, account.name(), number, last, 1).isEmpty();
    }

    /// Whether an entry valued by the last day follows from one of these sources.
    public boolean isOf(Unit unit, Set<String> sources) {
        return entries.ofSources(unit, sources).stream()
                .filter(entry -> !entry.valueOn().isAfter(last))
                .anyMatch(entry -> BookPostings.isOf(entry, account));
    }
}
