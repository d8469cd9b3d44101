package fidus.desktop.people;

import fidus.approvals.Prepared;
import fidus.auth.AddPerson;
import fidus.auth.AuthCalls;
import fidus.auth.ChangePerson;
import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.StepUpModel;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A new person or another access of one, while it is typed.
public final class PersonModel {
    private static final int SHORTEST_REASON = 10;

    /// What is open.
    ///
    /// @param of the person whose access changes; absent for a new one
    public record Form(@Nullable Person of) {}

    private final Command<AddPerson, Prepared> add;
    private final Command<ChangePerson, Prepared> change;
    private final StepUpModel stepUp;
    private final ReadOnlyObjectWrapper<@Nullable Form> open = new ReadOnlyObjectWrapper<>();
    private final Map<Role, BooleanProperty> roles = new EnumMap<>(Role.class);

    public final StringProperty login = new SimpleStringProperty("");
    public final StringProperty name = new SimpleStringProperty("");
    public final BooleanProperty active = new SimpleBooleanProperty(true);
    public final StringProperty reason = new SimpleStringProperty("");

    PersonModel(Shell shell) {
        add = new Command<>(shell, AuthCalls.ADD_PERSON);
        change = new Command<>(shell, AuthCalls.CHANGE_PERSON);
        stepUp = new StepUpModel(shell, List.of(add, change));
        staff().forEach(role -> roles.put(role, new SimpleBooleanProperty()));
    }

    /// The roles that people of the house can have.
    public static List<Role> staff() {
        return Stream.of(Role.values()).filter(Role::isStaff).toList();
    }

    /// Null while nothing is typed.
    public ReadOnlyObjectProperty<@Nullable Form> openProperty() {
        return open.getReadOnlyProperty();
    }

    public BooleanProperty role(Role role) {
        return Objects.requireNonNull(roles.get(role), "a role of the house");
    }

    public StepUpModel stepUp() {
        return stepUp;
    }

    public BooleanBinding readyProperty() {
        return Bindings.and(add.readyProperty(), change.readyProperty());
    }

    void begin(@Nullable Person of) {
        stepUp.forget();
        login.set(of == null ? "" : of.login());
        name.set(of == null ? "" : of.name());
        active.set(of == null || of.personState() == PersonState.ACTIVE);
        reason.set("");
        roles.forEach((role, chosen) -> chosen.set(of != null && of.roles().contains(role)));
        open.set(new Form(of));
    }

    public void close() {
        stepUp.forget();
        open.set(null);
    }

    public void send(Consumer<Prepared> prepared) {
        Form form = open.get();
        if (form == null) {
            return;
        }
        Person of = form.of();
        List<Role> chosen = staff().stream().filter(role -> role(role).get()).toList();
        String why = reason.get().strip();
        List<Problem.Field> faults = faults(of, chosen, why);
        if (!faults.isEmpty()) {
            stepUp.refuse(faults);
            return;
        }
        Consumer<Prepared> done =
                waiting -> {
                    close();
                    prepared.accept(waiting);
                };
        if (of == null) {
            var wanted = new AddPerson(login.get().strip(), name.get().strip(), chosen, why);
            stepUp.ask(() -> add.send(wanted, done));
        } else {
            PersonState state = active.get() ? PersonState.ACTIVE : PersonState.DISABLED;
            var wanted = new ChangePerson(of.id(), chosen, state, of.version(), why);
            stepUp.ask(() -> change.send(wanted, done));
        }
    }

    private List<Problem.Field> faults(@Nullable Person of, List<Role> chosen, String why) {
        var faults = new ArrayList<Problem.Field>();
        if (of == null && login.get().isBlank()) {
            faults.add(new Problem.Field("login", "What the person types to sign in."));
        }
        if (of == null && name.get().isBlank()) {
            faults.add(new Problem.Field("name", "The person's name, as others read it."));
        }
        if (chosen.isEmpty()) {
            faults.add(new Problem.Field("roles", "Choose at least one role."));
        }
        if (why.length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        return faults;
    }
}
