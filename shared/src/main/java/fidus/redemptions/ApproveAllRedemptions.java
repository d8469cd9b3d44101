package fidus.redemptions;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Available rows and waiting requests due on or before a day, prepared as one list for another
/// person.
///
/// @param items the chosen ones as {@link ReadyRedemption#item} names them, at most 1,000; absent
///   for everything that nothing stands against
public record ApproveAllRedemptions(LocalDate dueUntil, @Nullable List<String> items) {
    public ApproveAllRedemptions {
        items = items == null ? null : List.copyOf(items);
    }
}
