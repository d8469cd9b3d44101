package fidus.desktop.payments;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.StepUpModel;
import fidus.money.Currency;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.RetireHouseAccount;
import fidus.payments.wallets.WalletCalls;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The accounts of the house, and a new one while it is typed. Another person approves each before
/// it is there.
public final class HousesModel {
    public final StringProperty name = new SimpleStringProperty("");
    public final PlaceModel place = new PlaceModel();

    private final Shell shell;
    private final Fetched<HouseAccountList> houses;
    private final Command<AddHouseAccount, Prepared> add;
    private final ReasonModel reason;
    private final StepUpModel stepUp;
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper subject = new ReadOnlyStringWrapper("");
    private Runnable changed = () -> {};

    /// @param houses read by whoever shows what can be paid, too
    public HousesModel(Shell shell, Fetched<HouseAccountList> houses) {
        this.shell = shell;
        this.houses = houses;
        add = new Command<>(shell, WalletCalls.ADD_HOUSE_ACCOUNT);
        reason = new ReasonModel(shell);
        stepUp = new StepUpModel(shell, List.of(add));
    }

    public Shell shell() {
        return shell;
    }

    public Fetched<HouseAccountList> houses() {
        return houses;
    }

    public Command<AddHouseAccount, Prepared> command() {
        return add;
    }

    /// Why an account is retired.
    public ReasonModel reason() {
        return reason;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return stepUp.problemProperty();
    }

    /// Whether the server asks for the password before it goes on.
    public BooleanProperty confirmingProperty() {
        return stepUp.confirmingProperty();
    }

    /// Whether a new account is being typed.
    public ReadOnlyBooleanProperty addingProperty() {
        return adding.getReadOnlyProperty();
    }

    /// The account in hand as `houseAccount/id`, also one that is not there before another person
    /// approved it; empty for none.
    public ReadOnlyStringProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public boolean mayPrepare() {
        return add.isAllowed();
    }

    public boolean canRetire(@Nullable HouseAccount account) {
        return account != null
                && mayPrepare()
                && account.houseAccountState() == HouseAccountState.ACTIVE;
    }

    public void whenChanged(Runnable then) {
        changed = then;
    }

    /// @param record as `houseAccount/id`
    public void visit(String record) {
        subject.set(record);
    }

    public void choose(HouseAccount account) {
        visit("houseAccount/" + account.id().value());
    }

    public void begin() {
        reason.close();
        adding.set(true);
    }

    /// What was typed stays for the next opening.
    public void close() {
        stepUp.forget();
        adding.set(false);
    }

    public void add() {
        var faults = new ArrayList<Problem.Field>();
        PlaceModel.needs(faults, !name.get().isBlank(), "name", "Give it a name.");
        Currency in = place.check(faults);
        if (in == null || !faults.isEmpty()) {
            stepUp.refuse(faults);
            return;
        }
        var wanted =
                new AddHouseAccount(
                        name.get().strip(), place.bankDetails(), place.chainAddress(), in);
        stepUp.ask(() -> add.send(wanted, this::added));
    }

    /// Goes on after the server asked for the password again.
    public void confirm(String password) {
        stepUp.confirm(password);
    }

    /// Asks why this account is retired.
    ///
    /// @param words title, hint and verb of the question
    public void retire(HouseAccount account, ReasonModel.Deed words) {
        close();
        reason.ask(
                words,
                WalletCalls.RETIRE_HOUSE_ACCOUNT,
                typed -> new RetireHouseAccount(account.id(), typed),
                this::waits);
    }

    private void added(Prepared waiting) {
        name.set("");
        place.clear();
        close();
        waits(waiting);
    }

    private void waits(Prepared waiting) {
        shell.notices().good("Waits for a second person: " + waiting.title());
        subject.set("");
        subject.set(waiting.subject());
        changed.run();
    }
}
