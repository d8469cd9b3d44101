package fidus.bank;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One booked movement as the bank wrote it.
///
/// @param line the row's number in the file, counted from 1: line of text, entry of camt, record of
///   CSV
/// @param bankId the bank's unique id of the row (camt AcctSvcrRef, OFX FITID, MT940 bank
///   reference), empty when it gives none
/// @param bookingDate absent when the file gives only a value date
/// @param valueDate absent when the file gives only a booking date
/// @param money signed from the holder's side: money in is positive
/// @param reference the holder's reference, empty when there is none
/// @param endToEndId as it was sent with the payment, empty when there is none
/// @param text everything the row says, lines joined by one blank
/// @param counterparty name of the other side, empty when it is not said
/// @param counterpartyAccount empty when it is not said
/// @param batchReference what ties the row to a group, empty when there is none
/// @param batchCount how many payments the bank says it booked as this row, absent when it does not
/// @param status BOOKED, or PENDING for what the bank has not booked; pending rows count in no sum
/// @param reversal whether the bank marks it as the reversal of another row; the sign of the money
///   is already the real one
/// @param details the parts of a batch entry; empty or their sum is the row, else a check says so
/// @param returned why the bank sends a payment back, such as AC01, or `returned` where it does not
///   say; absent for what the bank does not mark as a return
public record BankRow(
        int line,
        String bankId,
        @Nullable LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        Money money,
        String reference,
        String endToEndId,
        String text,
        String counterparty,
        String counterpartyAccount,
        String batchReference,
        @Nullable Integer batchCount,
        Status status,
        boolean reversal,
        List<Detail> details,
        @Nullable String returned) {
    public BankRow {
        details = List.copyOf(details);
    }

    /// Whether the bank says that it, or a part of it, sends a payment back.
    public boolean bringsBack() {
        return returned != null || details.stream().anyMatch(one -> one.returned() != null);
    }

    /// Whether the bank has booked it.
    public enum Status {
        BOOKED,
        PENDING
    }

    /// One part of a batch entry.
    ///
    /// @param money signed as the row, absent when the bank does not say the part's amount
    /// @param returned as of the row
    public record Detail(
            @Nullable Money money,
            String reference,
            String endToEndId,
            String text,
            String counterparty,
            String counterpartyAccount,
            @Nullable String returned) {}
}
