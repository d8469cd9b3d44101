package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What several breaks come to.
///
/// @param money exact, without signs
/// @param signed losses, gains and what they come to together; empty where not all of them were
///   read
record BulkSums(List<Money> money, List<SignedSums> signed) {
    BulkSums {
        money = List.copyOf(money);
        signed = List.copyOf(signed);
    }

    static BulkSums of(List<BreakCard> cards) {
        return new BulkSums(MoneySums.of(cards), SignedSums.of(cards));
    }

    /// Everything that fits.
    ///
    /// @param page with the rows that were read, null while nothing was
    static BulkSums of(@Nullable BreakPage page) {
        if (page == null) {
            return new BulkSums(List.of(), List.of());
        }
        boolean all = page.breaks().size() == page.total();
        return new BulkSums(page.sums(), all ? SignedSums.of(page.breaks()) : List.of());
    }
}
