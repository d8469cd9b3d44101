package fidus.desktop.people;

import fidus.approvals.Prepared;
import fidus.auth.AskOneTimeCode;
import fidus.auth.AuthCalls;
import fidus.auth.DisablePerson;
import fidus.auth.Me;
import fidus.auth.OneTimeCode;
import fidus.auth.People;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.auth.ResetPassword;
import fidus.contract.Nothing;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.StepUpModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The people who can sign in, and what is done to their access.
public final class PeopleModel {
    public static final String SCREEN = "people";

    private final Shell shell;
    private final Fetched<People> people;
    private final ReasonModel reason;
    private final PersonModel form;
    private final Command<AskOneTimeCode, OneTimeCode> code;
    private final StepUpModel stepUp;
    private final ReadOnlyObjectWrapper<@Nullable Person> coded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OneTimeCode> half = new ReadOnlyObjectWrapper<>();

    public PeopleModel(Shell shell) {
        this.shell = shell;
        people = new Fetched<>(shell);
        reason = new ReasonModel(shell);
        form = new PersonModel(shell);
        code = new Command<>(shell, AuthCalls.ONE_TIME_CODE);
        stepUp = new StepUpModel(shell, List.of(code));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<People> people() {
        return people;
    }

    public ReasonModel reason() {
        return reason;
    }

    /// A new person, or other roles of one.
    public PersonModel form() {
        return form;
    }

    public StepUpModel stepUp() {
        return stepUp;
    }

    /// For whom a half of a code is being given, null while for nobody.
    public ReadOnlyObjectProperty<@Nullable Person> codedProperty() {
        return coded.getReadOnlyProperty();
    }

    /// The half once the server made it; it is shown this one time.
    public ReadOnlyObjectProperty<@Nullable OneTimeCode> halfProperty() {
        return half.getReadOnlyProperty();
    }

    public void read() {
        people.ask(AuthCalls.PEOPLE, new Nothing());
    }

    public boolean mayAdd() {
        return shell.session().may(Permission.PREPARE_USER);
    }

    /// Whether somebody else's roles may be changed by this person.
    public boolean mayChange(@Nullable Person one) {
        return one != null && mayAdd() && !isMe(one);
    }

    public boolean mayDisable(@Nullable Person one) {
        return one != null && mayChange(one) && one.personState() == PersonState.ACTIVE;
    }

    public boolean mayGiveCode(@Nullable Person one) {
        return one != null
                && shell.session().may(Permission.GIVE_CODE)
                && !isMe(one)
                && one.personState() == PersonState.ACTIVE;
    }

    private boolean isMe(Person one) {
        Me me = shell.session().me();
        return me != null && me.login().equals(one.login());
    }

    public void add() {
        closeAll();
        form.begin(null);
    }

    public void change(Person one) {
        closeAll();
        form.begin(one);
    }

    /// @param words title, hint and verb of the question
    public void disable(Person one, ReasonModel.Deed words) {
        closeAll();
        reason.ask(
                words,
                AuthCalls.DISABLE_PERSON,
                why -> new DisablePerson(one.id(), one.version(), why),
                after -> {
                    shell.notices().good(after.name() + " cannot sign in any more.");
                    read();
                });
    }

    /// @param words title, hint and verb of the question
    public void forgotten(Person one, ReasonModel.Deed words) {
        closeAll();
        reason.ask(
                words,
                AuthCalls.RESET_PASSWORD,
                why -> new ResetPassword(one.id(), why),
                this::waits);
    }

    /// Asks for this person's half; where the server wants the password first, it is asked for.
    public void giveCode(Person one) {
        closeAll();
        coded.set(one);
        stepUp.ask(() -> code.send(new AskOneTimeCode(one.id()), half::set));
    }

    /// Forgets the half: it cannot be read again.
    public void closeCode() {
        stepUp.forget();
        coded.set(null);
        half.set(null);
    }

    private void closeAll() {
        reason.close();
        form.close();
        closeCode();
    }

    private void waits(Prepared prepared) {
        shell.notices().good(prepared.title() + " waits for an approver.");
        read();
    }
}
