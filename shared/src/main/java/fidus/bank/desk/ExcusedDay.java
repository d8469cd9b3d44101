package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// A day that a statement was due for and that two persons excused.
///
/// @param id account and day
/// @param takenBack why a statement is expected again, absent while the excuse stands
public record ExcusedDay(
        String id,
        HouseAccountId houseAccountId,
        LocalDate day,
        String reason,
        String askedByName,
        String agreedByName,
        Instant agreedAt,
        @Nullable String takenBack,
        long version) {
    public boolean stands() {
        return takenBack == null;
    }
}
