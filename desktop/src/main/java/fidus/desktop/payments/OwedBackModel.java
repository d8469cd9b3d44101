package fidus.desktop.payments;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.payments.OwedBack;
import fidus.payments.PayableList;
import fidus.payments.PaymentCalls;
import fidus.payments.RecordOwedBack;
import fidus.payments.wallets.HouseAccount;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What parties were paid too much, and the record of what of it came back.
public final class OwedBackModel {
    public final ObjectProperty<@Nullable OwedBack> owed = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable HouseAccount> house = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> money = new SimpleObjectProperty<>();
    public final StringProperty evidence = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable LocalDate> valueOn = new SimpleObjectProperty<>();
    public final StringProperty reason = new SimpleStringProperty("");

    private final PayablesModel payables;
    private final Command<RecordOwedBack, Prepared> command;
    private Runnable changed = () -> {};

    OwedBackModel(PayablesModel payables) {
        this.payables = payables;
        Shell shell = payables.shell();
        command = new Command<>(shell, PaymentCalls.RECORD_OWED_BACK);
        valueOn.set(shell.today());
    }

    public PayablesModel payables() {
        return payables;
    }

    public Command<RecordOwedBack, Prepared> command() {
        return command;
    }

    /// What happens after something was prepared.
    public void whenChanged(Runnable then) {
        changed = then;
    }

    public List<OwedBack> rows() {
        PayableList now = payables.payables().value();
        return now == null ? List.of() : now.owedBack();
    }

    /// The accounts of the house in the currency of what is chosen.
    public List<HouseAccount> houses() {
        OwedBack chosen = owed.get();
        return chosen == null
                ? List.of()
                : payables.active().stream()
                        .filter(one -> one.currency().equals(chosen.owedAmount().currency()))
                        .toList();
    }

    public void record() {
        OwedBack from = owed.get();
        HouseAccount at = house.get();
        Money sum = money.get();
        LocalDate on = valueOn.get();
        var faults = new ArrayList<Problem.Field>();
        needs(faults, from, "item", "Choose who gave something back.");
        needs(faults, at, "houseAccountId", "Choose where the money came.");
        needs(faults, sum, "money", "Type the sum.");
        needs(faults, on, "valueOn", "Choose the day at the bank.");
        needs(
                faults,
                evidence.get().isBlank() ? null : "",
                "evidence",
                "Type the bank's reference or the row of the statement.");
        if (!faults.isEmpty() || from == null || at == null || sum == null || on == null) {
            command.refuse(Command.incomplete(faults));
            return;
        }
        command.send(
                new RecordOwedBack(
                        from.item(),
                        at.id(),
                        sum,
                        evidence.get().strip(),
                        on,
                        reason.get().strip()),
                this::prepared);
    }

    private void prepared(Prepared waiting) {
        payables.shell().notices().good(waiting.title());
        money.set(null);
        evidence.set("");
        reason.set("");
        changed.run();
    }

    private static void needs(
            List<Problem.Field> faults, @Nullable Object given, String field, String message) {
        if (given == null) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
