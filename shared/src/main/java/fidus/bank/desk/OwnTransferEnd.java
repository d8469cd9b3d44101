package fidus.bank.desk;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One end of a transfer between accounts of the house, as it was booked.
///
/// @param rowId the statement's row, or the part of a batch entry, that shows it
/// @param day the row's day at the bank
/// @param bookedOn the day on which it counts in the books: later where the row's month was closed
/// @param charge what a bank kept between the two ends, booked to 5500 with this one; absent
///   without
/// @param entryNumber of the journal
public record OwnTransferEnd(
        String rowId,
        LocalDate day,
        LocalDate bookedOn,
        @Nullable Money charge,
        long entryNumber) {}
