package fidus.desktop.banks;

import fidus.approvals.Prepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.StateBankBalance;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The form for what the bank had at the end of a statement that gives no balance. It opens empty:
/// who states a balance reads it at the bank.
public final class StateBalanceModel {
    private static final int SHORTEST = 10;

    private final Shell shell;
    private final Command<StateBankBalance, Prepared> command;
    private final ReadOnlyObjectWrapper<@Nullable TakenStatement> statement =
            new ReadOnlyObjectWrapper<>();

    public final ObjectProperty<@Nullable Money> balance = new SimpleObjectProperty<>();
    public final StringProperty evidence = new SimpleStringProperty("");

    StateBalanceModel(Shell shell) {
        this.shell = shell;
        command = new Command<>(shell, BankCalls.STATE_BALANCE);
    }

    public Command<StateBankBalance, Prepared> command() {
        return command;
    }

    /// The statement in hand; null while the form is closed.
    public ReadOnlyObjectProperty<@Nullable TakenStatement> statementProperty() {
        return statement.getReadOnlyProperty();
    }

    /// Whether this person may state a balance for it: only where its file gives none.
    boolean mayFor(TakenStatement one) {
        return command.isAllowed() && one.givesNoBalance();
    }

    void open(TakenStatement of) {
        if (mayFor(of)) {
            balance.set(null);
            evidence.set("");
            command.refuse(null);
            statement.set(of);
        }
    }

    public void close() {
        statement.set(null);
    }

    public void send() {
        TakenStatement of = statement.get();
        Money held = balance.get();
        var faults = new ArrayList<Problem.Field>();
        if (held == null) {
            faults.add(
                    new Problem.Field("balance", "Enter what the bank had, also when it is zero."));
        }
        if (evidence.get().strip().length() < SHORTEST) {
            faults.add(
                    new Problem.Field(
                            "evidence", "Say in at least 10 characters where you read it."));
        }
        if (of == null || held == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(List.copyOf(faults)));
            return;
        }
        command.send(
                new StateBankBalance(of.id(), held, evidence.get().strip()),
                waiting -> {
                    close();
                    shell.notices().good("Waits for a second person: " + waiting.title());
                });
    }
}
