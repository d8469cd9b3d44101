package fidus.desktop.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// The break in hand. Whatever is said or asked goes to it, so it never outlives the list it was
/// picked from: other filters keep it only where it is listed again, another account lets it go at
/// once. What is done about it may take it out of the list; it stays in hand then, so that the
/// outcome is seen.
final class BreakInHand {
    private final ReadOnlyObjectWrapper<@Nullable BreakCard> card = new ReadOnlyObjectWrapper<>();
    private boolean narrowed;

    ReadOnlyObjectProperty<@Nullable BreakCard> property() {
        return card.getReadOnlyProperty();
    }

    @Nullable BreakCard get() {
        return card.get();
    }

    @Nullable BreakId id() {
        BreakCard now = card.get();
        return now == null ? null : now.found().id();
    }

    void take(@Nullable BreakCard now) {
        narrowed = false;
        card.set(now);
    }

    /// A newer reading of it; of any other break nothing is taken.
    void renew(BreakCard now) {
        if (now.found().id().equals(id())) {
            card.set(now);
        }
    }

    /// Other filters are set.
    ///
    /// @param account whose breaks are listed, empty for all
    void narrowed(String account) {
        narrowed = true;
        BreakCard now = card.get();
        if (now != null && !account.isEmpty() && !account.equals(now.account())) {
            take(null);
        }
    }

    /// A list was read, or is forgotten.
    void arrived(BreakListing.@Nullable Answer now) {
        BreakId id = id();
        if (id == null || now == null) {
            return;
        }
        BreakCard listed =
                now.page().breaks().stream()
                        .filter(one -> one.found().id().equals(id))
                        .findFirst()
                        .orElse(null);
        BreakCard after = now.chosen();
        if (listed == null && narrowed) {
            take(null);
        } else if (after != null && after.found().id().equals(id)) {
            card.set(after);
        } else if (listed != null) {
            card.set(listed);
        }
        narrowed = false;
    }
}
