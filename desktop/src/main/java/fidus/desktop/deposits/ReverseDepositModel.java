package fidus.desktop.deposits;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositReturn;
import fidus.deposits.EndDeposit;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Consumer;

/// A confirmed deposit that leaves the books: its money left again, or was never there.
public final class ReverseDepositModel {
    private static final int SHORTEST_EVIDENCE = 4;
    private static final int SHORTEST_REASON = 10;

    private final Command<EndDeposit, Prepared> command;
    private final ReadOnlyObjectWrapper<@Nullable Deposit> about = new ReadOnlyObjectWrapper<>();
    private Consumer<Prepared> prepared = _ -> {};

    /// Whether the money was there and left; else it was recorded in error.
    public final BooleanProperty left = new SimpleBooleanProperty(true);

    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final StringProperty evidence = new SimpleStringProperty("");
    public final StringProperty reason = new SimpleStringProperty("");

    public ReverseDepositModel(Shell shell) {
        command = new Command<>(shell, DepositCalls.REVERSE);
    }

    /// The deposit it is asked for, null while it is for none.
    public ReadOnlyObjectProperty<@Nullable Deposit> aboutProperty() {
        return about.getReadOnlyProperty();
    }

    public Command<EndDeposit, Prepared> command() {
        return command;
    }

    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void begin(Deposit deposit) {
        close();
        about.set(deposit);
    }

    public void close() {
        left.set(true);
        valueOn.set(null);
        evidence.set("");
        reason.set("");
        command.refuse(null);
        about.set(null);
    }

    public void send() {
        Deposit deposit = about.get();
        var faults = new ArrayList<Problem.Field>();
        LocalDate day = valueOn.get();
        if (left.get() && day == null) {
            faults.add(new Problem.Field("returned.valueOn", "A day such as 2026-11-21."));
        }
        if (left.get() && evidence.get().strip().length() < SHORTEST_EVIDENCE) {
            faults.add(
                    new Problem.Field(
                            "returned.evidence",
                            "The reference of the bank, or the hash of the transaction."));
        }
        if (reason.get().strip().length() < SHORTEST_REASON) {
            faults.add(new Problem.Field("reason", "Say why in at least 10 characters."));
        }
        if (deposit == null || !faults.isEmpty()) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new EndDeposit(
                        deposit.id(),
                        reason.get().strip(),
                        left.get() && day != null
                                ? new DepositReturn(day, evidence.get().strip())
                                : null),
                after -> {
                    close();
                    prepared.accept(after);
                });
    }
}
