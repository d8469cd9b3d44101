package fidus.desktop.reconciliation;

import fidus.auth.PersonId;
import fidus.desktop.controls.Choice;
import fidus.reconciliation.desk.BreakCard;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;

import org.jspecify.annotations.Nullable;

/// A list to choose an owner from. Who was chosen stays chosen when the people are read again.
final class OwnerChoice {
    private final ComboBox<Owners.Owner> box;
    private final ObservableList<Owners.Owner> people;

    OwnerChoice(ComboBox<Owners.Owner> box, Owners owners) {
        this.box = box;
        people = owners.choice();
        box.setConverter(Choice.words(Owners.Owner::label));
        people.addListener((ListChangeListener<Owners.Owner>) _ -> offer());
        offer();
    }

    private void offer() {
        PersonId was = chosen();
        box.getItems().setAll(people);
        choose(was == null ? null : was.value().toString());
    }

    @Nullable PersonId chosen() {
        return box.getValue() == null ? null : box.getValue().id();
    }

    /// @param id of a person as text; somebody who cannot be chosen is the person at this window
    void choose(@Nullable String id) {
        box.setValue(
                people.stream()
                        .filter(one -> one.id().value().toString().equals(id))
                        .findFirst()
                        .orElse(people.isEmpty() ? null : people.getFirst()));
    }

    /// Whether nobody is chosen, or whoever owns the break already.
    BooleanBinding changesNothing(ReadOnlyObjectProperty<@Nullable BreakCard> of) {
        return Bindings.createBooleanBinding(
                () -> {
                    PersonId to = chosen();
                    return to == null || to.value().toString().equals(ownerOf(of.get()));
                },
                box.valueProperty(),
                of);
    }

    private static @Nullable String ownerOf(@Nullable BreakCard card) {
        return card == null ? null : card.found().findings().owner();
    }
}
