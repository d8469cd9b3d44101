package fidus.rebates;

import java.time.LocalDate;

/// A receipt at a bank that turned out wrong. It stays on record, and its entry is mirrored.
///
/// @param on the day the mirror counts from in the books; until then the receipt stood
public record TakenBackReceipt(RebateReceipt receipt, LocalDate on, String reason) {
    /// Whether the books had it at the end of a day.
    boolean stoodOn(LocalDate day) {
        return !receipt.counted().isAfter(day) && on.isAfter(day);
    }
}
