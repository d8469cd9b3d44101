package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What takes something of the difference of the break in hand away, and whether that was read yet.
final class KnownOffsets {
    enum State {
        READING,
        READ,
        FAILED
    }

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private List<BreakCard> cards = List.of();

    /// Another break is in hand.
    void forget() {
        cards = List.of();
        state.set(State.READING);
    }

    /// @return whether that is news
    boolean are(List<BreakCard> read) {
        boolean news = state.get() != State.READ || !cards.equals(read);
        cards = List.copyOf(read);
        state.set(State.READ);
        return news;
    }

    /// The same break as it was read last.
    BreakCard asRead(BreakCard card) {
        return card(card.found().id()).orElse(card);
    }

    Optional<BreakCard> card(BreakId id) {
        return cards.stream().filter(one -> one.found().id().equals(id)).findFirst();
    }

    /// What was read before still stands.
    ///
    /// @param why null while nothing failed
    void failed(@Nullable Problem why) {
        if (why != null && state.get() != State.READ) {
            state.set(State.FAILED);
        }
    }

    List<BreakCard> cards() {
        return cards;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
