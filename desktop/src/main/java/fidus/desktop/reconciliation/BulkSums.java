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
/// @param once the money where one and the same counts once, null where nothing is said twice or
///   that was not asked
record BulkSums(List<Money> money, List<SignedSums> signed, @Nullable List<Money> once) {
    BulkSums {
        money = List.copyOf(money);
        signed = List.copyOf(signed);
    }

    static BulkSums of(List<BreakCard> cards) {
        return new BulkSums(MoneySums.of(cards), SignedSums.of(cards), null);
    }

    /// Everything that fits.
    ///
    /// @param page with the rows that were read, null while nothing was
    static BulkSums of(@Nullable BreakPage page) {
        if (page == null) {
            return new BulkSums(List.of(), List.of(), null);
        }
        boolean all = page.breaks().size() == page.total();
        return new BulkSums(
                page.sums(), all ? SignedSums.of(page.breaks()) : List.of(), page.once());
    }
}
