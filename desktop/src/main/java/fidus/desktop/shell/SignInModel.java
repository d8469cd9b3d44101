package fidus.desktop.shell;

import fidus.auth.AuthCalls;
import fidus.auth.EndSessions;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.SetPassword;
import fidus.auth.SetUp;
import fidus.contract.Nothing;
import fidus.contract.Problem;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Everything before there is a session: signing in, the first start, a first password.
public final class SignInModel {
    /// Which of the three forms is shown.
    public enum Form {
        SIGN_IN,
        SET_UP,
        FIRST_PASSWORD
    }

    private static final String LAST_LOGIN = "login";

    private final Shell shell;
    private final Settings settings;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.SIGN_IN);
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty login = new SimpleStringProperty("");
    private final BooleanProperty firstStart = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper crowded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final BooleanBinding connecting;

    public SignInModel(Shell shell, Settings settings) {
        this.shell = shell;
        this.settings = settings;
        address.set(shell.server().address());
        login.set(settings.get(LAST_LOGIN, ""));
        var connection = shell.connection();
        connecting = connection.lastProperty().isNull().or(connection.onlineProperty().not());
        connection.lastProperty().addListener((_, _, contact) -> seen(contact));
    }

    public ObjectProperty<Form> formProperty() {
        return form;
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty loginProperty() {
        return login;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// While the server has not answered yet, or does not any more.
    public BooleanBinding connectingProperty() {
        return connecting;
    }

    /// Why the last try failed, null when it did not.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Good news to show above the form, empty for none.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Shows another form, without what went wrong on the last.
    public void show(Form other) {
        crowded.set(false);
        problem.set(null);
        message.set("");
        form.set(other);
    }

    public void say(String text) {
        form.set(Form.SIGN_IN);
        message.set(text);
    }

    public void signIn(String password) {
        String name = login.get().strip();
        if (isTyped(name, password)) {
            ask(() -> shell.server().signIn(new Login(name, password, device())), this::begun);
        }
    }

    /// Whether the person is signed in at as many other places as anybody may be.
    public ReadOnlyBooleanProperty crowdedProperty() {
        return crowded.getReadOnlyProperty();
    }

    /// Ends what the person has open anywhere else and signs in here.
    public void signInHereOnly(String password) {
        String name = login.get().strip();
        if (isTyped(name, password)) {
            ask(
                    () -> {
                        var end = new EndSessions(name, password);
                        shell.server().call(AuthCalls.END_SESSIONS, end);
                        return shell.server().signIn(new Login(name, password, device()));
                    },
                    this::begun);
        }
    }

    private boolean isTyped(String name, String password) {
        if (name.isEmpty()) {
            missing("login", "Type your login.");
        } else if (password.isEmpty()) {
            missing("password", "Type your password.");
        }
        return !name.isEmpty() && !password.isEmpty();
    }

    /// Makes the first two people.
    public void setUp(SetUp first) {
        if (first.admin().login().equals(first.approver().login())) {
            missing(
                    "approver.login",
                    "Administrator and approver are two people: give them different logins.");
            return;
        }
        ask(
                () -> shell.server().call(AuthCalls.SET_UP, first),
                (Nothing _) -> {
                    firstStart.set(false);
                    login.set(first.admin().login());
                    say("Both people are set up. Sign in as the administrator or the approver.");
                });
    }

    public void setPassword(SetPassword chosen, String repeated) {
        if (!chosen.password().equals(repeated)) {
            missing("repeated", "The two passwords differ.");
            return;
        }
        ask(
                () -> shell.server().call(AuthCalls.SET_PASSWORD, chosen),
                (Nothing _) -> {
                    login.set(chosen.login());
                    say("Your password is set. Sign in with it.");
                });
    }

    private <T> void ask(Callable<T> question, Consumer<T> then) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        crowded.set(false);
        problem.set(null);
        message.set("");
        String where = address.get();
        shell.background()
                .run(
                        () -> {
                            shell.server().moveTo(where);
                            return question.call();
                        },
                        answer -> {
                            busy.set(false);
                            then.accept(answer);
                        },
                        failed -> {
                            busy.set(false);
                            crowded.set(isCrowded(failed));
                            problem.set(failed);
                        });
    }

    private void begun(Me me) {
        settings.set(LAST_LOGIN, me.login());
        settings.set(MainWindowModel.ADDRESS, shell.server().address());
        shell.session().begin(me);
    }

    private void seen(@Nullable Contact contact) {
        boolean first = contact != null && !contact.peopleExist();
        if (first && !firstStart.get()) {
            show(Form.SET_UP);
        }
        firstStart.set(first);
    }

    private static boolean isCrowded(Problem why) {
        return why.fields().stream().anyMatch(one -> one.field().equals("places"));
    }

    private void missing(String field, String what) {
        problem.set(Problem.at(field, Problem.Code.BAD_VALUE, what));
    }

    private static String device() {
        return System.getProperty("os.name", "unknown") + " desktop";
    }
}
