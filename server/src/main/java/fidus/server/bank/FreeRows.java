package fidus.server.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Rows that nothing in the books stands on.
///
/// @param whole rows of which no part is held
/// @param pieces what is to be explained one by one: the parts of a batch entry that nobody holds,
///   and every other row as it is
record FreeRows(List<BankStore.StoredRow> whole, List<BankStore.StoredRow> pieces) {
    /// @param unmatched rows that count and that no match uses
    /// @param booked the rows and parts that the books hold
    /// @param deposited whether a deposit stands on this row
    static FreeRows of(
            List<BankStore.StoredRow> unmatched, Set<String> booked, Predicate<String> deposited) {
        List<BankStore.StoredRow> whole = new ArrayList<>();
        List<BankStore.StoredRow> pieces = new ArrayList<>();
        for (BankStore.StoredRow row : unmatched) {
            List<BankStore.StoredRow> parts = Parts.of(row);
            boolean split = parts.size() > 1;
            if (booked.contains(row.id()) || (split && deposited.test(row.id()))) {
                continue;
            }
            List<BankStore.StoredRow> open =
                    parts.stream().filter(part -> !booked.contains(part.id())).toList();
            if (open.size() == parts.size()) {
                whole.add(row);
            }
            pieces.addAll(open);
        }
        return new FreeRows(whole, pieces);
    }
}
