package fidus.desktop.reconciliation;

import fidus.auth.AuthCalls;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.contract.Nothing;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.Act;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who can own a break, and the names behind the ids that breaks carry.
final class Owners {
    private static final String UNREAD = "Person not read yet";

    /// Somebody who can be chosen.
    ///
    /// @param unsettled how many breaks are on this person's desk already
    record Owner(PersonId id, String name, int unsettled) {
        /// The name, and how much the person has to do already.
        String label() {
            return unsettled == 0 ? name : name + " · " + unsettled + " open";
        }
    }

    private final Shell shell;
    private final ObservableList<Owner> choice = FXCollections.observableArrayList();
    private final Map<String, String> names = new HashMap<>();
    private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper();
    private boolean known;

    Owners(Shell shell) {
        this.shell = shell;
    }

    /// Asks again each time, because people come and go and their breaks with them.
    void read() {
        Me me = shell.session().me();
        if (me == null) {
            return;
        }
        if (choice.isEmpty() || !choice.getFirst().id().equals(me.id())) {
            known = false;
            offer(me, List.of());
        }
        shell.background()
                .run(
                        () -> shell.server().call(ReconciliationCalls.OWNERS, new Nothing()),
                        owners -> {
                            known = true;
                            offer(me, owners.people());
                            readings.set(readings.get() + 1);
                        },
                        _ -> {});
        if (shell.session().may(Permission.SEE_USERS)) {
            shell.background()
                    .run(
                            () -> shell.server().call(AuthCalls.PEOPLE, new Nothing()).people(),
                            people -> {
                                people.forEach(one -> name(one.id(), one.name()));
                                readings.set(readings.get() + 1);
                            },
                            _ -> {});
        }
    }

    /// How often people were read: what names them does so anew when it grows.
    ReadOnlyLongProperty readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    /// Whether it was read who can be chosen.
    boolean areKnown() {
        return known;
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
        String name = names.get(id);
        if (name != null || id.length() != 36) {
            return name == null ? id : name;
        }
        return known ? "Person " + id.substring(0, 8) : UNREAD;
    }

    private void name(PersonId id, String name) {
        names.put(id.value().toString(), name);
    }

    private void offer(Me me, List<BreakOwners.Owner> people) {
        List<Owner> offered = new ArrayList<>();
        name(me.id(), me.name());
        people.forEach(one -> name(one.id(), one.name()));
        if (shell.session().may(Permission.RECONCILE)) {
            int own =
                    people.stream()
                            .filter(one -> one.id().equals(me.id()))
                            .mapToInt(BreakOwners.Owner::unsettled)
                            .sum();
            offered.add(new Owner(me.id(), me.name() + " (me)", own));
        }
        people.stream()
                .filter(one -> one.mayOwn() && !one.id().equals(me.id()))
                .map(one -> new Owner(one.id(), one.name(), one.unsettled()))
                .forEach(offered::add);
        if (!offered.equals(choice)) {
            choice.setAll(offered);
        }
    }
}
