package fidus.desktop.reconciliation;

import fidus.auth.AuthCalls;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.contract.Nothing;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.Act;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who can own a break, and the names behind the ids that breaks carry. Whoever may not see the
/// people of the house can still take a break over.
final class Owners {
    /// Somebody who can be chosen.
    record Owner(PersonId id, String name) {}

    private final Shell shell;
    private final ObservableList<Owner> choice = FXCollections.observableArrayList();
    private final Map<String, String> names = new HashMap<>();

    Owners(Shell shell) {
        this.shell = shell;
    }

    void read() {
        Me me = shell.session().me();
        if (me == null || (!choice.isEmpty() && choice.getFirst().id().equals(me.id()))) {
            return;
        }
        offer(List.of());
        if (shell.session().may(Permission.SEE_USERS)) {
            shell.background()
                    .run(
                            () -> shell.server().call(AuthCalls.PEOPLE, new Nothing()).people(),
                            this::offer,
                            _ -> offer(List.of()));
        }
    }

    /// First the person at this window.
    ObservableList<Owner> choice() {
        return choice;
    }

    /// @param id as breaks carry it
    String nameOf(@Nullable String id) {
        if (id == null) {
            return "";
        }
        if (id.equals(Act.SYSTEM)) {
            return "System";
        }
        String known = names.get(id);
        return known != null ? known : id.length() == 36 ? "Person " + id.substring(0, 8) : id;
    }

    private void offer(List<Person> people) {
        List<Owner> offered = new ArrayList<>();
        Me me = shell.session().me();
        if (me != null) {
            offered.add(new Owner(me.id(), me.name() + " (me)"));
            names.put(me.id().value().toString(), me.name());
        }
        for (Person person : people) {
            names.put(person.id().value().toString(), person.name());
            boolean self = me != null && person.id().equals(me.id());
            if (!self && person.personState() == PersonState.ACTIVE) {
                offered.add(new Owner(person.id(), person.name()));
            }
        }
        choice.setAll(offered);
    }
}
