package fidus.server.shares;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// The days from which what valuations found of rows counts in the books, of all contracts.
public final class BookedRows {
    private final Map<String, LocalDate> days;

    BookedRows(Map<String, LocalDate> days) {
        this.days = Map.copyOf(days);
    }

    /// As {@link Shares#countsOn} says.
    public Optional<LocalDate> countsOn(InvestmentId contract, PayoutRef row) {
        return Optional.ofNullable(days.get(ShareStore.Booked.id(contract, row)));
    }
}
