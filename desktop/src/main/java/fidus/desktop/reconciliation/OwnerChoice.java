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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A list to choose an owner from. Who was chosen stays chosen when the people are read again, and
/// is chosen as soon as they are read.
final class OwnerChoice {
    private final ComboBox<Owners.Owner> box;
    private final Owners owners;
    private final ObservableList<Owners.Owner> people;
    private final List<Runnable> told = new ArrayList<>();
    private @Nullable PersonId stands;
    private @Nullable String wanted;
    private boolean filling;

    OwnerChoice(ComboBox<Owners.Owner> box, Owners owners) {
        this.box = box;
        this.owners = owners;
        people = owners.choice();
        box.setConverter(Choice.words(Owners.Owner::label));
        people.addListener((ListChangeListener<Owners.Owner>) _ -> offer());
        owners.readingsProperty().addListener((_, _, _) -> offer());
        box.valueProperty().addListener((_, _, _) -> picked());
        offer();
    }

    /// Told when another person is chosen, not when how much that person has to do changes.
    void whenOther(Runnable then) {
        told.add(then);
    }

    private void offer() {
        PersonId was = chosen();
        fill(wanted != null || was == null ? wanted : was.value().toString());
    }

    @Nullable PersonId chosen() {
        return box.getValue() == null ? null : box.getValue().id();
    }

    /// @param id of a person as text; in place of somebody who cannot be chosen stands the person
    ///   at this window, until that one can. While nobody knows who can be, it is that person
    void choose(@Nullable String id) {
        fill(id);
    }

    /// Whether nobody chose who stands here: it is somebody who cannot be chosen now, or the person
    /// at this window instead.
    boolean isStandIn() {
        return wanted != null;
    }

    private void fill(@Nullable String id) {
        filling = true;
        Optional<Owners.Owner> one =
                people.stream().filter(it -> it.id().value().toString().equals(id)).findFirst();
        Optional<Owners.Owner> unread = one.isPresent() ? Optional.empty() : unread(id);
        List<Owners.Owner> offered = new ArrayList<>(people);
        unread.ifPresent(offered::add);
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        wanted = one.isPresent() ? null : id;
        box.setValue(one.or(() -> unread).orElse(people.isEmpty() ? null : people.getFirst()));
        filling = false;
        tell();
    }

    private Optional<Owners.Owner> unread(@Nullable String id) {
        if (id == null || owners.areKnown()) {
            return Optional.empty();
        }
        try {
            var person = new PersonId(UUID.fromString(id));
            return Optional.of(new Owners.Owner(person, owners.nameOf(id), 0));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a person of this house
        }
    }

    private void picked() {
        if (!filling) {
            wanted = null;
            tell();
        }
    }

    private void tell() {
        PersonId now = chosen();
        if (!Objects.equals(now, stands)) {
            stands = now;
            told.forEach(Runnable::run);
        }
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
