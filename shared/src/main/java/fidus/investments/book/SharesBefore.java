package fidus.investments.book;

import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// How a contract that shares performance stood at its last valuation before it was taken over.
///
/// @param valuedOn a month's end; what the accounts earn after it counts here
/// @param performance C since `interestStart` on that day, a loss below zero
/// @param highWaterMark the greatest C on which a share was found
/// @param shares all that were found, the oldest first
public record SharesBefore(
        LocalDate valuedOn, Money performance, Money highWaterMark, List<ShareBefore> shares) {
    public SharesBefore {
        shares = List.copyOf(shares);
    }

    /// What must still be earned before there is a share again: the mark, counted from the last
    /// valuation.
    public Money toRecover() {
        return highWaterMark.minus(performance);
    }
}
